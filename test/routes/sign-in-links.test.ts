import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, members, people } from '../../db/schema.ts'
import type { Role } from '../../server/contract/identity.ts'
import { newId } from '../../server/store/ids.ts'
import { addTeam } from '../../server/store/teams.ts'
import type { TestApp } from '../support/app.ts'
import { appWithOidc } from '../support/oidc.ts'
import {
  appWithGithub,
  type GithubApp,
  newBrowser,
  sailor,
  signInAs,
  throughProvider,
} from '../support/sign-in.ts'

const team = (app: TestApp, name = 'Fleet') =>
  addTeam(app.db, { name, timeZone: 'UTC' }, app.clock.now())

type Waiting = { login?: string; mail?: string; role?: Role; personId?: string }

async function addWaiting(app: TestApp, teamId: string, { role = 'viewer', ...by }: Waiting) {
  const id = newId()
  await app.db.write(
    async tx =>
      void (await tx.insert(members).values({ id, teamId, role, ...by, addedAt: app.clock.now() })),
  )
  return id
}

async function addPerson(
  app: TestApp,
  teamId: string,
  person: Partial<typeof people.$inferInsert> = {},
) {
  const id = newId()
  await app.db.write(
    async tx =>
      void (await tx.insert(people).values({ id, teamId, name: 'Ada', aliases: [], ...person })),
  )
  return id
}

/** What the account with this login is in a team. */
async function memberOf(app: TestApp, teamId: string, login = 'ada') {
  const [row] = await app.db.read
    .select({ id: members.id, role: members.role, personId: members.personId })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(and(eq(members.teamId, teamId), eq(accounts.login, login)))
  return row
}

const signIn = (app: GithubApp, login = 'ada') => signInAs(newBrowser(app), login)

test('a member who was added by login, in another case, has the role from the first sign-in on', async () => {
  const app = await appWithGithub([sailor('AdA')])
  const { id: teamId } = await team(app)
  const id = await addWaiting(app, teamId, { login: 'ada', role: 'scrum-master' })
  await signIn(app)
  expect(await memberOf(app, teamId, 'AdA')).toEqual({ id, role: 'scrum-master', personId: null })
})

test('a member who was added by mail is bound to a verified address', async () => {
  const app = await appWithGithub([
    sailor('ada'),
    sailor('bo', { mails: [{ email: 'bo@crew.example', primary: true, verified: false }] }),
  ])
  const { id: teamId } = await team(app)
  await addWaiting(app, teamId, { mail: 'ada@crew.example', role: 'member' })
  await addWaiting(app, teamId, { mail: 'bo@crew.example', role: 'member' })
  await signIn(app)
  await signIn(app, 'bo')
  expect(await memberOf(app, teamId)).toMatchObject({ role: 'member' })
  expect(await memberOf(app, teamId, 'bo')).toBe(undefined)
})

test('a member who is added later is bound at the next sign-in', async () => {
  const app = await appWithGithub([sailor('ada')])
  const { id: teamId } = await team(app)
  await signIn(app)
  await addWaiting(app, teamId, { login: 'ada', role: 'member' })
  await signIn(app)
  expect(await memberOf(app, teamId)).toMatchObject({ role: 'member' })
})

test('somebody who waits twice in a team becomes one member with the highest role', async () => {
  const app = await appWithGithub([sailor('ada')])
  const { id: teamId } = await team(app)
  const personId = await addPerson(app, teamId)
  await addWaiting(app, teamId, { login: 'ada', role: 'member' })
  await addWaiting(app, teamId, { mail: 'ada@crew.example', role: 'scrum-master', personId })
  await signIn(app)
  expect(await memberOf(app, teamId)).toMatchObject({ role: 'scrum-master', personId })
  expect(await app.db.read.$count(members)).toBe(1)
})

test('a member stays what they are when a lower role waits for them', async () => {
  const app = await appWithGithub([sailor('ada')])
  const { id: teamId } = await team(app)
  const id = await addWaiting(app, teamId, { login: 'ada', role: 'member' })
  await signIn(app)
  await addWaiting(app, teamId, { mail: 'ada@crew.example', role: 'viewer' })
  await signIn(app)
  expect(await memberOf(app, teamId)).toMatchObject({ id, role: 'member' })
  expect(await app.db.read.$count(members)).toBe(1)
})

test('people of teams become members at their first sign-in, by login or mail', async () => {
  const app = await appWithGithub([sailor('ada')])
  const fleet = await team(app, 'Fleet')
  const port = await team(app, 'Port')
  const other = await team(app, 'Other')
  const byLogin = await addPerson(app, fleet.id, { githubLogin: 'ADA' })
  const byMail = await addPerson(app, port.id, { mail: 'Ada@Crew.example' })
  await addPerson(app, other.id, { githubLogin: 'bo' })
  const browser = newBrowser(app)
  await signInAs(browser, 'ada')
  expect(await memberOf(app, fleet.id)).toMatchObject({ role: 'member', personId: byLogin })
  expect(await memberOf(app, port.id)).toMatchObject({ role: 'member', personId: byMail })
  expect(await memberOf(app, other.id)).toBe(undefined)
  const me = (await browser.get('/api/me?team=fleet')).json()
  expect(me).toEqual({ team: 'fleet', personId: byLogin, role: 'member', canChoose: false })
})

