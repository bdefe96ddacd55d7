import { expect, test } from 'vitest'
import { stagedChanges, staging, teams } from '../../db/schema.ts'
import { freshDb } from '../support/db.ts'
import { teamRow } from '../support/rows.ts'

async function withTeam() {
  const db = freshDb()
  await db.write(async tx => {
    await tx.insert(teams).values(teamRow({ id: 't1' }))
  })
  return db
}

const change = (at: number) => ({
  teamId: 't1',
  itemId: `i${at}`,
  field: 'points' as const,
  text: null,
  number: at / 2,
  at,
  notBefore: at === 3 ? 0 : null,
  source: 'sync' as const,
  certainty: 'assumed' as const,
  recordedAt: 99,
  replaces: null,
})

test.each([0, 1, 10, 23])('%i rows come back as they were given, in their order', async count => {
  const db = await withTeam()
  const rows = Array.from({ length: count }, (_, index) => change(index))
  await db.write(tx => tx.insertRows(stagedChanges, rows))
  const found = await db.read.select().from(stagedChanges).orderBy(stagedChanges.id)
  expect(found.map(({ id: _, ...row }) => row)).toEqual(rows)
})

test('lists and yes or no come back as they were given', async () => {
  const db = await withTeam()
  const row = {
    teamId: 't1',
    itemId: 'i1',
    nodeId: 'N1',
    contentId: null,
    kind: 'issue' as const,
    number: 7,
    repository: 'harbour/ferry',
    title: 'Paint the "hull"',
    url: null,
    assignees: [],
    labels: ['paint', 'it’s urgent'],
    isDraft: false,
    reviewDecision: null,
    position: 0,
    isArchived: true,
    points: 0.5,
    pointsAt: null,
    iterationId: null,
    sprintId: null,
    sprintAt: null,
    status: 'Todo',
    statusAt: 5,
    state: 'open' as const,
    stateAt: null,
    createdAt: 1,
    contentUpdatedAt: null,
    isPresent: true,
    isTimelineRead: false,
  }
  await db.write(tx => tx.insertRows(staging, [row]))
  expect(await db.read.select().from(staging)).toEqual([row])
})

test('rows of a write that fails are gone', async () => {
  const db = await withTeam()
  const failing = db.write(async tx => {
    await tx.insertRows(stagedChanges, [change(1)])
    throw new Error('half way')
  })
  await expect(failing).rejects.toThrow('half way')
  expect(await db.read.$count(stagedChanges)).toBe(0)
})
