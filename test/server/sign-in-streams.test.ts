import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, members, teams } from '../../db/schema.ts'
import type { Role } from '../../server/contract/identity.ts'
import { addTeam } from '../../server/store/teams.ts'
import { buildTestApp, type TestApp } from '../support/app.ts'
import { settle } from '../support/clock.ts'
import { makeAccount, openSession, tokenOf, withSignIn } from '../support/identity.ts'
import { appWithGithub, newBrowser, sailor, signInAs } from '../support/sign-in.ts'

const minute = 60_000
type Headers = Record<string, string>

async function start() {
  const app = await buildTestApp({ environment: withSignIn })
  const team = await addTeam(app.db, { name: 'Fleet', timeZone: 'UTC' }, app.clock.now())
  const join = async (role: Role = 'member') => {
    const id = await makeAccount(app, { in: { teamId: team.id, role } })
    return { id, headers: (await openSession(app, id)) as Headers }
  }
  return { app, team, join }
}

/** A tab that listens to the team. */
async function listen(app: TestApp, headers: Headers) {
  const url = '/api/events?team=fleet'
  const answer = await app.app.inject({ method: 'GET', url, headers, payloadAsStream: true })
  expect(answer.statusCode).toBe(200)
  const tab = { isOpen: true, heard: '' }
  answer.stream().on('data', (chunk: Buffer) => {
    tab.heard += chunk
  })
  answer.stream().on('end', () => {
    tab.isOpen = false
  })
  return tab
}

test('signing out ends the streams of this browser at once, and of no other', async () => {
  const { app, join } = await start()
  const { id, headers } = await join()
  const other = (await openSession(app, id)) as Headers
  const [here, alsoHere, there] = [
    await listen(app, headers),
    await listen(app, headers),
    await listen(app, other),
  ]
  await app.remove('/api/session', headers)
  await settle()
  expect([here.isOpen, alsoHere.isOpen, there.isOpen]).toEqual([false, false, true])
})

test('signing in again ends the streams of the session before', async () => {
  const app = await appWithGithub([sailor('admiral')])
  await addTeam(app.db, { name: 'Fleet', timeZone: 'UTC' }, app.clock.now())
  const browser = newBrowser(app)
  await signInAs(browser, 'admiral')
  const tab = await listen(app, browser.headers())
  await signInAs(browser, 'admiral')
  await settle()
  expect(tab.isOpen).toBe(false)
})

test('signing out everywhere ends the streams of every browser of the account, and of nobody else', async () => {
  const { app, join } = await start()
  const ada = await join()
  const bo = await join()
  const tabs = [
    await listen(app, ada.headers),
    await listen(app, (await openSession(app, ada.id)) as Headers),
    await listen(app, bo.headers),
  ]
  app.app.knots.streams.endAccount(ada.id)
  await settle()
  expect(tabs.map(({ isOpen }) => isOpen)).toEqual([false, false, true])
})

type Change = (given: Awaited<ReturnType<typeof start>> & { id: string }) => Promise<unknown>

const changes: [string, Change][] = [
  [
    'the account is blocked',
    ({ app, id }) =>
      app.db.write(tx => tx.update(accounts).set({ isBlocked: true }).where(eq(accounts.id, id))),
  ],
  [
    'the role is taken away',
    ({ app, id }) => app.db.write(tx => tx.delete(members).where(eq(members.accountId, id))),
  ],
  [
    'the account is deleted',
    ({ app, id }) => app.db.write(tx => tx.delete(accounts).where(eq(accounts.id, id))),
  ],
  ['the team is deleted', ({ app }) => app.db.write(tx => tx.delete(teams))],
]

test.each(changes)('a stream ends within a minute after %s', async (_what, change) => {
  const given = await start()
  const { app, join } = given
  const ada = await join()
  const bo = await join()
  const [tab, other] = [await listen(app, ada.headers), await listen(app, bo.headers)]
  await app.clock.advance(10 * minute)
  expect(tab.isOpen).toBe(true)
  await change({ ...given, id: ada.id })
  await app.clock.advance(minute)
  await settle()
  expect(tab.isOpen).toBe(false)
  expect(other.isOpen).toBe(_what !== 'the team is deleted')
})

test('a stream ends within a minute after its session is over', async () => {
  const { app, join } = await start()
  const { headers } = await join('viewer')
  const tab = await listen(app, headers)
  await app.clock.advance(71 * 60 * minute)
  expect(tab.isOpen).toBe(true)
  await app.clock.advance(61 * minute)
  await settle()
  expect(tab.isOpen).toBe(false)
})

test('a stream of a token ends when the token does', async () => {
  const { app, join } = await start()
  const { id } = await join()
  const expiresAt = app.clock.now() + 5 * minute
  const tab = await listen(app, await tokenOf(app, id, { scope: 'read', expiresAt }))
  await app.clock.advance(4 * minute)
  expect(tab.isOpen).toBe(true)
  await app.clock.advance(2 * minute)
  await settle()
  expect(tab.isOpen).toBe(false)
})

test('who became a viewer hears no more of the retrospective, within a minute', async () => {
  const { app, team, join } = await start()
  const ada = await join('member')
  const tab = await listen(app, ada.headers)
  app.live.publish('retro', team.id)
  await settle()
  expect(tab.heard).toContain('retro')
  await app.db.write(tx => tx.update(members).set({ role: 'viewer' }))
  await app.clock.advance(minute)
  tab.heard = ''
  app.live.publish('retro', team.id)
  app.live.publish('board', team.id)
  await settle()
  expect(tab.heard).toBe('data: {"topic":"board"}\n\n')
  expect(tab.isOpen).toBe(true)
})

test('nobody listens without a session, nor to a team that is none of theirs', async () => {
  const { app, join } = await start()
  await addTeam(app.db, { name: 'Port', timeZone: 'UTC' }, app.clock.now())
  const { headers } = await join()
  expect((await app.get('/api/events?team=fleet')).statusCode).toBe(401)
  expect((await app.get('/api/events?team=port', headers)).statusCode).toBe(404)
})