test.each([
  ['who left', { isActive: false }],
  ['who was deleted', { isForgotten: true }],
])('somebody %s makes nobody a member', async (_who, person) => {
  const app = await appWithGithub([sailor('ada')])
  const { id: teamId } = await team(app)
  await addPerson(app, teamId, { githubLogin: 'ada', ...person })
  await signIn(app)
  expect(await memberOf(app, teamId)).toBe(undefined)
})

test('a person who is somebody’s already makes nobody else a member', async () => {
  const app = await appWithGithub([sailor('ada'), sailor('bo')])
  const { id: teamId } = await team(app)
  const personId = await addPerson(app, teamId, { githubLogin: 'ada' })
  await addWaiting(app, teamId, { login: 'bo', role: 'member', personId })
  await signIn(app)
  expect(await memberOf(app, teamId)).toBe(undefined)
  await signIn(app, 'bo')
  expect(await memberOf(app, teamId, 'bo')).toMatchObject({ personId })
})

test('a member without a person gets the one with their login, and keeps one that was chosen', async () => {
  const app = await appWithGithub([sailor('ada')])
  const fleet = await team(app, 'Fleet')
  const port = await team(app, 'Port')
  const personId = await addPerson(app, fleet.id, { githubLogin: 'ada' })
  await addWaiting(app, fleet.id, { login: 'ada', role: 'viewer' })
  const chosen = await addPerson(app, port.id, { name: 'Chosen' })
  await addPerson(app, port.id, { githubLogin: 'ada' })
  await addWaiting(app, port.id, { login: 'ada', role: 'member', personId: chosen })
  await signIn(app)
  expect(await memberOf(app, fleet.id)).toMatchObject({ role: 'viewer', personId })
  expect(await memberOf(app, port.id)).toMatchObject({ role: 'member', personId: chosen })
})

test('whose membership was taken away does not get it back by signing in again', async () => {
  const app = await appWithGithub([sailor('ada')])
  const { id: teamId } = await team(app)
  await addPerson(app, teamId, { githubLogin: 'ada' })
  await signIn(app)
  expect(await memberOf(app, teamId)).toMatchObject({ role: 'member' })
  await app.db.write(async tx => void (await tx.delete(members)))
  await signIn(app)
  expect(await memberOf(app, teamId)).toBe(undefined)
})

test('whoever calls themselves like a login at another provider is not that login', async () => {
  const app = await appWithOidc()
  app.person.token = { sub: 'ada-17', name: 'ada', preferred_username: 'ada' }
  const { id: teamId } = await team(app)
  await addWaiting(app, teamId, { login: 'ada', role: 'scrum-master' })
  await addPerson(app, teamId, { githubLogin: 'ada' })
  const browser = newBrowser(app)
  await browser.get(await throughProvider(browser, { way: 'oidc' }))
  expect(await app.db.read.$count(members, eq(members.role, 'scrum-master'))).toBe(1)
  expect((await browser.get('/api/teams')).json().teams).toEqual([])
})

test('somebody who signed in before they were put into the team is a member from then on', async () => {
  const app = await appWithGithub([sailor('ada'), sailor('admiral')])
  const { id: teamId } = await team(app)
  await signIn(app)
  const admiral = newBrowser(app)
  await signInAs(admiral, 'admiral')
  const url = '/api/teams/fleet/people'
  const bo = (await app.post(url, { name: 'Bo' }, admiral.headers())).json()
  expect(await memberOf(app, teamId)).toBe(undefined)
  const edit = { version: bo.version, githubLogin: 'Ada' }
  expect((await app.patch(`${url}/${bo.id}`, edit, admiral.headers())).statusCode).toBe(200)
  expect(await memberOf(app, teamId)).toMatchObject({ role: 'member', personId: bo.id })
})

test('a change of anything else of a person gives no role back that was taken away', async () => {
  const app = await appWithGithub([sailor('ada'), sailor('admiral')])
  const { id: teamId } = await team(app)
  const id = await addPerson(app, teamId, { githubLogin: 'ada' })
  await signIn(app)
  await app.db.write(async tx => void (await tx.delete(members)))
  const admiral = newBrowser(app)
  await signInAs(admiral, 'admiral')
  const edit = { version: 1, usualPercent: 50, githubLogin: 'ada' }
  const answer = await app.patch(`/api/teams/fleet/people/${id}`, edit, admiral.headers())
  expect(answer.statusCode).toBe(200)
  expect(await memberOf(app, teamId)).toBe(undefined)
})

test('pages of a team that got a member are told, others are not', async () => {
  const app = await appWithGithub([sailor('ada')])
  const fleet = await team(app, 'Fleet')
  const port = await team(app, 'Port')
  await addWaiting(app, fleet.id, { login: 'ada' })
  const heard: string[] = []
  app.live.subscribe(fleet.id, topic => heard.push(`fleet ${topic}`))
  app.live.subscribe(port.id, topic => heard.push(`port ${topic}`))
  await signIn(app)
  expect(heard).toEqual(['fleet members', 'fleet people'])
})
