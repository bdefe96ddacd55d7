import { expect, test } from 'vitest'
import { hashOf } from '../../server/identity/keys.ts'
import { findSession, listSessions } from '../../server/store/sessions.ts'
import { buildTestApp } from '../support/app.ts'
import { withSignIn } from '../support/identity.ts'
import {
  appWithGithub,
  endOf,
  newBrowser,
  sailor,
  signInAs,
  throughProvider,
} from '../support/sign-in.ts'

const hour = 3_600_000
const keyIn = (cookie = '') => cookie.slice(0, cookie.lastIndexOf('.'))

test('whoever signs in with GitHub comes back to the page they wanted, and the browser knows who they are', async () => {
  const app = await appWithGithub([sailor('Ada')])
  const browser = newBrowser(app)
  expect((await browser.get('/api/session')).json()).toEqual({
    mode: 'signed-in',
    ways: [{ key: 'github', name: 'GitHub', href: '/api/sign-in/github' }],
    account: null,
    endsAt: null,
  })
  expect(endOf(await signInAs(browser, 'ada', '/fleet/sprints/3/plan?tab=poker'))).toBe(
    '302 /fleet/sprints/3/plan?tab=poker',
  )
  expect((await browser.get('/api/session')).json()).toEqual({
    mode: 'signed-in',
    ways: [{ key: 'github', name: 'GitHub', href: '/api/sign-in/github' }],
    account: {
      ...{
        id: expect.any(String),
        name: 'Ada of the crew',
        login: 'Ada',
        mail: 'ada@crew.example',
      },
      ...{ from: '127.0.0.1', isAdministrator: false, isBlocked: false },
      ...{ createdAt: '2026-06-17T12:00:00.000Z', signedInAt: '2026-06-17T12:00:00.000Z' },
    },
    endsAt: '2026-07-17T12:00:00.000Z',
  })
})

test('the browser is asked for what Knots needs, with a state and a challenge of its own each time', async () => {
  const app = await appWithGithub([])
  const browser = newBrowser(app)
  const [one, two] = await Promise.all([
    browser.get('/api/sign-in/github'),
    browser.get('/api/sign-in/github'),
  ])
  const asked = [one, two].map(({ headers }) => new URL(String(headers.location)).searchParams)
  expect(asked[0]?.get('code_challenge_method')).toBe('S256')
  expect(asked[0]?.get('redirect_uri')).toBe('http://localhost/api/sign-in/github/callback')
  for (const name of ['state', 'code_challenge']) {
    expect(asked[0]?.get(name)).toHaveLength(43)
    expect(asked[0]?.get(name)).not.toBe(asked[1]?.get(name))
  }
})

test('cookies of sign-in are for Knots alone, out of reach of scripts and of other sites', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  const begun = await browser.get('/api/sign-in/github')
  expect(begun.cookies).toEqual([
    expect.objectContaining({
      ...{ name: 'knots-sign-in', path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 600 },
    }),
  ])
  const done = await signInAs(browser, 'ada')
  const session = done.cookies.find(({ name }) => name === 'knots-session')
  expect(session).toEqual({
    ...{ name: 'knots-session', value: expect.any(String), path: '/' },
    ...{ httpOnly: true, sameSite: 'Lax', maxAge: 720 * 3600 },
  })
  expect(done.headers['cache-control']).toBe('no-store')
})

test('over https the cookies are secure and bound to this host, and GitHub sends people back there', async () => {
  const app = await appWithGithub([sailor('ada')], { PUBLIC_URL: 'https://knots.example.org' })
  const browser = newBrowser(app)
  const callback = await throughProvider(browser, { query: '&login=ada' })
  expect([...browser.cookies.keys()]).toEqual(['__Host-knots-sign-in'])
  const done = await browser.get(callback)
  expect(endOf(done)).toBe('302 /')
  expect(done.cookies).toEqual([
    expect.objectContaining({ name: '__Host-knots-sign-in', maxAge: 0, secure: true, path: '/' }),
    expect.objectContaining({
      ...{ name: '__Host-knots-session', secure: true, httpOnly: true, sameSite: 'Lax', path: '/' },
    }),
  ])
  expect(done.cookies.every(cookie => cookie.domain === undefined)).toBe(true)
})

test('each sign-in makes a new key, and the one this browser had opens nothing any more', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  await signInAs(browser, 'ada')
  const before = browser.headers()
  await signInAs(browser, 'ada')
  const after = browser.headers()
  expect(after.cookie).not.toBe(before.cookie)
  expect((await app.get('/api/teams', before)).statusCode).toBe(401)
  expect((await app.get('/api/teams', after)).statusCode).toBe(200)
})

test('a session that somebody puts into a browser beforehand is not the one that is signed in', async () => {
  const app = await appWithGithub([sailor('ada'), sailor('mallory')])
  const [attacker, victim] = [newBrowser(app), newBrowser(app)]
  await signInAs(attacker, 'mallory')
  const planted = attacker.cookies.get('knots-session')!
  victim.cookies.set('knots-session', planted)
  await signInAs(victim, 'ada')
  expect(victim.cookies.get('knots-session')).not.toBe(planted)
  expect((await attacker.get('/api/session')).json().account).toBe(null)
  expect((await victim.get('/api/session')).json().account.login).toBe('ada')
})

