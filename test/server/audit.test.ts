import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databaseIn } from '../../db/files.ts'
import { openDb } from '../../db/open.ts'
import { accounts, auditEntries } from '../../db/schema.ts'
import { isKept, isUndecided } from '../../server/audit/what-is-kept.ts'
import { rules } from '../../server/identity/rules.ts'
import { buildTestApp, makeTeam, type TestApp, type TestAppOptions } from '../support/app.ts'
import { freshFolder } from '../support/folder.ts'
import { makeAccount, openSession, tokenOf, withSignIn } from '../support/identity.ts'
import { appWithGithub, newBrowser, sailor, signInAs } from '../support/sign-in.ts'

const T = '/api/teams/fleet'

async function harbour(options: TestAppOptions = {}) {
  const app = await buildTestApp({ environment: withSignIn, ...options })
  const adminId = await makeAccount(app, { login: 'captain', isAdministrator: true })
  const admin = await openSession(app, adminId)
  const team = (await app.post('/api/teams', { name: 'Fleet', timeZone: 'UTC' }, admin)).json()
  const mateId = await makeAccount(app, { login: 'mate', in: { teamId: team.id, role: 'member' } })
  return { app, team, admin, adminId, mateId, mate: await openSession(app, mateId) }
}

type As = Record<string, string>
const entries = async (app: TestApp, as: As = {}, query = '') =>
  (await app.get(`/api/audit${query}`, as)).json().entries
const count = ({ db }: TestApp) => db.read.$count(auditEntries)

