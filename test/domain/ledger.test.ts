import { describe, expect, test } from 'vitest'
import type { Change } from '../../server/domain/change.ts'
import { itemAsOf, leastCertain } from '../../server/domain/ledger.ts'
import { facts, isDone, on } from './facts.ts'

const asOf = (changes: Change[], at: number) => itemAsOf(changes, at, isDone)

describe('an item as of an instant', () => {
  const changes = facts('a', [
    [on(6, 1), 'points', 3],
    [on(6, 2), 'sprint', 'june'],
    [on(6, 3), 'status', 'In progress'],
    [on(6, 9), 'points', 5],
    [on(6, 10), 'sprint', null],
  ])

  test('has the values last set by then', () => {
    expect(asOf(changes, on(6, 2))).toMatchObject({ points: 3, sprintId: 'june', status: null })
    expect(asOf(changes, on(6, 9) - 1)).toMatchObject({ points: 3, status: 'In progress' })
    expect(asOf(changes, on(6, 9))).toMatchObject({ points: 5, sprintId: 'june' })
    expect(asOf(changes, on(6, 30))).toMatchObject({ points: 5, sprintId: null, present: true })
  })

  test('is not there before the first of them', () => {
    expect(asOf(changes, on(1, 1) - 1)).toMatchObject({ present: false, points: null, done: false })
    expect(asOf([], on(6, 1))).toMatchObject({ present: false, sprintId: null })
  })

  test('whose presence was never told is on the board from its first change on', () => {
    const told = facts('a', [[on(6, 2), 'sprint', 'june']]).slice(1)
    expect(asOf(told, on(6, 3))).toMatchObject({ present: true, sprintId: 'june' })
  })

  test('says how well each value is known', () => {
    const item = asOf(
      facts('a', [
        [on(6, 1), 'points', 3, { certainty: 'assumed' }],
        [on(6, 2), 'sprint', 'june', { certainty: 'bounded', notBefore: on(6, 1) }],
      ]),
      on(6, 3),
    )
    expect(item.certainty).toMatchObject({ points: 'assumed', sprint: 'bounded', status: 'exact' })
    expect(leastCertain(['exact', 'bounded'])).toBe('bounded')
    expect(leastCertain(['bounded', 'assumed', 'exact'])).toBe('assumed')
    expect(leastCertain([])).toBe('exact')
  })

  test('what was written down later holds at the same instant', () => {
    const told = facts('a', [
      [on(6, 1), 'points', 3],
      [on(6, 1), 'points', 8],
    ])
    const [, three, eight] = told
    const late = [{ ...three!, recordedAt: on(6, 2) }, eight!]
    expect(asOf(late, on(6, 3)).points).toBe(3)
  })
})

describe('done', () => {
  test('by a done status, a close as completed, or a merge', () => {
    expect(asOf(facts('a', [[on(6, 1), 'status', 'Done']]), on(6, 2)).done).toBe(true)
    expect(asOf(facts('a', [[on(6, 1), 'state', 'completed']]), on(6, 2)).done).toBe(true)
    expect(asOf(facts('a', [[on(6, 1), 'state', 'merged']]), on(6, 2)).done).toBe(true)
    expect(asOf(facts('a', [[on(6, 1), 'status', 'Review']]), on(6, 2)).done).toBe(false)
  })

  test('since the earliest unbroken signal', () => {
    const changes = facts('a', [
      [on(6, 1), 'status', 'Done'],
      [on(6, 2), 'state', 'completed'],
      [on(6, 3), 'status', 'Review'],
      [on(6, 4), 'status', '✅ Done'],
    ])
    expect(asOf(changes, on(6, 5))).toMatchObject({ done: true, doneSince: on(6, 1) })
  })

  test('reopened is not done, and done again counts from then', () => {
    const changes = facts('a', [
      [on(6, 1), 'state', 'completed'],
      [on(6, 3), 'state', 'open'],
      [on(6, 5), 'state', 'completed'],
    ])
    expect(asOf(changes, on(6, 4))).toMatchObject({ done: false, doneSince: null })
    expect(asOf(changes, on(6, 6))).toMatchObject({ done: true, doneSince: on(6, 5) })
  })

  test('what was done before it came onto the board was done then', () => {
    const changes = facts('a', [[on(6, 1) - 365 * 86_400_000, 'state', 'completed']])
    expect(asOf(changes, on(1, 1) - 1).done).toBe(false)
    expect(asOf(changes, on(6, 1))).toMatchObject({
      done: true,
      doneSince: on(6, 1) - 365 * 86_400_000,
    })
  })

  test('the instant is as certain as the signal that began it', () => {
    const changes = facts('a', [
      [on(6, 4), 'status', 'Done', { certainty: 'bounded', notBefore: on(6, 3) }],
      [on(6, 5), 'state', 'completed'],
    ])
    expect(asOf(changes, on(6, 6))).toMatchObject({
      doneSince: on(6, 4),
      doneNotBefore: on(6, 3),
      certainty: { done: 'bounded' },
    })
  })
})

