import { beforeEach, expect, test } from 'vitest'
import { changes, itemDetails, itemLinks, items } from '../../db/schema.ts'
import { Backlog } from '../../server/contract/backlog.ts'
import { buildTestApp, makeTeam, type TestApp } from '../support/app.ts'
import { itemRow } from '../support/rows.ts'

const T = '/api/teams/fleet'
const at = Date.parse('2026-06-01T09:00:00Z')
let app: TestApp
let teamId: string
let sprints: { id: string }[]

beforeEach(async () => {
  app = await buildTestApp()
  teamId = (await makeTeam(app)).id
  const add = async (firstDay: string, lastDay: string) =>
    (await app.post(`${T}/sprints`, { firstDay, lastDay })).json()
  sprints = [await add('2026-05-29', '2026-06-11'), await add('2026-06-12', '2026-06-25')]
})

type Row = Parameters<typeof itemRow>[0]
async function onBoard(...rows: Omit<Row, 'teamId'>[]) {
  await app.db.write(async tx => {
    await tx.insert(items).values(rows.map(row => itemRow({ teamId, ...row })))
  })
}

async function backlog() {
  const answer = await app.get(`${T}/sprints/${sprints[1]?.id}/backlog`)
  expect(answer.statusCode).toBe(200)
  return Backlog.parse(answer.json())
}

test('what is in the sprint and what is open in no current sprint stand in the board’s order', async () => {
  const june = sprints[1]?.id ?? ''
  await onBoard(
    { itemId: 'second', title: 'Second', position: 2, sprintId: june },
    { itemId: 'first', title: 'First', position: 1, sprintId: june, state: 'completed' },
    { itemId: 'later', title: 'Later', position: 9 },
    { itemId: 'sooner', title: 'Sooner', position: 3 },
    { itemId: 'closed', title: 'Closed', position: 4, state: 'completed' },
    { itemId: 'ghost', title: 'Archived', position: 5, isArchived: true },
  )
  const { sprint, backlog: rest, view } = await backlog()
  expect(sprint.map(({ title, done }) => `${title} ${done}`)).toEqual([
    'First true',
    'Second false',
  ])
  expect(rest.map(({ title }) => title)).toEqual(['Sooner', 'Later'])
  expect(view).toBeNull()
})

test('marks tell what an item waits for, how often it was carried over and since when a review waits', async () => {
  const [may, june] = sprints.map(({ id }) => id)
  await onBoard(
    { itemId: 'tides', contentId: 'I_tides', title: 'Tides', sprintId: june ?? null, points: 5 },
    { itemId: 'buoys', contentId: 'I_buoys', title: 'Buoys', sprintId: june ?? null, points: 21 },
    { itemId: 'pull', contentId: 'PR_1', kind: 'pull-request', title: 'Fix the tides', points: 1 },
  )
  const link = { teamId, number: 1, repository: null, url: null, isOpen: true }
  const told = { teamId, itemId: 'tides', field: 'sprint' as const, source: 'sync' as const }
  await app.db.write(async tx => {
    await tx.insert(itemLinks).values([
      { ...link, itemId: 'tides', kind: 'blocked-by', contentId: 'I_buoys', title: 'Buoys' },
      { ...link, itemId: 'pull', kind: 'closes', contentId: 'I_tides', title: 'Tides' },
    ])
    await tx
      .insert(itemDetails)
      .values({ teamId, itemId: 'pull', readAt: at, reviewWaitsSince: at })
    await tx.insert(changes).values(
      [may, june].map((sprintId, index) => ({
        ...told,
        text: sprintId ?? '',
        at: at + index * 12 * 86_400_000,
        certainty: 'exact' as const,
        recordedAt: at,
      })),
    )
  })
  const { sprint, backlog: rest } = await backlog()
  expect(sprint.map(({ title, marks }) => ({ title, marks }))).toEqual([
    {
      title: 'Tides',
      marks: [
        { kind: 'waits-for', titles: ['Buoys'], isInSprint: true },
        { kind: 'carried-over', sprints: 1 },
        { kind: 'review-waits', since: '2026-06-01T09:00:00.000Z' },
      ],
    },
    { title: 'Buoys', marks: [{ kind: 'must-split' }] },
  ])
  expect(rest.map(({ title, marks }) => ({ title, marks }))).toEqual([
    {
      title: 'Fix the tides',
      marks: [{ kind: 'review-waits', since: '2026-06-01T09:00:00.000Z' }],
    },
  ])
})

test('a sprint of another team is not found', async () => {
  await makeTeam(app, 'Port')
  const answer = await app.get(`/api/teams/port/sprints/${sprints[1]?.id}/backlog`)
  expect(answer.statusCode).toBe(404)
})