test('a key whose signature does not fit is no session', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  await signInAs(browser, 'ada')
  const key = keyIn(browser.cookies.get('knots-session'))
  for (const forged of [key, `${key}.`, `${key}.${'A'.repeat(43)}`]) {
    browser.cookies.set('knots-session', forged)
    expect((await browser.get('/api/teams')).statusCode).toBe(401)
  }
})

test('only the hash of a key is kept, with the browser as its owner knows it', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  await signInAs(browser, 'ada')
  const key = keyIn(browser.cookies.get('knots-session'))
  const found = await findSession(app.db.read, hashOf(key))
  expect(found?.session).toEqual({
    ...{ keyHash: hashOf(key), accountId: found?.account.id, device: 'Firefox on Linux' },
    ...{ createdAt: app.clock.now(), seenAt: app.clock.now() },
  })
})

test('signing out removes the session and its cookie, and no other', async () => {
  const app = await appWithGithub([sailor('ada')])
  const [desk, phone] = [newBrowser(app), newBrowser(app)]
  await signInAs(desk, 'ada')
  await signInAs(phone, 'ada')
  const headers = desk.headers()
  const answer = await desk.remove('/api/session')
  expect(answer.statusCode).toBe(204)
  expect(desk.cookies.size).toBe(0)
  expect((await app.get('/api/session', headers)).json().account).toBe(null)
  expect((await phone.get('/api/session')).json().account.login).toBe('ada')
})

test('a page of another site cannot sign anybody out', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  await signInAs(browser, 'ada')
  const headers = { ...browser.headers(), 'sec-fetch-site': 'cross-site' }
  expect((await app.remove('/api/session', headers)).statusCode).toBe(403)
  expect((await browser.get('/api/session')).json().account.login).toBe('ada')
})

test('a browser that is not used for three days signs in again, one that is used does not', async () => {
  const app = await appWithGithub([sailor('ada')])
  const [used, idle] = [newBrowser(app), newBrowser(app)]
  await signInAs(used, 'ada')
  await signInAs(idle, 'ada')
  await app.clock.advance(71 * hour)
  expect((await used.get('/api/teams')).statusCode).toBe(200)
  await app.clock.advance(hour)
  expect((await idle.get('/api/teams')).statusCode).toBe(401)
  expect((await used.get('/api/teams')).statusCode).toBe(200)
})

test('after the hours of the settings every browser signs in again, however busy', async () => {
  const app = await appWithGithub([sailor('ada')], { KNOTS_SESSION_HOURS: '48' })
  const browser = newBrowser(app)
  await signInAs(browser, 'ada')
  for (let done = 1; done < 48; done += 1) {
    await app.clock.advance(hour)
    expect((await browser.get('/api/teams')).statusCode).toBe(200)
  }
  await app.clock.advance(hour)
  expect((await browser.get('/api/teams')).statusCode).toBe(401)
  expect((await browser.get('/api/session')).json()).toMatchObject({ account: null, endsAt: null })
})

test('a sign-in clears away all sessions that are over', async () => {
  const app = await appWithGithub([sailor('ada'), sailor('bo')])
  await signInAs(newBrowser(app), 'ada')
  await signInAs(newBrowser(app), 'ada')
  await app.clock.advance(73 * hour)
  const browser = newBrowser(app)
  await signInAs(browser, 'ada')
  const { account } = (await browser.get('/api/session')).json()
  expect(await listSessions(app.db.read, account.id)).toHaveLength(1)
})

test('a name, a login and an address that changed at GitHub change here, for the same account', async () => {
  const app = await appWithGithub([sailor('ada')])
  const browser = newBrowser(app)
  await signInAs(browser, 'ada')
  const before = (await browser.get('/api/session')).json().account
  Object.assign(app.oauth.users[0]!, {
    ...{ login: 'countess', name: 'Ada, Countess' },
    mails: [{ email: 'Countess@Crew.example', primary: true, verified: true }],
  })
  await signInAs(browser, 'countess')
  expect((await browser.get('/api/session')).json().account).toEqual({
    ...before,
    ...{ login: 'countess', name: 'Ada, Countess', mail: 'countess@crew.example' },
  })
})

test('where nobody signs in, everybody is trusted and no way leads to a provider', async () => {
  const app = await buildTestApp()
  expect((await app.get('/api/session')).json()).toEqual({
    ...{ mode: 'trusted', ways: [], account: null, endsAt: null },
  })
  expect((await app.get('/api/sign-in/github')).statusCode).toBe(404)
  expect((await app.get('/api/sign-in/github/callback?code=a&state=b')).statusCode).toBe(404)
  expect((await app.remove('/api/session')).statusCode).toBe(204)
})

test('only ways that are set up are there', async () => {
  const app = await buildTestApp({ environment: withSignIn })
  expect((await app.get('/api/sign-in/oidc')).statusCode).toBe(404)
})
