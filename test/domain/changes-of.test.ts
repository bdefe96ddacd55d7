import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../server/domain/change.ts'
import {
  changesOf,
  type FoundItem,
  goneChange,
  type KnownItem,
  type ReadTimes,
} from '../../server/domain/changes-of.ts'
import { itemAsOf } from '../../server/domain/ledger.ts'

const hour = 3_600_000
const since = 100 * hour
const now = 110 * hour
const times: ReadTimes = { at: now, since, remapped: new Set() }
const firstTimes: ReadTimes = { ...times, since: null }

const found = (changes: Partial<FoundItem> = {}): FoundItem => ({
  itemId: 'item',
  nodeId: 'node',
  contentId: 'content',
  kind: 'issue',
  number: 1,
  repository: 'acme/boat',
  title: 'Tides',
  url: null,
  assignees: [],
  labels: [],
  isDraft: false,
  watchedSince: null,
  reviewDecision: null,
  isArchived: false,
  points: 5,
  pointsAt: 20 * hour,
  iterationId: 'iteration',
  sprintId: 'sprint',
  sprintAt: 30 * hour,
  status: 'Todo',
  statusAt: 10 * hour,
  state: 'open',
  stateAt: null,
  createdAt: 10 * hour,
  updatedAt: 30 * hour,
  contentUpdatedAt: null,
  pastSprint: null,
  ...changes,
})

const known = (changes: Partial<KnownItem> = {}): KnownItem => ({
  ...found(),
  isPresent: true,
  ...changes,
})

const brief = ({ field, value, at, notBefore, certainty }: Change) =>
  `${field} ${value} at ${at / hour}${notBefore === null ? '' : ` since ${notBefore / hour}`} ${certainty}`

const changes = (before: Partial<KnownItem>, after: Partial<FoundItem>, read = times) =>
  changesOf(known(before), found(after), read).map(brief)

describe('an item met for the first time', () => {
  test('had its points since it was made, and was in no sprint until put into one', () => {
    expect(changesOf(null, found(), firstTimes).map(brief)).toEqual([
      'present true at 10 exact',
      'points 5 at 10 assumed',
      'points 5 at 20 exact',
      'sprint null at 10 assumed',
      'sprint sprint at 30 exact',
      'status Todo at 10 exact',
    ])
  })

  test('without dates of its values is taken to be so since it was made', () => {
    const item = found({ pointsAt: null, sprintId: null, status: null })
    expect(changesOf(null, item, firstTimes).map(brief)).toEqual([
      'present true at 10 exact',
      'points 5 at 10 assumed',
    ])
  })

  test('and made since the last read was not there before, and nothing of it is assumed', () => {
    const item = found({
      createdAt: 101 * hour,
      pointsAt: 105 * hour,
      sprintId: null,
      status: null,
    })
    expect(changesOf(null, item, times).map(brief)).toEqual([
      'present true at 101 exact',
      'points 5 at 105 exact',
    ])
  })

  test('closed and archived is so since its close, and since its last change as far as known', () => {
    const item = found({
      state: 'merged',
      stateAt: 40 * hour,
      isArchived: true,
      updatedAt: 50 * hour,
    })
    expect(changesOf(null, item, firstTimes).map(brief).slice(-2)).toEqual([
      'state merged at 40 exact',
      'archived true at 50 since 10 bounded',
    ])
  })
})

describe('an item known before', () => {
  test('that did not change gives no rows', () => {
    expect(changes({}, {})).toEqual([])
  })

  test('with another value that GitHub dates has it since then', () => {
    expect(changes({}, { points: 8, pointsAt: 105 * hour })).toEqual([
      'points 8 at 105 since 100 exact',
    ])
  })

  test('set back to the value it had gives no row, whatever its date', () => {
    expect(changes({}, { pointsAt: 105 * hour })).toEqual([])
  })

  test('with a cleared value lost it between the reads', () => {
    expect(changes({}, { points: null, pointsAt: null })).toEqual([
      'points null at 110 since 100 bounded',
    ])
  })

  test('with another value of the same date was renamed between the reads', () => {
    expect(changes({}, { status: 'Backlog' })).toEqual(['status Backlog at 110 since 100 bounded'])
  })

  test('closed with another reason later is so between the reads, for its close is as old as it was', () => {
    const closed = { state: 'completed' as const, stateAt: 50 * hour }
    expect(changes(closed, { ...closed, state: 'not-planned' })).toEqual([
      'state not-planned at 110 since 100 bounded',
    ])
  })

  test('closed once more was open in between', () => {
    const closed = { state: 'completed' as const, stateAt: 50 * hour }
    const again = changesOf(known(closed), found({ ...closed, stateAt: 105 * hour }), times)
    expect(again.map(({ value, certainty }) => [value, certainty])).toEqual([
      ['open', 'bounded'],
      ['completed', 'exact'],
    ])
    expect(again[0]!.at).toBeLessThan(again[1]!.at)
  })

  test('that is gone left between the reads', () => {
    expect(brief(goneChange('item', times))).toBe('present false at 110 since 100 bounded')
  })

  test('whose points are read from another column is found, not changed', () => {
    const read: ReadTimes = { ...times, remapped: new Set(['points']) }
    expect(changes({ points: null, pointsAt: null }, {}, read)).toEqual([
      'points 5 at 10 assumed',
      'points 5 at 20 exact',
    ])
  })
})

test('replayed after any two reads, the ledger tells the item as it was last found', () => {
  const state = fc.constantFrom(
    'open',
    'completed',
    'not-planned',
    'duplicate',
    'merged',
    'unmerged',
  )
  const hours = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map(at => at * hour)
  const read = (from: number, to: number) =>
    fc.record({
      isArchived: fc.boolean(),
      points: fc.option(fc.constantFrom(0, 1, 5)),
      pointsAt: hours(from, to),
      sprintId: fc.option(fc.constantFrom('a', 'b')),
      sprintAt: hours(from, to),
      status: fc.option(fc.constantFrom('Todo', 'Done')),
      statusAt: hours(from, to),
      state,
      stateAt: hours(from, to),
    })
  const dated = (item: ReturnType<typeof found>) => ({
    ...item,
    stateAt: item.state === 'open' ? null : item.stateAt,
  })
  fc.assert(
    fc.property(read(10, 99), read(101, 109), (first, second) => {
      const before = dated(found(first))
      const after = dated(found(second))
      const rows = [
        ...changesOf(null, before, { ...firstTimes, at: since }),
        ...changesOf({ ...before, isPresent: true }, after, times),
      ]
      const told = itemAsOf(rows, now, () => false)
      const { points, sprintId, status, isArchived } = after
      expect(told).toMatchObject({
        points,
        sprintId,
        status,
        state: after.state,
        archived: isArchived,
      })
    }),
  )
})
