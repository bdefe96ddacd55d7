import { describe, expect, test } from 'vitest'
import type { Db } from '../../db/open.ts'
import {
  changes,
  items,
  iterations,
  stagedChanges,
  stagedSeen,
  staging,
  teams,
} from '../../db/schema.ts'
import type { Change } from '../../server/domain/change.ts'
import { insertSprints } from '../../server/store/sprints.ts'
import {
  clearStaging,
  type ItemRow,
  listMissing,
  publishStaging,
  restage,
  stagePage,
} from '../../server/store/staging.ts'
import { freshDb } from '../support/db.ts'
import { teamRow } from '../support/rows.ts'

const pause = async () => undefined

const item = (itemId: string, rest: Partial<ItemRow> = {}): ItemRow => ({
  teamId: 'one',
  itemId,
  nodeId: itemId,
  contentId: null,
  kind: 'issue',
  number: 1,
  repository: 'acme/boat',
  title: itemId,
  url: null,
  assignees: ['ada-example'],
  labels: [],
  isDraft: false,
  reviewDecision: null,
  position: 0,
  isArchived: false,
  points: null,
  pointsAt: null,
  iterationId: null,
  sprintId: null,
  sprintAt: null,
  status: null,
  statusAt: null,
  state: 'open',
  stateAt: null,
  createdAt: 0,
  contentUpdatedAt: null,
  isPresent: true,
  isTimelineRead: false,
  ...rest,
})

const moved = (itemId: string, value: string | null, at: number): Change => ({
  itemId,
  field: 'sprint',
  value,
  at,
  notBefore: null,
  source: 'sync',
  certainty: 'exact',
  recordedAt: 0,
})
const staged = (change: Change, replaces: number | null = null) => ({ change, replaces })
const nothing = { seen: [], items: [], changes: [] }

async function start() {
  const db = freshDb()
  await db.write(async tx => {
    await tx.insert(teams).values([teamRow({ id: 'one' }), teamRow({ id: 'two' })])
  })
  return db
}

const publish = async (db: Db, teamId = 'one') => {
  const counts = await db.write(tx => publishStaging(tx, teamId, 'field', pause))
  await clearStaging(db, teamId, pause)
  return counts
}