describe('what is written down', () => {
  test('who changed what, where and of what, in words that are no secret', async () => {
    const { app, team, admin, adminId, mate, mateId } = await harbour()
    const members = (await app.get(`${T}/members`, admin)).json().members
    const member = members.find(({ login }: { login: string }) => login === 'mate')
    await app.patch(`${T}/members/${member.id}`, { version: 1, role: 'scrum-master' }, admin)
    const goal = { id: 'a-goal-of-fleet', name: 'A text nobody should read here' }
    await app.post(`${T}/goals`, goal, mate)
    const said = await entries(app, admin)
    expect(said).toEqual([
      {
        ...{ id: 3, at: '2026-06-17T12:00:00.000Z', who: 'mate', accountId: mateId },
        ...{ team: { slug: 'fleet', name: 'Fleet' }, what: 'POST /api/teams/:team/goals' },
        ...{ words: 'Add a product goal', target: null, details: { fields: ['id', 'name'] } },
      },
      {
        ...{ id: 2, at: '2026-06-17T12:00:00.000Z', who: 'captain', accountId: adminId },
        ...{ team: { slug: 'fleet', name: 'Fleet' }, target: member.id },
        what: 'PATCH /api/teams/:team/members/:id',
        words: 'Change a role, or whom of the team it is',
        details: { fields: ['version', 'role'], role: 'scrum-master' },
      },
      expect.objectContaining({ who: 'captain', what: 'POST /api/teams', target: team.id }),
    ])
    expect(JSON.stringify(said)).not.toContain('nobody should read')
  })

  test('that a script did it, and which ids beside the first were in the address', async () => {
    const { app, admin, mateId } = await harbour()
    const days = { firstDay: '2026-06-12', lastDay: '2026-06-25' }
    const sprint = (await app.post(`${T}/sprints`, days, admin)).json()
    const person = (await app.post(`${T}/people`, { name: 'Ada' }, admin)).json()
    const script = await tokenOf(app, mateId)
    const url = `${T}/sprints/${sprint.id}/availability/${person.id}`
    expect((await app.put(url, { plannedPercent: 35 }, script)).statusCode).toBe(200)
    const [last] = await entries(app, admin)
    expect(last).toMatchObject({ who: 'mate', target: sprint.id })
    expect(last.details).toEqual({
      ...{ personId: person.id, fields: ['plannedPercent'], by: 'token' },
    })
  })

  test('nothing of what is refused, only read, or tried out', async () => {
    const { app, admin, mate } = await harbour()
    const before = await count(app)
    await app.get(`${T}/home`, mate)
    await app.post(`${T}/sprints`, {}, mate)
    await app.post(`${T}/goals`, {}, mate)
    await app.post(`${T}/goals`, { name: 'Faster' })
    await app.patch(`${T}/goals/unknown`, { version: 1, name: 'Faster' }, mate)
    const tried = await app.post(`${T}/sprints/renumber`, { dryRun: true }, admin)
    expect(tried.statusCode).toBe(200)
    const text =
      'title,firstDay,lastDay,committed,completed,fte\nOld,2025-01-06,2025-01-19,20,18,3.5'
    const preview = await app.post(`${T}/import/sprints?dryRun=true`, { text }, admin)
    expect(preview.statusCode).toBe(200)
    expect(await count(app)).toBe(before)
  })

  test('nothing that a body or an address could carry in its names', async () => {
    const { app, admin } = await harbour()
    await app.post(`${T}/goals`, { name: 'Faster', 'a secret': 1 }, admin)
    const { links } = (await app.get(`${T}/shares`, admin)).json()
    expect(links).toEqual([])
    const made = await app.post(`${T}/shares`, { page: 'velocity', note: 'Quiet words' }, admin)
    const key = made.json().path.split('/').at(-1)
    const token = { name: 'Quiet name', scope: 'read' }
    const made2 = await app.post('/api/account/tokens', token, admin)
    const said = JSON.stringify(await app.db.read.select().from(auditEntries))
    for (const part of ['a secret', 'Quiet', key, made2.json().token]) {
      expect(part).toBeTruthy()
      expect(said).not.toContain(part)
    }
    expect((await entries(app, admin)).slice(0, 2)).toMatchObject([
      { target: made2.json().id, details: { scope: 'read' } },
      { target: made.json().id, details: { page: 'velocity' } },
    ])
  })

  test('a change that cannot be written down is not acknowledged', async () => {
    const file = databaseIn(freshFolder())
    const db = openDb(file)
    onTestFinished(() => db.close())
    const { app, admin } = await harbour({ db })
    const raw = new Database(file)
    raw.exec(
      `CREATE TRIGGER fail BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    )
    raw.close()
    const answer = await app.post(`${T}/goals`, { name: 'Faster' }, admin)
    expect(answer.statusCode).toBe(500)
    expect(answer.json()).toMatchObject({ code: 'internal' })
  })

  test('where nobody signs in, whom somebody said to be; who they say they are is not', async () => {
    const app = await buildTestApp()
    await makeTeam(app)
    const { id } = (await app.post(`${T}/people`, { name: 'Ada' })).json()
    const me = await app.put('/api/me', { team: 'fleet', personId: id })
    const as = { cookie: String(me.headers['set-cookie']).split(';')[0] ?? '' }
    await app.post(`${T}/goals`, { name: 'Faster' }, as)
    const said = await entries(app)
    expect(said.map(({ who, what }: { who: string; what: string }) => [who, what])).toEqual([
      ['Ada', 'POST /api/teams/:team/goals'],
      ['Somebody', 'POST /api/teams/:team/people'],
      ['Somebody', 'POST /api/teams'],
    ])
  })

  test('signing in and out, and who was refused; not who came with nothing to show', async () => {
    const app = await appWithGithub([sailor('admiral'), sailor('stranger', { memberships: {} })])
    const browser = newBrowser(app)
    await signInAs(browser, 'admiral')
    const [account] = await app.db.read.select().from(accounts)
    await app.db.write(tx => tx.update(accounts).set({ isBlocked: true }))
    await signInAs(newBrowser(app), 'admiral')
    await app.db.write(tx => tx.update(accounts).set({ isBlocked: false }))
    await signInAs(newBrowser(app), 'stranger')
    await app.get('/api/sign-in/github/callback?code=made-up&state=made-up')
    const said = await entries(app, browser.headers())
    const admiral = { who: 'admiral of the crew', accountId: account?.id }
    const stranger = { who: 'Somebody', accountId: null }
    expect(said).toMatchObject([
      { ...stranger, words: 'Was refused to sign in', details: { why: 'not-allowed' } },
      { ...admiral, words: 'Was refused to sign in', details: { why: 'blocked' } },
      { ...admiral, words: 'Signed in' },
    ])
    await browser.remove('/api/session')
    await signInAs(browser, 'admiral')
    expect((await entries(app, browser.headers()))[1]).toMatchObject({
      ...admiral,
      words: 'Sign this browser out',
    })
  })
})

describe('what is never written down', () => {
  test('every route of retrospectives and of poker is named or left out by somebody', () => {
    const keys = Object.keys(rules)
    expect(keys.filter(isUndecided)).toEqual([])
    const withheld = keys.filter(key => !key.startsWith('GET ') && !isKept(key))
    expect(withheld.map(key => key.replace('/api/teams/:team', 'T')).sort()).toEqual([
      'DELETE T/cards/:id',
      'DELETE T/groups/:id',
      'DELETE T/sprints/:id/retro/votes',
      'PATCH T/cards/:id',
      'PATCH T/groups/:id',
      'POST /api/webhooks/github',
      'POST T/sprints/:id/retro/cards',
      'POST T/sprints/:id/retro/cards/own',
      'PUT T/cards/:id/group',
      'PUT T/poker/rounds/:id/vote',
      'PUT T/sprints/:id/retro/presence',
      'PUT T/sprints/:id/retro/rating',
      'PUT T/sprints/:id/retro/ready',
      'PUT T/sprints/:id/retro/votes/:targetId',
    ])
  })

  test('a route of a retrospective that is new leaves nothing until somebody decides', () => {
    const key = 'PUT /api/teams/:team/sprints/:id/retro/applause'
    expect([isUndecided(key), isKept(key)]).toEqual([true, false])
    expect(isKept('PUT /api/teams/:team/retrofit')).toBe(true)
  })
})
