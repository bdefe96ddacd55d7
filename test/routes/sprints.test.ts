import { expect, test } from 'vitest'
import { amendments, changes, iterations, recorded, sprints } from '../../db/schema.ts'
import { Sprint, Sprints } from '../../server/contract/sprint.ts'
import { insertSprints } from '../../server/store/sprints.ts'
import { buildTestApp, makeTeam } from '../support/app.ts'

const url = '/api/teams/fleet/sprints'

async function withTeam() {
  const app = await buildTestApp()
  const team = await makeTeam(app)
  const add = async (body: object) => (await app.post(url, body)).json()
  return { app, team, add }
}
const june = { firstDay: '2026-06-12', lastDay: '2026-06-24' }
const july = { firstDay: '2026-06-25', lastDay: '2026-07-08' }

test('a sprint made by hand has a number, a title, and figures that are not known yet', async () => {
  const { app } = await withTeam()
  const made = await app.post(url, june)
  expect(made.statusCode).toBe(201)
  const sprint = Sprint.parse(made.json())
  expect(sprint).toMatchObject({ ...june, number: 1, title: 'Sprint 1', sources: ['manual'] })
  expect(sprint.points.counted).toBeNull()
  expect(sprint.velocity).toEqual({ expected: null, actual: null })
  expect(sprint.fte.planned).toBeNull()
  const list = Sprints.parse((await app.get(url)).json())
  expect(list.sprints).toEqual([sprint])
  expect((await app.get(`${url}/${sprint.id}`)).json()).toEqual(sprint)
})

test('a number given once stays, even when an earlier sprint is made known later', async () => {
  const { app, add } = await withTeam()
  await add(july)
  await add(june)
  const { sprints } = (await app.get(url)).json() as Sprints
  expect(sprints.map(sprint => [sprint.firstDay, sprint.number])).toEqual([
    ['2026-06-12', 2],
    ['2026-06-25', 1],
  ])
})

test('sprints are numbered by their days only after a look at what would change', async () => {
  const { app, add } = await withTeam()
  const named = { title: 'First light', firstDay: '2026-05-01', lastDay: '2026-05-14' }
  for (const sprint of [july, june, named]) await add(sprint)
  const action = { text: 'Buy rope', dueSprintId: (await app.get(url)).json().sprints[2].id }
  await app.post('/api/teams/fleet/actions', action)
  const changes = [
    { title: 'First light', lastDay: '2026-05-14', from: 3, to: 1 },
    { title: 'Sprint 1', lastDay: '2026-07-08', from: 1, to: 3 },
  ]
  const numbers = async () =>
    ((await app.get(url)).json() as Sprints).sprints.map(({ number, title }) => [number, title])

  const preview = await app.post(`${url}/renumber`, { dryRun: true })
  expect(preview.json()).toEqual({ sprints: changes, applied: false })
  expect(await numbers()).toEqual([
    [3, 'First light'],
    [2, 'Sprint 2'],
    [1, 'Sprint 1'],
  ])
  expect((await app.post(`${url}/renumber`, {})).json()).toEqual({
    sprints: changes,
    applied: true,
  })
  expect(await numbers()).toEqual([
    [1, 'First light'],
    [2, 'Sprint 2'],
    [3, 'Sprint 3'],
  ])
  const { actions } = (await app.get('/api/teams/fleet/actions')).json()
  expect(actions[0].dueSprint.number).toBe(3)
  expect((await app.post(`${url}/renumber`, {})).json().sprints).toEqual([])
})

test('sprints met together are numbered in order of their first day', async () => {
  const { app, team } = await withTeam()
  const rows = await app.db.write(tx =>
    insertSprints(
      tx,
      team.id,
      [july, june].map(days => ({ ...days, madeFrom: 'github' as const })),
      app.clock.now(),
    ),
  )
  expect(rows.map(row => [row.firstDay, row.number])).toEqual([
    ['2026-06-12', 1],
    ['2026-06-25', 2],
  ])
})

test.each([
  ['end before they begin', { firstDay: '2026-06-24', lastDay: '2026-06-12' }, /Swap them/],
  [
    'overlap',
    { firstDay: '2026-06-24', lastDay: '2026-07-01' },
    /overlap with Sprint 1 \(2026-06-12/,
  ],
  ['last for ever', { firstDay: '2027-01-01', lastDay: '2029-01-01' }, /a year at most/],
  ['do not exist', { firstDay: '2026-02-30', lastDay: '2026-03-01' }, /firstDay/],
])('days that %s are refused in words and nothing is made', async (_what, days, message) => {
  const { app, add } = await withTeam()
  await add(june)
  const answer = await app.post(url, days)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().message).toMatch(message)
  expect((await app.get(url)).json().sprints).toHaveLength(1)
})