describe('publishing what was staged', () => {
  test('adds what is new, changes what differs, and leaves the rest', async () => {
    const db = await start()
    const seen = ['a', 'b'].map((itemId, position) => ({ itemId, position }))
    await stagePage(db, 'one', {
      seen,
      items: [item('a'), item('b', { position: 1 })],
      changes: [],
    })
    expect(await publish(db)).toEqual({ items: 2, changes: 0, moved: 0 })
    await stagePage(db, 'one', {
      seen,
      items: [item('b', { position: 1, title: 'B' })],
      changes: [],
    })
    expect(await publish(db)).toEqual({ items: 1, changes: 0, moved: 0 })
    const rows = await db.read.select().from(items)
    expect(rows).toEqual([item('a'), item('b', { position: 1, title: 'B' })])
    expect(await publish(db)).toEqual({ items: 0, changes: 0, moved: 0 })
  })

  test('takes over the order, also of items that did not change', async () => {
    const db = await start()
    await stagePage(db, 'one', { ...nothing, items: [item('a'), item('b', { position: 1 })] })
    await publish(db)
    await stagePage(db, 'one', {
      ...nothing,
      seen: [
        { itemId: 'b', position: 0 },
        { itemId: 'a', position: 1 },
      ],
    })
    expect(await publish(db)).toEqual({ items: 0, changes: 0, moved: 2 })
    const rows = await db.read.select().from(items).orderBy(items.position)
    expect(rows.map(({ itemId }) => itemId)).toEqual(['b', 'a'])
  })

  test('names the sprint of an iteration that was staged under its own id', async () => {
    const db = await start()
    await stagePage(db, 'one', {
      ...nothing,
      items: [item('a', { sprintId: 'iteration-1', iterationId: 'iteration-1' })],
      changes: [staged(moved('a', 'iteration-1', 1)), staged(moved('a', null, 0))],
    })
    const days = { firstDay: '2026-06-01', lastDay: '2026-06-14', madeFrom: 'github' as const }
    const sprint = await db.write(async tx => {
      const [made] = await insertSprints(tx, 'one', [days], 0)
      await tx.insert(iterations).values({
        teamId: 'one',
        fieldId: 'field',
        iterationId: 'iteration-1',
        sprintId: made!.id,
        title: '',
        startDate: '2026-06-01',
        durationDays: 14,
      })
      return made!
    })
    await publish(db)
    expect(await db.read.select().from(items)).toMatchObject([{ sprintId: sprint.id }])
    const rows = await db.read.select().from(changes)
    expect(rows.map(({ text }) => text)).toEqual([sprint.id, null])
  })

  test('a change that tells another one better takes its place and keeps it', async () => {
    const db = await start()
    await stagePage(db, 'one', { ...nothing, changes: [staged(moved('a', 's', 5))] })
    await publish(db)
    const [first] = await db.read.select().from(changes)
    await stagePage(db, 'one', {
      ...nothing,
      changes: [staged(moved('a', null, 9)), staged(moved('a', 's', 4), first!.id)],
    })
    await publish(db)
    const rows = await db.read.select().from(changes).orderBy(changes.id)
    expect(rows.map(({ at, replacedBy }) => [at, replacedBy])).toEqual([
      [5, rows[2]!.id],
      [9, null],
      [4, null],
    ])
  })

  test('leaves alone what another team has staged', async () => {
    const db = await start()
    const others = [item('a', { teamId: 'two' })]
    await stagePage(db, 'two', { ...nothing, items: others, changes: [staged(moved('a', 's', 1))] })
    await stagePage(db, 'one', {
      ...nothing,
      items: [item('a')],
      changes: [staged(moved('a', 't', 2))],
    })
    expect(await publish(db, 'one')).toEqual({ items: 1, changes: 1, moved: 0 })
    expect(await db.read.select().from(staging)).toEqual(others)
    expect(await publish(db, 'two')).toEqual({ items: 1, changes: 1, moved: 0 })
    const rows = await db.read.select().from(changes).orderBy(changes.id)
    expect(rows.map(({ teamId, text }) => [teamId, text])).toEqual([
      ['one', 't'],
      ['two', 's'],
    ])
  })
})

test('what was staged of some items can be put differently', async () => {
  const db = await start()
  await stagePage(db, 'one', {
    ...nothing,
    items: [item('a'), item('b')],
    changes: [staged(moved('a', 's', 1)), staged(moved('b', 's', 1))],
  })
  await restage(db, 'one', {
    items: [item('a', { isTimelineRead: true })],
    changes: [staged(moved('a', 's', 2))],
  })
  const rows = await db.read.select().from(staging).orderBy(staging.itemId)
  expect(rows.map(({ itemId, isTimelineRead }) => [itemId, isTimelineRead])).toEqual([
    ['a', true],
    ['b', false],
  ])
  const told = await db.read.select().from(stagedChanges).orderBy(stagedChanges.itemId)
  expect(told.map(({ itemId, at }) => [itemId, at])).toEqual([
    ['a', 2],
    ['b', 1],
  ])
})

test('what is on the board and was not seen is missing', async () => {
  const db = await start()
  const gone = item('c', { isPresent: false })
  await stagePage(db, 'one', { ...nothing, items: [item('a'), item('b'), gone] })
  await publish(db)
  await stagePage(db, 'one', { ...nothing, seen: [{ itemId: 'a', position: 0 }] })
  expect((await listMissing(db.read, 'one')).map(({ itemId }) => itemId)).toEqual(['b'])
  await clearStaging(db, 'one', pause)
  expect(await db.read.select().from(stagedSeen)).toEqual([])
})
