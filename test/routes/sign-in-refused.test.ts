import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { accounts } from '../../db/schema.ts'
import { buildTestApp } from '../support/app.ts'
import { settle } from '../support/clock.ts'
import { withSignIn } from '../support/identity.ts'
import {
  appWithGithub,
  type Browser,
  endOf,
  newBrowser,
  sailor,
  signInAs,
  throughProvider,
} from '../support/sign-in.ts'

const begin = (browser: Browser) => throughProvider(browser, { query: '&login=ada' })

async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.get('/api/session')).json().account !== null
}

test('what another browser began cannot be ended', async () => {
  const app = await appWithGithub([sailor('ada')])
  const [attacker, victim] = [newBrowser(app), newBrowser(app)]
  const callback = await begin(attacker)
  expect(endOf(await victim.get(callback))).toBe('302 /sign-in?problem=expired')
  await victim.get('/api/sign-in/github')
  expect(endOf(await victim.get(callback))).toBe('302 /sign-in?problem=expired')
  expect(await isSignedIn(victim)).toBe(false)
})

test('a state that is missing, empty or wrong ends the sign-in', async () => {
  const app = await appWithGithub([sailor('ada')])
  for (const state of ['', '&state=', `&state=${'x'.repeat(43)}`]) {
    const browser = newBrowser(app)
    const callback = (await begin(browser)).replace(/&state=[^&]*/, state)
    expect(endOf(await browser.get(callback)), state).toBe('302 /sign-in?problem=expired')
    expect(browser.cookies.size, state).toBe(0)
    expect(await isSignedIn(browser), state).toBe(false)
  }
})

test('a state that is sent twice ends the sign-in', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  const callback = await begin(browser)
  const [, state] = /&state=([^&]*)/.exec(callback) ?? []
  expect(endOf(await browser.get(`${callback}&state=${state}`))).toMatch(/problem=provider-failed/)
  expect(await isSignedIn(browser)).toBe(false)
})

test('an answer that was used already does nothing, even with its cookie kept', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  const callback = await begin(browser)
  const copied = browser.headers()
  expect(endOf(await browser.get(callback))).toBe('302 /')
  const again = await app.get(callback, copied)
  expect(endOf(again)).toBe('302 /sign-in?problem=expired')
  expect(again.cookies.map(({ name }) => name)).toEqual(['knots-sign-in'])
})

test('a code that GitHub gave once is not good for a second sign-in', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  const first = await begin(browser)
  const [, code] = /[?&]code=([^&]*)/.exec(first) ?? []
  await browser.get(first)
  await browser.remove('/api/session')
  const second = (await begin(browser)).replace(/([?&]code=)[^&]*/, `$1${code}`)
  expect(endOf(await browser.get(second))).toBe('302 /sign-in?problem=expired')
  expect(await isSignedIn(browser)).toBe(false)
})

test('a code that was given to another browser fails for want of its verifier', async () => {
  const app = await appWithGithub([sailor('ada'), sailor('mallory')])
  const [attacker, victim] = [newBrowser(app), newBrowser(app)]
  const stolen = await begin(victim)
  const [, code] = /[?&]code=([^&]*)/.exec(stolen) ?? []
  const own = await throughProvider(attacker, { query: '&login=mallory' })
  const answer = await attacker.get(own.replace(/([?&]code=)[^&]*/, `$1${code}`))
  expect(endOf(answer)).toBe('302 /sign-in?problem=expired')
})

test('ten minutes after its beginning a sign-in is over', async () => {
  const app = await appWithGithub([sailor('ada')])
  const [inTime, late] = [newBrowser(app), newBrowser(app)]
  const first = await begin(inTime)
  const second = await begin(late)
  await app.clock.advance(599_999)
  expect(endOf(await inTime.get(first))).toBe('302 /')
  await app.clock.advance(1)
  expect(endOf(await late.get(second))).toBe('302 /sign-in?problem=expired')
})

test('a cookie that Knots did not sign begins nothing', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  const callback = await begin(browser)
  const cookie = browser.cookies.get('knots-sign-in')!
  const [value = ''] = cookie.split('.')
  const attempt = JSON.parse(Buffer.from(value, 'base64url').toString())
  const changed = { ...attempt, returnTo: '//evil.example' }
  const forged = Buffer.from(JSON.stringify(changed)).toString('base64url')
  browser.cookies.set('knots-sign-in', cookie.replace(value, forged))
  expect(endOf(await browser.get(callback))).toBe('302 /sign-in?problem=expired')
})

test('the cookie of a session begins nothing either', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  await signInAs(browser, 'ada')
  const callback = await begin(browser)
  browser.cookies.set('knots-sign-in', browser.cookies.get('knots-session')!)
  expect(endOf(await browser.get(callback))).toBe('302 /sign-in?problem=expired')
})