test('a finished sprint typed with its totals has a velocity at once', async () => {
  const { add } = await withTeam()
  const typed = { committed: 24, counted: 20, plannedFte: 4, actualFte: 3.8 }
  const sprint = await add({ firstDay: '2026-05-01', lastDay: '2026-05-14', typed })
  expect(sprint).toMatchObject({ state: 'closed', certainty: 'recorded' })
  expect(sprint.velocity).toEqual({ expected: 6, actual: 20 / 3.8 })
  expect(sprint.points.counted).toBe(20)
})

test('an old version is refused with what is there now, and nothing changes', async () => {
  const { app, add } = await withTeam()
  const { id } = await add(june)
  const saved = (await app.patch(`${url}/${id}`, { version: 1, goal: 'Fast' })).json()
  expect(saved).toMatchObject({ version: 2, goal: 'Fast' })
  const late = await app.patch(`${url}/${id}`, { version: 1, goal: 'Slow', title: 'Mine' })
  expect(late.statusCode).toBe(409)
  expect(late.json().current).toMatchObject({ id, version: 2, goal: 'Fast', title: 'Sprint 1' })
  expect((await app.get(`${url}/${id}`)).json()).toEqual(saved)
})

test('a sprint is left out of averages with a reason only, and taken in again', async () => {
  const { app, add } = await withTeam()
  const { id } = await add(june)
  const without = await app.patch(`${url}/${id}`, { version: 1, excluded: { reason: '' } })
  expect(without.json().issues[0]).toEqual({
    path: 'excluded.reason',
    message: 'Say why it is left out',
  })
  const out = await app.patch(`${url}/${id}`, { version: 1, excluded: { reason: 'half a team' } })
  expect(out.json().excluded).toEqual({ reason: 'half a team' })
  const back = await app.patch(`${url}/${id}`, { version: 2, excluded: null })
  expect(back.json().excluded).toBeNull()
})

test('a typed total can be added to, and a corrected one of a closed sprint leaves an amendment', async () => {
  const { app, add } = await withTeam()
  const past = { firstDay: '2026-05-01', lastDay: '2026-05-14' }
  const { id } = await add({ ...past, typed: { counted: 20 } })
  await app.patch(`${url}/${id}`, { version: 1, typed: { actualFte: 4 } })
  expect(await app.db.read.select().from(amendments)).toEqual([])
  const reason = 'One pull request was forgotten'
  const edit = { version: 2, typed: { counted: 22 }, reason }
  const corrected = (await app.patch(`${url}/${id}`, edit)).json()
  expect(corrected.velocity.actual).toBe(5.5)
  const [amendment] = await app.db.read.select().from(amendments)
  expect(amendment).toMatchObject({
    kind: 'corrected',
    reason,
    before: { counted: 20, actualFte: 4 },
    after: { counted: 22, actualFte: 4 },
  })
  await app.patch(`${url}/${id}`, { version: 3, typed: { counted: null, actualFte: null } })
  expect(await app.db.read.$count(recorded)).toBe(0)
})

test('points that the board counts cannot be typed, FTE can', async () => {
  const { app, team, add } = await withTeam()
  const { id } = await add(june)
  await app.db.write(async tx => {
    await tx.insert(changes).values({
      teamId: team.id,
      itemId: 'item',
      field: 'sprint',
      text: id,
      at: 1,
      source: 'sync',
      certainty: 'exact',
      recordedAt: 1,
    })
  })
  const points = await app.patch(`${url}/${id}`, { version: 1, typed: { counted: 5 } })
  expect(points.statusCode).toBe(400)
  expect(points.json().message).toMatch(/counts the points of this sprint from the board/)
  const fte = await app.patch(`${url}/${id}`, { version: 1, typed: { plannedFte: 5 } })
  expect(fte.statusCode).toBe(200)
})

