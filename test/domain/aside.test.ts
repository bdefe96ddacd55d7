import { describe, expect, test } from 'vitest'
import { burndown } from '../../server/domain/burndown.ts'
import { daysFromTo } from '../../server/domain/calendar.ts'
import { historyInSprint } from '../../server/domain/item-in-sprint.ts'
import { itemAsOf } from '../../server/domain/ledger.ts'
import { settle, settlementsOf } from '../../server/domain/points.ts'
import { countingPoints, type Settled, worth } from '../../server/domain/scope.ts'
import { facts, figuresOf, isDone, itemsIn, juneFrame, on } from './facts.ts'

const reason = 'counted on its sub-issues'
const frame = juneFrame()
/** In the June sprint with 8 points since the first of June. */
const parent = (...told: Parameters<typeof facts>[1]) =>
  facts('parent', [[on(6, 1), 'points', 8], [on(6, 1), 'sprint', 'june'], ...told])
const child = facts('child', [
  [on(6, 1), 'points', 8],
  [on(6, 1), 'sprint', 'june'],
  [on(6, 18), 'status', 'Done'],
])

describe('points set aside', () => {
  test('count 0 from that instant on and still stand on the item', () => {
    const changes = parent([on(6, 16), 'aside', reason], [on(6, 20), 'aside', null])
    const at = (day: number) => itemAsOf(changes, on(6, day), isDone)
    expect(at(15)).toMatchObject({ points: 8, aside: null })
    expect(at(16)).toMatchObject({ points: 8, aside: reason })
    expect([worth(at(15)), worth(at(16)), worth(at(21))]).toEqual([8, 0, 8])
    expect(countingPoints(at(16), frame)).toBe(0)
  })

  test('of an item without an estimate are still not known', () => {
    expect(worth({ points: null, aside: reason })).toBeNull()
  })

  test('of a committed item are a re-estimate, so labelled: 16 committed, 8 set aside, 8 completed', () => {
    const items = itemsIn(frame, parent([on(6, 16), 'aside', reason]), child)
    const figures = figuresOf(frame, items)
    expect(figures.points).toMatchObject({
      committed: 16,
      reestimated: -8,
      scope: 8,
      completed: 8,
      remaining: 0,
      counted: 8,
    })
    expect(figures.aside).toEqual({ items: 1, points: 8, reestimated: -8 })
    expect(items[0]).toMatchObject({
      points: 8,
      aside: reason,
      asideSince: 'set-aside',
      class: 'carried-over',
    })
  })

  test('before the commitment are in no figure from the start', () => {
    const items = itemsIn(frame, parent([on(6, 10), 'aside', reason]), child)
    const { points, aside } = figuresOf(frame, items)
    expect(points).toMatchObject({ committed: 8, reestimated: 0, scope: 8 })
    expect(aside).toEqual({ items: 1, points: 8, reestimated: 0 })
  })

  test('count again after an undo, as a re-estimate the other way', () => {
    const items = itemsIn(frame, parent([on(6, 10), 'aside', reason], [on(6, 17), 'aside', null]))
    expect(figuresOf(frame, items)).toMatchObject({
      points: { committed: 0, reestimated: 8, scope: 8 },
      aside: { items: 0, points: 0, reestimated: 8 },
    })
    expect(items[0]).toMatchObject({ aside: null, asideSince: 'counted-again' })
  })

  test('of added work add nothing; of work that left, the points committed are removed', () => {
    const added = facts('added', [
      [on(6, 1), 'points', 5],
      [on(6, 16), 'sprint', 'june'],
      [on(6, 17), 'aside', reason],
    ])
    const left = parent([on(6, 16), 'aside', reason], [on(6, 17), 'sprint', null])
    const { points } = figuresOf(frame, itemsIn(frame, added, left))
    expect(points).toMatchObject({ committed: 8, added: 0, removed: 8, reestimated: 0, scope: 0 })
  })

  test('of work done outside the sprint are not offered', () => {
    const outside = facts('outside', [
      [on(6, 1), 'points', 3],
      [on(6, 15), 'aside', reason],
      [on(6, 16), 'state', 'completed'],
    ])
    expect(itemsIn(frame, outside)[0]).toMatchObject({ class: 'done-outside', offered: 0 })
  })

  test('after the sprint is over change nothing in it, and done again in the next one still count 0', () => {
    const changes = parent(
      [on(6, 18), 'status', 'Done'],
      [on(6, 26), 'aside', reason],
      [on(6, 27), 'status', 'Todo'],
      [on(6, 27), 'sprint', 'july'],
      [on(6, 29), 'status', 'Done'],
    )
    const [item] = itemsIn(frame, changes)
    expect(item).toMatchObject({ completed: 8, aside: null })
    const settled = new Map<string, Settled>()
    settle(settled, settlementsOf([item!], new Set()))
    const july = juneFrame({ sprintId: 'july', start: on(6, 25, 0), asOf: on(6, 30), settled })
    expect(itemsIn(july, changes)[0]).toMatchObject({ completed: 0, alreadyCounted: 8 })
  })

  test('are named in the burn-down, set aside 8 to 0 and counted again 0 to 8', () => {
    const changes = parent([on(6, 16), 'aside', reason], [on(6, 18), 'aside', null])
    const days = burndown({
      items: [{ itemId: 'parent', history: historyInSprint(changes, frame, isDone).history }],
      frame,
      days: daysFromTo('2026-06-12', '2026-06-24').map(day => ({ day, working: true })),
      guideline: null,
      timeZone: 'UTC',
      now: frame.asOf,
    })
    const moved = days.filter(day => day.changes.length > 0)
    expect(moved.map(({ day, remaining }) => [day, remaining])).toEqual([
      ['2026-06-16', 0],
      ['2026-06-18', 8],
    ])
    expect(moved.flatMap(day => day.changes)).toMatchObject([
      { kind: 'reestimated', points: -8, from: 8, to: 0, aside: 'set-aside' },
      { kind: 'reestimated', points: 8, from: 0, to: 8, aside: 'counted-again' },
    ])
  })
})
