import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client'
import type { Identity } from '../store/accounts.ts'
import { type Claims, claimOf, holds, nameOf, verifiedMail } from './claims.ts'
import { SignInFailed } from './failed.ts'
import { asFailure, type Provider } from './provider.ts'
import type { SignIn } from './settings.ts'

type Settings = NonNullable<SignIn['oidc']>

/** An issuer may move its addresses: what it says of itself is asked again after this. */
const keptMilliseconds = 60 * 60_000

type Means = { now: () => number; send: typeof fetch }

/** Sign-in with OpenID Connect. The issuer is asked for its addresses when somebody first signs in. */
export function makeOidc(settings: Settings, { now, send }: Means): Provider {
  let kept: { configuration: Promise<Configuration>; until: number } | null = null

  async function configured(): Promise<Configuration> {
    if (kept !== null && now() < kept.until) return kept.configuration
    const asked = { configuration: configure(settings, send), until: now() + keptMilliseconds }
    kept = asked
    try {
      return await asked.configuration
    } catch (error) {
      if (kept === asked) kept = null
      throw error
    }
  }

  return {
    async begin({ state, verifier, nonce }, redirectUri) {
      try {
        return buildAuthorizationUrl(await configured(), {
          ...{ redirect_uri: redirectUri, scope: settings.scope, state, nonce },
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        })
      } catch (error) {
        throw asFailure(error)
      }
    },
    async finish({ state, verifier, nonce }, callback) {
      try {
        const configuration = await configured()
        const tokens = await authorizationCodeGrant(configuration, callback, {
          ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce },
          idTokenExpected: true,
        })
        return await whoIs(settings, configuration, tokens)
      } catch (error) {
        throw asFailure(error)
      }
    },
  }
}

async function configure(
  { issuer, clientId, clientSecret }: Settings,
  send: typeof fetch,
): Promise<Configuration> {
  const options = {
    [customFetch]: send as never,
    // The settings take plain http for this machine alone.
    execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
  }
  const found = (
    await discovery(issuer, clientId, clientSecret, undefined, options)
  ).serverMetadata()
  const methods = found.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const isBasic = methods.includes('client_secret_basic') && !methods.includes('client_secret_post')
  const shown = isBasic ? ClientSecretBasic(clientSecret) : ClientSecretPost(clientSecret)
  const configuration = new Configuration(found, clientId, clientSecret, shown)
  configuration[customFetch] = send as never
  for (const extension of options.execute) extension(configuration)
  // Signatures are checked although the token comes over TLS: a proxy between may end that.
  enableNonRepudiationChecks(configuration)
  return configuration
}

async function whoIs(
  { allow, name, trustsMail }: Settings,
  configuration: Configuration,
  tokens: Awaited<ReturnType<typeof authorizationCodeGrant>>,
): Promise<Identity> {
  const token = tokens.claims()
  if (token === undefined) throw new SignInFailed('provider-failed', `${name} sent no id_token.`)
  const answers: Claims[] = [token]
  const wanted = ['name', 'email', 'email_verified', ...allow.map(({ claim }) => claim)]
  const isMissing = wanted.some(claim => claimOf(token, claim) === undefined)
  if (isMissing && configuration.serverMetadata().userinfo_endpoint !== undefined)
    answers.push(await fetchUserInfo(configuration, tokens.access_token, token.sub))
  if (allow.length > 0 && !allow.some(one => answers.some(claims => holds(claims, one))))
    throw new SignInFailed('not-allowed', 'No claim that OIDC_ALLOW names lets them in.')
  const mail = verifiedMail(answers, trustsMail)
  return {
    provider: 'oidc',
    issuer: token.iss,
    subject: token.sub,
    login: null,
    mail,
    name: nameOf(Object.assign({}, ...answers.toReversed())) ?? mail ?? token.sub,
  }
}
