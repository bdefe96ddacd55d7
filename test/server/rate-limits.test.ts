import { createHmac } from 'node:crypto'
import { expect, onTestFinished, test, vi } from 'vitest'
import { limitsFor } from '../../server/rate-limits.ts'
import { buildTestApp, makeTeam, type TestApp, type TestAppOptions } from '../support/app.ts'
import { makeAccount, openSession, signedIn, tokenOf, withSignIn } from '../support/identity.ts'

const few = { account: 5, stranger: 5, signIns: 5, guesses: 5 }
const GITHUB_WEBHOOK_SECRET = 'secret-of-the-webhook'

const limited = (options: TestAppOptions = {}) =>
  buildTestApp({ limits: few, environment: withSignIn, ...options })

/** The statuses of so many requests, one after another. */
async function statusesOf(count: number, ask: () => Promise<{ statusCode: number }>) {
  const statuses: number[] = []
  for (let index = 0; index < count; index += 1) statuses.push((await ask()).statusCode)
  return statuses
}

const allOf = (status: number, count: number) => Array.from({ length: count }, () => status)

/** As if it came from another computer. */
const from = ({ app }: TestApp, remoteAddress: string, url: string, headers = {}) =>
  app.inject({ url, remoteAddress, headers })

test('an account is refused beyond its limit, in words and with how long to wait; others are not', async () => {
  const app = await limited()
  const ada = await signedIn(app)
  const grace = await signedIn(app)
  expect(await statusesOf(5, () => app.get('/api/teams', ada))).toEqual(allOf(200, 5))
  const refused = await app.get('/api/teams', ada)
  expect(refused.statusCode).toBe(429)
  const wait = Number(refused.headers['retry-after'])
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  expect(refused.json()).toEqual({
    code: 'too-many-requests',
    message: `Too much was asked from here in a short time. Try again in ${wait} seconds.`,
  })
  expect((await app.get('/api/teams', grace)).statusCode).toBe(200)
})

test('a limit counts an account, whichever of its browsers and tokens it uses', async () => {
  const app = await limited()
  const account = await makeAccount(app)
  const ways = [await openSession(app, account), await openSession(app, account)]
  const script = await tokenOf(app, account)
  for (const headers of [...ways, ...ways, script])
    expect((await app.get('/api/teams', headers)).statusCode).toBe(200)
  expect((await app.get('/api/teams', script)).statusCode).toBe(429)
})

test('when the minute is over an account may ask again', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const app = await limited()
  const ada = await signedIn(app)
  await statusesOf(6, () => app.get('/api/teams', ada))
  vi.setSystemTime(Date.now() + 60_001)
  expect((await app.get('/api/teams', ada)).statusCode).toBe(200)
})

test('strangers are counted by their address, those of IPv6 by their network', async () => {
  const app = await limited()
  const ask = (address: string) => () => from(app, address, '/api/session')
  expect(await statusesOf(6, ask('203.0.113.7'))).toEqual([...allOf(200, 5), 429])
  expect((await ask('203.0.113.8')()).statusCode).toBe(200)
  expect(await statusesOf(5, ask('2001:db8::1'))).toEqual(allOf(200, 5))
  expect((await ask('2001:db8::2')()).statusCode).toBe(429)
  expect((await ask('2001:db8:0:1::2')()).statusCode).toBe(200)
})

test('what watches over Knots is always answered, and files are', async () => {
  const app = await limited()
  for (const url of ['/api/health', '/api/ready'])
    expect(await statusesOf(20, () => app.get(url))).toEqual(allOf(200, 20))
  expect(await statusesOf(20, () => app.get('/some-page'))).not.toContain(429)
})

test('ways to a provider of sign-in are few', async () => {
  const app = await limited({ limits: { ...few, stranger: 1000 } })
  const ask = () => from(app, '203.0.113.7', '/api/sign-in/github/callback?state=wrong')
  const statuses = await statusesOf(7, ask)
  expect(statuses.slice(0, 5)).not.toContain(429)
  expect(statuses.slice(5)).toEqual([429, 429])
})

