import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  Configuration,
  calculatePKCECodeChallenge,
  customFetch,
} from 'openid-client'
import type { Attempt } from './attempt.ts'
import { needsOrganisations, whoIs } from './github-who.ts'
import { asFailure, type Provider } from './provider.ts'
import type { SignIn } from './settings.ts'

type Settings = NonNullable<SignIn['github']>

/** GitHub knows OAuth alone, and does not describe itself at every host. Its name as an issuer is sent along since 2026. */
function configure(settings: Settings, send: typeof fetch): Configuration {
  const base = `${settings.url}/login/oauth`
  const server = {
    issuer: base,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/access_token`,
  }
  const configuration = new Configuration(server, settings.clientId, settings.clientSecret)
  configuration[customFetch] = send as never
  if (base.startsWith('http:')) allowInsecureRequests(configuration)
  return configuration
}

/** Sign-in with GitHub, of github.com or an Enterprise Server. */
export function makeGithub(settings: Settings, send: typeof fetch): Provider {
  const configuration = configure(settings, send)
  const scope = needsOrganisations(settings.allow) ? 'user:email read:org' : 'user:email'

  return {
    async begin({ state, verifier }: Attempt, redirectUri) {
      return buildAuthorizationUrl(configuration, {
        ...{ redirect_uri: redirectUri, scope, state },
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // Whoever may not sign in with one account is asked for another, not for a new one.
        allow_signup: 'false',
      })
    },
    async finish({ state, verifier }, callback) {
      try {
        const { access_token: token } = await authorizationCodeGrant(configuration, callback, {
          pkceCodeVerifier: verifier,
          expectedState: state,
        })
        return await whoIs(settings, token, send)
      } catch (error) {
        throw asFailure(error)
      }
    },
  }
}
