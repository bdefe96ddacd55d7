import { is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, expect, test } from 'vitest'
import * as schema from '../../db/schema.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { type Document, hostile, type Others } from '../support/hostile-exports.ts'
import { makeWholeTeam, type WholeTeam } from '../support/whole-team.ts'

let made: Promise<{ whole: WholeTeam; text: string }> | undefined

async function document(): Promise<Document> {
  made ??= (async () => {
    const whole = await makeWholeTeam()
    const app = await buildTestApp({ db: whole.db })
    return { whole, text: (await app.get(`${whole.url}/export.json`)).body }
  })()
  return JSON.parse((await made).text)
}

afterAll(async () => (await made)?.whole.db.close())

/** Another team, with a sprint and a person that no document may touch. */
async function appWithOthers() {
  const app = await buildTestApp()
  const { id } = await makeTeam(app, 'Port')
  const days = { firstDay: '2026-06-12', lastDay: '2026-06-24' }
  const sprint = (await app.post('/api/teams/port/sprints', days)).json()
  const person = (await app.post('/api/teams/port/people', { name: 'Ole Berg' })).json()
  const action = (await app.post('/api/teams/port/actions', { text: 'Buy rope' })).json()
  return { app, others: { team: id, sprint: sprint.id, person: person.id, action: action.id } }
}
async function everything(app: TestApp) {
  const tables = Object.values(schema).filter(one => is(one, SQLiteTable)) as SQLiteTable[]
  return Promise.all(tables.map(table => app.db.read.select().from(table)))
}

/** Sends a document that is to be refused and says how; throws if anything was written. */
async function refusal(app: TestApp, body: unknown) {
  const before = await everything(app)
  const answers = [
    await app.post('/api/teams/import?dryRun=true', body as object),
    await app.post('/api/teams/import', body as object),
  ]
  expect(await everything(app)).toEqual(before)
  expect(answers[1]?.json()).toEqual(answers[0]?.json())
  const { message, issues } = answers[0]?.json() ?? {}
  return { status: answers[0]?.statusCode, message, path: issues?.[0]?.path }
}

test.each(hostile)(
  '%s is refused with its place, and nothing is written',
  {
    timeout: 60_000,
  },
  async (_what, change, path, words) => {
    const given = await document()
    const { app, others } = await appWithOthers()
    change(given, others)
    const found = await refusal(app, given)
    expect(found.status, found.message).toBe(400)
    expect(found.path).toContain(path)
    expect(found.message).toMatch(words)
  },
)

const taken: [string, (given: Document, others: Others) => void, RegExp][] = [
  ['address', given => Object.assign(given.team, { slug: 'port' }), /address \/port belongs/],
  ['reserved address', given => Object.assign(given.team, { slug: 'api' }), /address \/api/],
  ['name', given => Object.assign(given.team, { name: ' PORT' }), /already a team called/],
]

test.each(taken)(
  'a team whose %s is taken is refused with what to do',
  {
    timeout: 60_000,
  },
  async (_what, change, words) => {
    const given = await document()
    const { app, others } = await appWithOthers()
    change(given, others)
    const { status, message } = await refusal(app, given)
    expect(status).toBe(409)
    expect(message).toMatch(words)
  },
)

/** A document in which one id is another one, wherever it stands. */
const renamed = async (from: unknown, to: string): Promise<Document> =>
  JSON.parse(JSON.stringify(await document()).replaceAll(`"${String(from)}"`, `"${to}"`))

test('ids of another team are refused, and so is an id that is the address of another team', async () => {
  const { app, others } = await appWithOthers()
  const { team, sprints, people } = await document()
  for (const [from, to] of [
    [sprints![0]!.id, others.sprint],
    [people![0]!.id, others.person],
    [team.id, 'port'],
    [team.id, others.team],
  ]) {
    const { status, message } = await refusal(app, await renamed(from, String(to)))
    expect(status, message).toBe(409)
  }
})

test('an export comes in once; the second time it is said where it is', async () => {
  const app = await buildTestApp()
  const given = await document()
  expect((await app.post('/api/teams/import?dryRun=true', given)).json()).toMatchObject({
    team: { slug: 'harbour-crew' },
    people: 16,
    applied: false,
  })
  const first = await app.post('/api/teams/import', given)
  expect([first.statusCode, first.json().applied]).toEqual([201, true])
  const { status, message } = await refusal(app, given)
  expect(status).toBe(409)
  expect(message).toMatch(/in this Knots already, as Harbour crew.*empty data folder/)
})

test.each([
  ['nothing', undefined, /no export of Knots|empty/i],
  ['a list', [1, 2], /This is no export of Knots/],
  ['another document', { name: 'x' }, /This is no export of Knots/],
  ['an export of before', { knots: '0.1.0', team: {} }, /could not be brought in yet/],
  ['a newer layout', { knots: '9.0.0', format: 99 }, /newer Knots \(layout 99; this one reads 1\)/],
])('%s is refused in words', async (_what, body, words) => {
  const { status, message } = await refusal(await buildTestApp(), body)
  expect(status).toBe(400)
  expect(message).toMatch(words)
})

test('what is nested without end is refused, not followed', async () => {
  const app = await buildTestApp()
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const head = '"knots":"0","format":1,"exportedAt":"2026-01-21T13:00:00.000Z"'
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/teams/import',
    headers: { 'content-type': 'application/json' },
    payload: `{${head},"team":{"slug":"a","name":"A"},"deep":${deep}}`,
  })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().message).toMatch(/nested deeper than Knots reads/)
})

test('secrets do not come in, and what waited to be written to GitHub is called off', async () => {
  const app = await buildTestApp()
  const given = await document()
  Object.assign(given.writes![0]!, { state: 'waiting' })
  Object.assign(given.team, { isPublic: true, pictureKey: 'known-to-others', token: 'ghp_1' })
  Object.assign(given.cards![0]!, { secretHash: 'known-to-others' })
  Object.assign(given, {
    tokens: [{ teamId: given.team.id, token: 'ghp_1', savedAt: 1 }],
    members: [{ id: 'm', teamId: given.team.id, role: 'scrum-master', login: 'ole', addedAt: 1 }],
  })
  expect((await app.post('/api/teams/import', given)).statusCode).toBe(201)
  const all = JSON.stringify(await everything(app))
  expect(all).not.toMatch(/ghp_1|known-to-others/)
  const [team] = await app.db.read.select().from(schema.teams)
  expect(team).toMatchObject({ isPublic: false, pictureKey: null })
  expect(await app.db.read.$count(schema.members)).toBe(0)
  const [write] = await app.db.read.select().from(schema.writes)
  expect(write?.state).toBe('cancelled')
})
