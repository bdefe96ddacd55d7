import { expect, test } from 'vitest'
import { appWithOidc, type OidcApp, signInAtIssuer } from '../support/oidc.ts'
import { endOf, newBrowser, throughProvider } from '../support/sign-in.ts'

const failed = '302 /sign-in?problem=provider-failed'

test('whoever signs in with single sign-on comes back to the page they wanted', async () => {
  const app = await appWithOidc()
  const browser = newBrowser(app)
  expect(endOf(await signInAtIssuer(browser, '/fleet/velocity'))).toBe('302 /fleet/velocity')
  expect((await browser.get('/api/session')).json()).toMatchObject({
    ways: [{ key: 'oidc', name: 'Harbour', href: '/api/sign-in/oidc' }],
    account: {
      ...{ name: 'Ada', login: null, mail: 'ada@crew.example', from: 'Harbour' },
      isAdministrator: false,
    },
  })
})

test('the issuer is asked with a nonce, a state, a challenge and the scope of the settings', async () => {
  const app = await appWithOidc({ OIDC_SCOPE: 'openid groups' })
  const { headers } = await newBrowser(app).get('/api/sign-in/oidc')
  const asked = new URL(String(headers.location)).searchParams
  expect(Object.fromEntries(asked)).toMatchObject({
    ...{ response_type: 'code', client_id: 'knots', scope: 'openid groups' },
    ...{
      code_challenge_method: 'S256',
      redirect_uri: 'http://localhost/api/sign-in/oidc/callback',
    },
  })
  expect(asked.get('nonce')).toHaveLength(43)
  expect(asked.get('nonce')).not.toBe(asked.get('state'))
})

test('the client shows its secret in the way that the issuer takes', async () => {
  const app = await appWithOidc()
  let authorization = ''
  app.issuer.service.on('beforeResponse', (_answer, request) => {
    authorization = request.headers.authorization ?? ''
  })
  await signInAtIssuer(newBrowser(app))
  const shown = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()
  expect(decodeURIComponent(shown).replaceAll('+', ' ')).toBe('knots:secret of the tests')
})

const badTokens: [what: string, claims: Record<string, unknown>, reason: RegExp][] = [
  ['of another nonce', { nonce: 'another' }, /JWT_CLAIM/],
  ['without a nonce', { nonce: undefined }, /INVALID_RESPONSE/],
  ['for another client', { aud: 'another' }, /JWT_CLAIM/],
  ['made for another client', { aud: ['knots', 'b'], azp: 'b' }, /JWT_CLAIM/],
  ['of another issuer', { iss: 'https://evil.example' }, /JWT_CLAIM/],
  ['that is over', { exp: 1_700_000_000 }, /TIMESTAMP/],
  ['that is not good yet', { nbf: 4_000_000_000 }, /TIMESTAMP/],
  ['of nobody', { sub: undefined }, /INVALID_RESPONSE/],
]

test('a token with a claim that does not fit signs nobody in', async () => {
  const app = await appWithOidc()
  let change = {}
  app.change(({ payload }) => Object.assign(payload, change))
  for (const [what, claims, reason] of badTokens) {
    change = claims
    const browser = newBrowser(app)
    expect(endOf(await signInAtIssuer(browser)), what).toBe(failed)
    expect((await browser.get('/api/session')).json().account, what).toBe(null)
    expect(whyLogged(app), what).toMatch(reason)
  }
  change = {}
  expect(endOf(await signInAtIssuer(newBrowser(app)))).toBe('302 /')
})

/** The reason that was logged last. */
const whyLogged = (app: OidcApp) => app.log.findLast(line => line.includes('A sign-in ended'))

function forge(token: string, change: (header: object, claims: object) => [object, object]) {
  const [header = '', claims = '', signature] = token.split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  const write = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const [newHeader, newClaims] = change(read(header), read(claims))
  return { signed: `${write(newHeader)}.${write(newClaims)}`, signature }
}

const forgeries: [what: string, change: (token: string) => string | undefined][] = [
  [
    'with no signature',
    token => `${forge(token, (header, claims) => [{ ...header, alg: 'none' }, claims]).signed}.`,
  ],
  [
    'changed after it was signed',
    token => {
      const { signed, signature } = forge(token, (header, claims) => [
        header,
        { ...claims, sub: 'admiral-1' },
      ])
      return `${signed}.${signature}`
    },
  ],
  ['left out', () => undefined],
]