test.each([
  ['the key of a shared page', `/api/shares/${'k'.repeat(43)}`, {}, 404],
  ['the key of pictures', `/api/pictures/${'k'.repeat(32)}/velocity.svg`, {}, 404],
  ['a token', '/api/teams', { authorization: 'Bearer wrong' }, 401],
] as const)(
  'whoever guesses %s has a few tries, and then the right one does not help',
  async (_what, url, headers, wrong) => {
    const app = await limited({ limits: { ...few, account: 1000, stranger: 1000 } })
    const ask = () => from(app, '203.0.113.7', url, headers)
    expect(await statusesOf(7, ask)).toEqual([...allOf(wrong, 5), 429, 429])
    const right = await tokenOf(app, await makeAccount(app))
    const other = (address: string) => from(app, address, '/api/teams', right)
    expect((await other('203.0.113.8')).statusCode).toBe(200)
    expect((await other('203.0.113.7')).statusCode).toBe('authorization' in headers ? 429 : 200)
  },
)

test('a session that has ended is no guess: a whole room may sign in again', async () => {
  const app = await limited({ limits: { ...few, guesses: 2 } })
  const headers = { cookie: 'knots-session=ended.signature' }
  expect(await statusesOf(20, () => app.get('/api/teams', headers))).toEqual(allOf(401, 20))
  expect((await app.get('/api/session', headers)).statusCode).toBe(200)
})

test('deliveries with a wrong signature are refused after a few, also where nobody signs in', async () => {
  const app = await buildTestApp({ limits: few, environment: { GITHUB_WEBHOOK_SECRET } })
  const deliver = (signature: string) =>
    app.app.inject({
      method: 'POST',
      url: '/api/webhooks/github',
      payload: '{}',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'ping',
        'x-github-delivery': crypto.randomUUID(),
        'x-hub-signature-256': signature,
      },
    })
  const good = `sha256=${createHmac('sha256', GITHUB_WEBHOOK_SECRET).update('{}').digest('hex')}`
  expect(await statusesOf(20, () => deliver(good))).toEqual(allOf(202, 20))
  expect(await statusesOf(6, () => deliver('sha256=wrong'))).toEqual([...allOf(401, 5), 429])
})

test('where nobody signs in nobody is limited', async () => {
  const app = await buildTestApp({ limits: few })
  await makeTeam(app)
  expect(await statusesOf(30, () => app.get('/api/teams/fleet'))).toEqual(allOf(200, 30))
})

test('whom a proxy asks for is believed of trusted proxies alone', async () => {
  const forwarded = (app: TestApp, address: string) =>
    app.get('/api/session', { 'x-forwarded-for': address })
  const open = await limited()
  const lies = await statusesOf(6, () => forwarded(open, `203.0.113.${Math.random()}`))
  expect(lies).toEqual([...allOf(200, 5), 429])

  const KNOTS_PROXIES = '127.0.0.0/8'
  const behind = await limited({ environment: { ...withSignIn, KNOTS_PROXIES } })
  expect(await statusesOf(6, () => forwarded(behind, '203.0.113.7'))).toEqual([
    ...allOf(200, 5),
    429,
  ])
  expect((await forwarded(behind, '203.0.113.8')).statusCode).toBe(200)
  // What whoever asks has put there before the proxy counts for nothing.
  expect((await forwarded(behind, '203.0.113.99, 203.0.113.7')).statusCode).toBe(429)
})

test('a room of 40 people who type all the time stays far below the limits', () => {
  const limits = limitsFor(3000)
  // Each of them fetches again at most five times a second, and strangers are only signing in.
  expect(limits?.account).toBeGreaterThan(5 * 60 * 2)
  expect(limits?.signIns).toBeGreaterThanOrEqual(40 * 2)
  expect(limits?.stranger).toBeGreaterThan(40 * 10)
  expect(limitsFor(0)).toBeNull()
})
