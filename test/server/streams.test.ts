import { expect, test } from 'vitest'
import type { Role } from '../../server/contract/identity.ts'
import { buildTestApp, type TestApp } from '../support/app.ts'
import { settle } from '../support/clock.ts'
import { makeAccount, openSession, signedIn, withSignIn } from '../support/identity.ts'

const T = '/api/teams/fleet'
type Headers = Record<string, string>

async function harbour() {
  const app = await buildTestApp({ environment: withSignIn })
  const admin: Headers = await signedIn(app, { login: 'captain', isAdministrator: true })
  const team = (await app.post('/api/teams', { name: 'Fleet', timeZone: 'UTC' }, admin)).json()
  const join = async (role: Role) => {
    const id = await makeAccount(app, { in: { teamId: team.id, role } })
    return { id, headers: (await openSession(app, id)) as Headers }
  }
  const memberOf = async (accountId: string) => {
    const { members } = (await app.get(`${T}/members`, admin)).json()
    const of = (one: { account: { id: string } | null }) => one.account?.id === accountId
    return members.find(of) as { id: string; version: number }
  }
  return { app, admin, team, join, memberOf }
}

async function listen({ app }: TestApp, headers: Headers) {
  const url = '/api/events?team=fleet'
  const answer = await app.inject({ method: 'GET', url, headers, payloadAsStream: true })
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

/** What an open page was told since it was asked last. */
async function heardBy(tab: { heard: string }): Promise<string[]> {
  await settle()
  await settle()
  const topics = [...tab.heard.matchAll(/"topic":"([\w-]+)"/g)].map(([, topic]) => topic ?? '')
  tab.heard = ''
  return topics
}

test('who loses a role hears nothing more of the team from that moment on', async () => {
  const { app, admin, team, join, memberOf } = await harbour()
  const [ada, bo] = [await join('member'), await join('member')]
  const [gone, other] = [await listen(app, ada.headers), await listen(app, bo.headers)]
  const { id } = await memberOf(ada.id)
  await app.remove(`${T}/members/${id}`, admin)
  await heardBy(gone)
  app.live.publish('board', team.id)
  expect(await heardBy(gone)).toEqual([])
  expect(gone.isOpen).toBe(false)
  expect(await heardBy(other)).toContain('board')
})

test('who becomes a member hears of the retrospective, and who is one no more does not', async () => {
  const { app, admin, team, join, memberOf } = await harbour()
  const ada = await join('viewer')
  const tab = await listen(app, ada.headers)
  const hears = async () => {
    await heardBy(tab)
    await app.clock.advance(1000)
    for (const topic of ['retro', 'goals'] as const) app.live.publish(topic, team.id)
    return heardBy(tab)
  }
  expect(await hears()).toEqual(['goals'])
  for (const [role, topics] of [
    ['member', ['retro', 'goals']],
    ['viewer', ['goals']],
  ]) {
    const { id, version } = await memberOf(ada.id)
    await app.patch(`${T}/members/${id}`, { version, role }, admin)
    expect(await hears()).toEqual(topics)
  }
})

test('a team that becomes private ends the streams of its readers, not of its members', async () => {
  const { app, admin, join } = await harbour()
  const member = await join('viewer')
  await app.put(`${T}/visibility`, { isPublic: true }, admin)
  const reader: Headers = await signedIn(app)
  const tabs = [await listen(app, reader), await listen(app, member.headers)]
  await app.put(`${T}/visibility`, { isPublic: false }, admin)
  await settle()
  await settle()
  expect(tabs.map(({ isOpen }) => isOpen)).toEqual([false, true])
})

test.each(['PATCH', 'DELETE'] as const)(
  '%s of an account that is out ends its streams at once',
  async method => {
    const { app, admin, join } = await harbour()
    const [ada, bo] = [await join('member'), await join('member')]
    const tabs = [await listen(app, ada.headers), await listen(app, bo.headers)]
    const url = `/api/accounts/${ada.id}`
    const answer =
      method === 'PATCH'
        ? await app.patch(url, { isBlocked: true }, admin)
        : await app.remove(url, admin)
    expect(answer.statusCode).toBeLessThan(300)
    await settle()
    expect(tabs.map(({ isOpen }) => isOpen)).toEqual([false, true])
  },
)

test('an administrator who is one no more hears nothing of teams without a role there', async () => {
  const { app, admin } = await harbour()
  const id = await makeAccount(app, { isAdministrator: true })
  const tab = await listen(app, await openSession(app, id))
  await app.patch(`/api/accounts/${id}`, { isAdministrator: false }, admin)
  await settle()
  await settle()
  expect(tab.isOpen).toBe(false)
})

test('a token that is revoked ends its streams', async () => {
  const { app, join } = await harbour()
  const { headers } = await join('member')
  const asked = { name: 'Screen in the hall', scope: 'read', team: 'fleet' }
  const { id, token } = (await app.post('/api/account/tokens', asked, headers)).json()
  const tabs = [await listen(app, { authorization: `Bearer ${token}` }), await listen(app, headers)]
  await app.remove(`/api/account/tokens/${id}`, headers)
  await settle()
  expect(tabs.map(({ isOpen }) => isOpen)).toEqual([false, true])
})

test('signing out everywhere else ends all streams but those of this browser', async () => {
  const { app, join } = await harbour()
  const { id, headers } = await join('member')
  const there: Headers = await openSession(app, id)
  const tabs = [await listen(app, there), await listen(app, headers)]
  await app.remove('/api/account/sessions', headers)
  await settle()
  expect(tabs.map(({ isOpen }) => isOpen)).toEqual([false, true])
})