test('the days of a sprint from GitHub and of a closed one stay', async () => {
  const { app, team, add } = await withTeam()
  const { id } = await add(june)
  const other = await add({ firstDay: '2026-05-01', lastDay: '2026-05-14', typed: { counted: 1 } })
  await app.db.write(async tx => {
    await tx.insert(iterations).values({
      teamId: team.id,
      fieldId: 'f',
      iterationId: 'i',
      sprintId: id,
      title: 'It 1',
      startDate: '2026-06-12',
      durationDays: 13,
    })
  })
  const github = await app.patch(`${url}/${id}`, { version: 1, lastDay: '2026-06-23' })
  expect(github.json().message).toMatch(/come from GitHub/)
  const closed = await app.patch(`${url}/${other.id}`, { version: 1, lastDay: '2026-05-13' })
  expect(closed.json().message).toMatch(/is closed and its days stay/)
})

test('the days of a sprint by hand can be moved, but not onto another', async () => {
  const { app, add } = await withTeam()
  const { id } = await add(june)
  await add(july)
  const moved = await app.patch(`${url}/${id}`, { version: 1, firstDay: '2026-06-10' })
  expect(moved.json()).toMatchObject({ firstDay: '2026-06-10', lastDay: '2026-06-24' })
  const onto = await app.patch(`${url}/${id}`, { version: 2, lastDay: '2026-06-25' })
  expect(onto.json().message).toMatch(/overlap with Sprint 2/)
})

test('a sprint of another team is not found, whatever is asked of it', async () => {
  const { app, add } = await withTeam()
  const { id } = await add(june)
  await makeTeam(app, 'Port')
  const other = `/api/teams/port/sprints/${id}`
  for (const path of ['', '/items', '/burndown', '/availability', '/retro']) {
    expect((await app.get(other + path)).statusCode, path).toBe(404)
  }
  for (const path of ['/commit', '/close', '/reopen']) {
    expect((await app.post(other + path, { reason: 'because' })).statusCode, path).toBe(404)
  }
  expect((await app.patch(other, { version: 1, goal: 'x' })).statusCode).toBe(404)
  const [row] = await app.db.read.select().from(sprints)
  expect(row).toMatchObject({ version: 1, state: 'planned', goal: '' })
})

test('an answer is named by its ETag and sent again only when something changed', async () => {
  const { app, add } = await withTeam()
  const { id } = await add(june)
  const first = await app.get(url)
  const etag = String(first.headers.etag)
  const again = await app.get(url, { 'if-none-match': etag })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  await app.patch(`${url}/${id}`, { version: 1, goal: 'New' })
  const after = await app.get(url, { 'if-none-match': etag })
  expect(after.statusCode).toBe(200)
  expect(after.json().sprints[0].goal).toBe('New')
  const compressed = await app.get(url, {
    'accept-encoding': 'gzip',
    'if-none-match': `W/"other", ${after.headers.etag}`,
  })
  expect(compressed.statusCode).toBe(304)
})

test.each([
  ['0026-06-01', '0026-06-14', 'firstDay', '0026-06-01'],
  ['9999-12-20', '9999-12-31', 'lastDay', '9999-12-31'],
])('a mistyped year is named: %s to %s', async (firstDay, lastDay, path, day) => {
  const { app } = await withTeam()
  const answer = await app.post(url, { firstDay, lastDay })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().issues).toMatchObject([{ path }])
  expect(answer.json().message).toBe(`The year of ${day} looks mistyped: Knots takes 1970 to 2199.`)
})

test.each([
  ['goal', 20_000],
  ['comment', 20_000],
  ['title', 120],
])(
  'a %s of more than %i characters is refused, one of just as many is kept',
  async (field, most) => {
    const { app, add } = await withTeam()
    const { id } = await add(june)
    const edit = (length: number) =>
      app.patch(`${url}/${id}`, { version: 1, [field]: 'x'.repeat(length) })
    const refused = await edit(most + 1)
    expect(refused.statusCode).toBe(400)
    expect(refused.json().issues).toEqual([
      { path: field, message: `Give ${most} characters at most` },
    ])
    expect((await app.get(`${url}/${id}`)).json()[field]).toHaveLength(field === 'title' ? 8 : 0)
    expect((await edit(most)).json()[field]).toHaveLength(most)
  },
)

test('an FTE too small to be one is refused, none at all is not', async () => {
  const { app } = await withTeam()
  const typed = (actualFte: number) => ({ ...june, typed: { counted: 20, actualFte } })
  expect((await app.post(url, typed(1e-320))).json().message).toBe(
    'typed.actualFte: Give 0 or at least 0.01',
  )
  expect((await app.post(url, typed(0))).statusCode).toBe(201)
})
