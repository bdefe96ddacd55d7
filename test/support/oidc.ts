import { type MutableToken, OAuth2Server } from 'oauth2-mock-server'
import { onTestFinished } from 'vitest'
import { buildTestApp, type TestApp } from './app.ts'
import { secret } from './identity.ts'
import { type Browser, throughProvider } from './sign-in.ts'

type Claims = Record<string, unknown>

export type OidcApp = TestApp & {
  issuer: OAuth2Server
  /** What the issuer says of whoever signs in. */
  person: { token: Claims; userinfo: Claims }
  /** Changes the tokens before they are signed; those of access too. */
  change: (how: (token: MutableToken) => void) => void
}

/** The real app beside an OpenID provider that signs everybody in as `person`. */
export async function appWithOidc(environment: Record<string, string> = {}): Promise<OidcApp> {
  const issuer = new OAuth2Server()
  await issuer.issuer.keys.generate('ES256')
  await issuer.start(0, '127.0.0.1')
  onTestFinished(() => issuer.stop().catch(() => undefined))
  const person = {
    token: {
      sub: 'ada-17',
      name: 'Ada',
      email: 'Ada@Crew.example',
      email_verified: true,
    } as Claims,
    userinfo: { sub: 'ada-17' } as Claims,
  }
  issuer.service.on('beforeTokenSigning', token => Object.assign(token.payload, person.token))
  issuer.service.on('beforeUserinfo', answer => Object.assign(answer, { body: person.userinfo }))
  issuer.service.on('beforeWellKnownOpenIdConfiguration', ({ body }) =>
    Object.assign(body, {
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
      id_token_signing_alg_values_supported: ['ES256'],
    }),
  )
  const settings = {
    ...{ KNOTS_SECRET: secret, KNOTS_ADMINISTRATORS: 'admiral, bridge@crew.example' },
    ...{ OIDC_ISSUER: issuer.issuer.url ?? '', OIDC_CLIENT_ID: 'knots' },
    ...{ OIDC_CLIENT_SECRET: 'secret of the tests', OIDC_NAME: 'Harbour', OIDC_ALLOW: '*' },
    ...environment,
  }
  return {
    ...(await buildTestApp({ environment: settings })),
    ...{ issuer, person },
    change: how => void issuer.service.on('beforeTokenSigning', how),
  }
}

/** The whole way through the issuer: returns the last answer, which sends the browser to a page of Knots. */
export const signInAtIssuer = async (browser: Browser, returnTo = '/') =>
  browser.get(await throughProvider(browser, { way: 'oidc', returnTo }))