test('a token whose signature does not fit signs nobody in', async () => {
  const app = await appWithOidc()
  let change = forgeries[0]![1]
  app.issuer.service.on('beforeResponse', ({ body }) => {
    const answer = body as { id_token?: string | undefined }
    answer.id_token = change(answer.id_token ?? '')
  })
  for (const [what, how] of forgeries) {
    change = how
    expect(endOf(await signInAtIssuer(newBrowser(app))), what).toBe(failed)
  }
  change = token => token
  expect(endOf(await signInAtIssuer(newBrowser(app)))).toBe('302 /')
})

test('an issuer that names no signature does not make tokens without one good', async () => {
  const app = await appWithOidc()
  app.issuer.service.on('beforeWellKnownOpenIdConfiguration', ({ body }) =>
    Object.assign(body, { id_token_signing_alg_values_supported: ['none', 'ES256'] }),
  )
  app.issuer.service.on('beforeResponse', ({ body }) => {
    const answer = body as { id_token: string }
    const { signed } = forge(answer.id_token, (header, claims) => [
      { ...header, alg: 'none' },
      claims,
    ])
    answer.id_token = `${signed}.`
  })
  expect(endOf(await signInAtIssuer(newBrowser(app)))).toBe(failed)
})

test('what one browser began another cannot end, and a code is good once', async () => {
  const app = await appWithOidc()
  const [one, two] = [newBrowser(app), newBrowser(app)]
  const callback = await throughProvider(one, { way: 'oidc' })
  expect(endOf(await two.get(callback))).toBe('302 /sign-in?problem=expired')
  const copied = one.headers()
  expect(endOf(await one.get(callback))).toBe('302 /')
  expect(endOf(await app.get(callback, copied))).toBe('302 /sign-in?problem=expired')
})

test('what was begun at one provider cannot be ended at another', async () => {
  const app = await appWithOidc({
    ...{ GITHUB_CLIENT_ID: 'a', GITHUB_CLIENT_SECRET: 'b', GITHUB_ALLOW: '@ada' },
    GITHUB_API_URL: 'http://127.0.0.1:1',
  })
  const browser = newBrowser(app)
  const callback = await throughProvider(browser, { way: 'oidc' })
  const other = callback.replace('/oidc/', '/github/')
  expect(endOf(await browser.get(other))).toBe('302 /sign-in?problem=expired')
})

test('a refused grant is over, not a fault', async () => {
  const app = await appWithOidc()
  app.issuer.service.on('beforeResponse', answer =>
    Object.assign(answer, { statusCode: 400, body: { error: 'invalid_grant' } }),
  )
  expect(endOf(await signInAtIssuer(newBrowser(app)))).toBe('302 /sign-in?problem=expired')
})

test('an issuer that is down is told in words, at the beginning too', async () => {
  const app = await appWithOidc()
  await app.issuer.stop()
  const answer = await newBrowser(app).get('/api/sign-in/oidc')
  expect(endOf(answer)).toBe(failed)
  expect(answer.cookies).toEqual([])
})

test('an issuer that was down is asked again, one that is up only once in an hour', async () => {
  const app = await appWithOidc()
  let asked = 0
  app.issuer.service.on('beforeWellKnownOpenIdConfiguration', answer => {
    asked += 1
    if (asked === 1) answer.statusCode = 503
  })
  const browser = newBrowser(app)
  const begin = async () => endOf(await browser.get('/api/sign-in/oidc'))
  expect(await begin()).toBe(failed)
  for (let count = 0; count < 3; count += 1) expect(await begin()).toMatch(/\/authorize\?/)
  expect(asked).toBe(2)
  await app.clock.advance(3_600_000)
  await begin()
  expect(asked).toBe(3)
})

test('an issuer that calls itself otherwise is refused', async () => {
  const app = await appWithOidc()
  app.issuer.service.on('beforeWellKnownOpenIdConfiguration', ({ body }) =>
    Object.assign(body, { issuer: 'https://evil.example' }),
  )
  expect(endOf(await newBrowser(app).get('/api/sign-in/oidc'))).toBe(failed)
})
