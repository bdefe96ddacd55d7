import { existsSync, readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { databaseIn } from '../../db/files.ts'
import { openDb } from '../../db/open.ts'
import {
  actions,
  amendments,
  attendees,
  closes,
  commitments,
  members,
  people,
} from '../../db/schema.ts'
import type { Availability } from '../../server/contract/availability.ts'
import { teamWithJune } from '../server/review-team.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'
import { freshFolder } from '../support/folder.ts'

const T = '/api/teams/fleet'

/** Whether the file of a database or its log holds a word anywhere. */
function isIn(file: string, word: string): boolean {
  const files = [file, `${file}-wal`].filter(existsSync)
  return files.some(one => readFileSync(one, 'latin1').toLowerCase().includes(word.toLowerCase()))
}

/** Zebulon did all that a person can do in a team, in a database that is a file. */
async function teamWithZebulon() {
  const file = databaseIn(freshFolder())
  const db = openDb(file)
  onTestFinished(() => db.close())
  const app = await buildTestApp({ db })
  const team = await makeTeam(app)
  const tell = async (
    method: 'post' | 'put' | 'patch',
    url: string,
    body: object,
    headers = {},
  ) => {
    const answer = await app[method](T + url, body, headers)
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`)
    return answer.json()
  }
  const person = await tell('post', '/people', { name: 'Zébulon Quist', usualPercent: 60 })
  const edit = { version: 1, name: 'Zebulon', githubLogin: 'zebquist', country: 'DE' }
  await tell('patch', `/people/${person.id}`, edit)
  const other = await tell('post', '/people', { name: 'Ada Lund' })
  const me = await app.put('/api/me', { team: 'fleet', personId: person.id })
  const as = { cookie: String(me.headers['set-cookie']).split(';')[0] ?? '' }
  const days = { firstDay: '2026-06-12', lastDay: '2026-06-25' }
  const typed = { committed: 20, counted: 18 }
  const sprint = await tell('post', '/sprints', { ...days, typed })
  const S = `/sprints/${sprint.id}`
  await tell('put', `${S}/availability/${person.id}`, { plannedPercent: 60 }, as)
  await tell('put', `${S}/availability/${other.id}`, { plannedPercent: 40 }, as)
  await tell('post', `${S}/commit`, {}, as)
  await tell('put', `${S}/availability/${person.id}`, { actualPercent: 50 }, as)
  await tell('post', '/actions', { text: 'Buy rope', owner: 'Zebulon and everyone' })
  await tell('post', `${S}/retro`, { isAnonymous: false })
  const card = { id: 'a-card-with-a-name', place: 'wind', text: 'Fair' }
  await tell('post', `${S}/retro/phase`, { from: 'look-back', to: 'write' }, as)
  await tell('post', `${S}/retro/cards`, card, as)
  await tell('put', `${S}/retro/ready`, { isReady: true }, as)
  const { rounds } = (await tell('post', `${S}/poker`, { topics: ['Sails'] }, as)).game
  await tell('put', `/poker/rounds/${rounds[0].id}/vote`, { label: '3' }, as)
  const meeting = await tell('post', '/meetings', {}, as)
  await tell('put', `/meetings/${meeting.id}/attendance`, { personId: person.id, isPresent: true })
  await db.write(async tx => {
    await tx.update(people).set({ mail: 'zeb@quist.example' }).where(eq(people.id, person.id))
    const waiting = { role: 'member' as const, login: 'zebquist', addedAt: 1 }
    await tx.insert(members).values({ id: 'm', teamId: team.id, personId: person.id, ...waiting })
  })
  const { version } = (await app.get(`${T}/people`)).json().people.find(isCalled('Zebulon'))
  return { app, db, file, as, tell, S, person: { id: person.id as string, version } }
}

const isCalled = (name: string) => (one: { name: string }) => one.name === name

test('a person who is deleted leaves percentages without a name, and nothing else of themselves', {
  timeout: 30_000,
}, async () => {
  const { app, db, file, as, S, person } = await teamWithZebulon()
  const figures = ['/sprints', '/velocity', `${S}/report`, S, `${S}/burndown`]
  const read = () => Promise.all(figures.map(async url => (await app.get(T + url)).body))
  const before = await read()
  expect(isIn(file, 'Zebulon')).toBe(true)

  const gone = await app.remove(`${T}/people/${person.id}?version=${person.version}`)
  expect([gone.statusCode, gone.body]).toEqual([204, ''])
  const named = before.map(body => body.replaceAll('"Zebulon"', '"Former member"'))
  expect(await read()).toEqual(named)

  const { people: left } = (await app.get(`${T}/people`)).json()
  expect(left.map(({ name }: { name: string }) => name)).toEqual(['Ada Lund'])
  const matrix = (await app.get(`${T}${S}/availability`)).json() as Availability
  const row = matrix.people.find(({ personId }) => personId === person.id)
  expect(row).toMatchObject({ name: 'Former member', plannedPercent: 60, actualPercent: 50 })
  expect(matrix.fte).toMatchObject({ planned: 1, actual: 0.9, answered: 2 })
  expect(await db.read.select().from(attendees)).toMatchObject([{ name: 'Former member' }])
  const [action] = await db.read.select().from(actions)
  expect(action).toMatchObject({ owner: 'Former member and everyone', ownerIds: [] })
  expect(await db.read.$count(members)).toBe(0)
  expect((await app.get('/api/me?team=fleet', as)).json().personId ?? null).toBe(null)

  await db.close()
  for (const word of ['bulon', 'quist']) expect(isIn(file, word), word).toBe(false)
})

test('what is to be deleted is named with the version that was seen, and can be deleted once', async () => {
  const { app, person } = await teamWithZebulon()
  const url = `${T}/people/${person.id}`
  const unnamed = await app.remove(url)
  expect([unnamed.statusCode, unnamed.json().issues[0].path]).toEqual([400, 'version'])
  const late = await app.remove(`${url}?version=${person.version - 1}`)
  expect([late.statusCode, late.json().current.name]).toEqual([409, 'Zebulon'])
  await makeTeam(app, 'Port')
  const elsewhere = `/api/teams/port/people/${person.id}?version=${person.version}`
  expect((await app.remove(elsewhere)).statusCode).toBe(404)
  expect((await app.remove(`${url}?version=${person.version}`)).statusCode).toBe(204)
  expect((await app.remove(`${url}?version=${person.version + 1}`)).statusCode).toBe(404)
  const edit = await app.patch(url, { version: person.version + 1, name: 'Zebulon' })
  expect(edit.statusCode).toBe(404)
})

test('minutes that name a deleted person make a new one', { timeout: 30_000 }, async () => {
  const { app, tell, person } = await teamWithZebulon()
  await app.remove(`${T}/people/${person.id}?version=${person.version}`)
  const text = '# Meeting, 18/06/2026\n### June 24th:\n#### Availability\n- [name=Zebulon] 50%\n'
  await tell('post', '/import/minutes', { text })
  const { people: now } = (await app.get(`${T}/people`)).json()
  const again = now.find(isCalled('Zebulon'))
  expect(again.id).not.toBe(person.id)
  expect(await app.db.read.$count(people, eq(people.isForgotten, true))).toBe(1)
})

test('minutes that are printed name no former member, so that reading them back makes nobody', async () => {
  const { app, S, person } = await teamWithZebulon()
  await app.remove(`${T}/people/${person.id}?version=${person.version}`)
  const { body } = await app.get(`${T}${S}/minutes`)
  expect(body).toContain('Ada Lund')
  expect(body).not.toContain('Former member]')
})

test('two former members stand beside each other, and a new person may bear an old name', {
  timeout: 30_000,
}, async () => {
  const { app, tell, S, person } = await teamWithZebulon()
  await app.remove(`${T}/people/${person.id}?version=${person.version}`)
  const ada = (await app.get(`${T}/people`)).json().people[0]
  await app.remove(`${T}/people/${ada.id}?version=${ada.version}`)
  const { people: rows } = (await app.get(`${T}${S}/availability`)).json() as Availability
  expect(rows.map(({ name, plannedPercent }) => [name, plannedPercent]).sort()).toEqual([
    ['Former member', 40],
    ['Former member', 60],
  ])
  expect(await tell('post', '/people', { name: 'Zebulon' })).toMatchObject({ name: 'Zebulon' })
  const corrected = { actualPercent: 30 }
  await tell('put', `${S}/availability/${person.id}`, corrected)
})

test('what a close keeps has no name any more, and counts what it counted', async () => {
  const june = await teamWithJune()
  const me = await june.app.put('/api/me', { team: june.team.slug, personId: 'bo' })
  const as = { cookie: String(me.headers['set-cookie']).split(';')[0] ?? '' }
  await june.person('bo-lund', { name: 'Bo Lund' })
  const url = `${june.url}/sprints/june`
  await june.app.put(`${url}/outside/e`, { decision: 'accepted' }, as)
  await june.app.post(`${url}/adjustments`, { points: 2, reason: 'Helped others' }, as)
  await june.close()
  const reason = { reason: 'Seen too late' }
  await june.app.put(`${url}/availability/bo`, { actualPercent: 40, ...reason }, as)
  const before = (await june.app.get(`${url}/report`)).body
  expect(before).toContain('"name":"bo"')
  const gone = await june.app.remove(`${june.url}/people/bo?version=1`)
  expect(gone.statusCode).toBe(204)
  const named = before.replaceAll('"name":"bo"', '"name":"Former member"')
  expect((await june.app.get(`${url}/report`)).body).toBe(named)
  const kept = JSON.stringify([
    await june.db.read.select().from(closes),
    await june.db.read.select().from(commitments),
    await june.db.read.select().from(amendments),
  ])
  expect(kept).toContain('"name":"Former member"')
  expect(kept).not.toContain('"name":"bo"')
})