test('whoever says no at GitHub is told so and nothing else happens', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  const callback = await throughProvider(browser, { query: '&cancel=1' })
  expect(endOf(await browser.get(callback))).toBe('302 /sign-in?problem=cancelled')
  expect(browser.cookies.size).toBe(0)
})

test('the page that says why knows where somebody wanted to go', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  const options = { query: '&cancel=1', returnTo: '/fleet?tab=poker' }
  const callback = await throughProvider(browser, options)
  expect(endOf(await browser.get(callback))).toBe(
    '302 /sign-in?problem=cancelled&returnTo=%2Ffleet%3Ftab%3Dpoker',
  )
})

test('an answer in the name of another issuer is refused', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  const callback = (await begin(browser)).replace(/&iss=[^&]*/, '&iss=https%3A%2F%2Fevil.example')
  expect(endOf(await browser.get(callback))).toBe('302 /sign-in?problem=provider-failed')
})

test('a wrong client secret, which GitHub answers with 200, is the fault of the settings and stands in the log', async () => {
  const app = await appWithGithub([sailor('ada')], { GITHUB_CLIENT_SECRET: 'another' })
  const browser = newBrowser(app)
  expect(endOf(await signInAs(browser, 'ada'))).toBe('302 /sign-in?problem=provider-failed')
  expect(app.log.join('')).toContain('incorrect_client_credentials')
})

test('a blocked account is refused, and nothing of it is changed', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  await signInAs(browser, 'ada')
  await app.db.write(async tx => void (await tx.update(accounts).set({ isBlocked: true })))
  const [before] = await app.db.read.select().from(accounts)
  await app.clock.advance(1000)
  Object.assign(app.oauth.users[0]!, { name: 'Somebody else' })
  expect(endOf(await signInAs(browser, 'ada'))).toBe('302 /sign-in?problem=blocked')
  expect(await app.db.read.select().from(accounts)).toEqual([before])
  await app.db.write(
    async tx =>
      void (await tx.update(accounts).set({ isBlocked: false }).where(eq(accounts.id, before!.id))),
  )
  expect(endOf(await signInAs(browser, 'ada'))).toBe('302 /')
})

test('a GitHub that is down is told in words, and the log says why', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  const callback = await begin(browser)
  await app.github.close()
  expect(endOf(await browser.get(callback))).toBe('302 /sign-in?problem=provider-failed')
  expect(app.log.join('')).toContain('A sign-in ended with provider-failed')
})

test('a GitHub that does not answer is given up after ten seconds', async () => {
  let isAsked = () => undefined as unknown
  const asked = new Promise(resolve => {
    isAsked = () => resolve(undefined)
  })
  const silent = createServer(() => void isAsked()).listen(0, '127.0.0.1')
  onTestFinished(() => {
    silent.closeAllConnections()
    silent.close()
  })
  await new Promise(resolve => silent.once('listening', resolve))
  const { port } = silent.address() as AddressInfo
  const environment = { ...withSignIn, GITHUB_API_URL: `http://127.0.0.1:${port}` }
  const app = await buildTestApp({ environment })
  const browser = newBrowser(app)
  const begun = await browser.get('/api/sign-in/github')
  const state = new URL(String(begun.headers.location)).searchParams.get('state')
  let end = ''
  const answer = browser.get(`/api/sign-in/github/callback?code=a&state=${state}`).then(done => {
    end = endOf(done)
  })
  await asked
  await app.clock.advance(9_999)
  await settle()
  expect(end).toBe('')
  await app.clock.advance(1)
  await answer
  expect(end).toBe('302 /sign-in?problem=provider-failed')
})

test('neither tokens nor codes nor keys are ever logged', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  const callback = await begin(browser)
  const attempt = browser.cookies.get('knots-sign-in')!
  await browser.get(callback)
  await browser.get(callback)
  const { code, state } = Object.fromEntries(new URL(callback, 'http://localhost').searchParams)
  const [token] = app.oauth.tokens.keys()
  const secrets = [token, code, state, attempt, withSignIn.GITHUB_CLIENT_SECRET]
  const log = app.log.join('')
  expect(log).toContain('/api/sign-in/github/callback')
  for (const secret of [...secrets, browser.cookies.get('knots-session'), 'ada@crew.example'])
    expect(log).not.toContain(secret)
})

test('where nobody signs in, a cookie of elsewhere is none and breaks nothing', async () => {
  const app = await buildTestApp()
  const headers = { cookie: 'knots-sign-in=x; knots-session=y.z' }
  for (const way of ['github', 'oidc']) {
    const answer = await app.get(`/api/sign-in/${way}/callback?code=1&state=2`, headers)
    expect(answer.statusCode, way).toBeLessThan(500)
  }
  expect((await app.remove('/api/session', headers)).statusCode).toBe(204)
})