describe('dropped', () => {
  test('closed as not planned, as a duplicate, or without merge, wins over any status', () => {
    for (const state of ['not-planned', 'duplicate', 'unmerged']) {
      const changes = facts('a', [
        [on(6, 1), 'state', state],
        [on(6, 2), 'status', 'Done'],
      ])
      expect(asOf(changes, on(6, 3))).toMatchObject({ dropped: true, done: false, doneSince: null })
    }
  })

  test('ends an unbroken time of being done', () => {
    const changes = facts('a', [
      [on(6, 1), 'status', 'Done'],
      [on(6, 2), 'state', 'not-planned'],
      [on(6, 3), 'state', 'open'],
    ])
    expect(asOf(changes, on(6, 4))).toMatchObject({ done: true, doneSince: on(6, 3) })
  })

  test('taken off the board before it was done', () => {
    const changes = facts('a', [
      [on(6, 1), 'present', false],
      [on(6, 2), 'state', 'completed'],
      [on(6, 9), 'present', true],
    ])
    expect(asOf(changes, on(6, 3))).toMatchObject({ dropped: true, done: false })
    expect(asOf(changes, on(6, 9))).toMatchObject({ dropped: false, doneSince: on(6, 2) })
  })
})

describe('put away', () => {
  test('what was done when it left the board stays done', () => {
    const changes = facts('a', [
      [on(6, 1), 'status', 'Done'],
      [on(6, 2), 'present', false],
      [on(6, 3), 'state', 'not-planned'],
      [on(6, 4), 'status', null],
    ])
    expect(asOf(changes, on(6, 5))).toMatchObject({
      done: true,
      doneSince: on(6, 1),
      dropped: false,
    })
  })

  test('what was done when it was archived stays done', () => {
    const changes = facts('a', [
      [on(6, 1), 'state', 'merged'],
      [on(6, 2), 'archived', true],
      [on(6, 3), 'status', 'Backlog'],
    ])
    expect(asOf(changes, on(6, 5))).toMatchObject({ done: true, doneSince: on(6, 1) })
  })

  test('what comes back done has been done all the time', () => {
    const changes = facts('a', [
      [on(6, 1), 'status', 'Done'],
      [on(6, 2), 'archived', true],
      [on(6, 3), 'status', 'Todo'],
      [on(6, 4), 'status', 'Done'],
      [on(6, 5), 'archived', false],
      [on(6, 7), 'status', 'Todo'],
    ])
    expect(asOf(changes, on(6, 6))).toMatchObject({ done: true, doneSince: on(6, 1) })
    expect(asOf(changes, on(6, 7))).toMatchObject({ done: false, doneSince: null })
  })

  test('done and taken off between the same two reads was done', () => {
    const changes = facts('a', [
      [on(6, 2), 'state', 'merged'],
      [on(6, 2), 'present', false],
    ])
    expect(asOf(changes, on(6, 3))).toMatchObject({ done: true, dropped: false })
  })

  test('archived unfinished is neither done nor dropped', () => {
    const changes = facts('a', [[on(6, 2), 'archived', true]])
    expect(asOf(changes, on(6, 3))).toMatchObject({ done: false, dropped: false, archived: true })
  })
})
