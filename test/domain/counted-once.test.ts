import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../server/domain/change.ts'
import { changesByItem, itemAsOf } from '../../server/domain/ledger.ts'
import { facts, isDone, on } from './facts.ts'
import { grace, habits, ledger, played, tellsOfDone } from './month.ts'

test('scope is always committed + added - removed + re-estimated, and the parts of its classes', () => {
  fc.assert(
    fc.property(ledger, habits, grace, (items, habit, graceDays) => {
      for (const { rows, figures, isCommitted } of played(items, habit, graceDays, () => true)) {
        const { points } = figures
        const inScope = rows.filter(row => row.isInScope)
        const share = inScope.map(row =>
          row.aside === null ? Math.max(0, (row.points ?? 0) - row.alreadyCounted) : 0,
        )
        expect(points.scope).toBe(share.reduce((total, one) => total + one, 0))
        expect(points.scope).toBe(points.completed + points.remaining)
        if (!isCommitted) continue
        const { committed, added, removed, reestimated } = points
        expect(points.scope).toBe(
          (committed ?? 0) + (added ?? 0) - (removed ?? 0) + (reestimated ?? 0),
        )
        const classes = ['committed-done', 'added-done', 'carried-over', 'open']
        expect(rows.filter(row => classes.includes(row.class))).toEqual(inScope)
      }
    }),
    { numRuns: 200 },
  )
})

const decides = fc.func(fc.boolean())

test('over all sprints each doing of an item is counted or offered once', () => {
  fc.assert(
    fc.property(ledger, habits, grace, decides, (items, habit, graceDays, accepts) => {
      const seen = new Set<string>()
      for (const { rows } of played(items, habit, graceDays, accepts)) {
        for (const row of rows) {
          if (!tellsOfDone.has(row.class)) continue
          const doing = `${row.itemId} ${row.doneSince}`
          expect(seen.has(doing), doing).toBe(false)
          seen.add(doing)
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('no item counts more than the most points it ever had', () => {
  fc.assert(
    fc.property(
      ledger,
      habits,
      grace,
      fc.func(fc.boolean()),
      (items, habit, graceDays, accepts) => {
        const counted = new Map<string, number>()
        for (const { rows, accepted } of played(items, habit, graceDays, accepts)) {
          for (const row of rows) {
            const outside = accepted.has(row.itemId) ? row.offered : 0
            counted.set(row.itemId, (counted.get(row.itemId) ?? 0) + row.completed + outside)
          }
        }
        for (const [itemId, changes] of changesByItem(items.flat())) {
          const most = Math.max(
            0,
            ...changes.map(one => (one.field === 'points' ? (one.value ?? 0) : 0)),
          )
          expect(counted.get(itemId) ?? 0).toBeLessThanOrEqual(most)
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('what was done on the board by the end of the last sprint was counted or offered in one of them', () => {
  const onBoard = ledger.map(items =>
    items.map(changes => changes.filter(one => one.field !== 'present' || one.value)),
  )
  fc.assert(
    fc.property(onBoard, habits, grace, decides, (items, habit, graceDays, accepts) => {
      const sprints = played(items, habit, graceDays, accepts)
      const last = sprints.at(-1)!.frame
      const first = sprints[0]!.frame
      for (const changes of items) {
        const item = itemAsOf(changes, last.asOf, isDone)
        if (item.doneSince === null || item.doneSince < first.start) continue
        const told = sprints.flatMap(({ rows }) =>
          rows.filter(row => row.itemId === item.itemId && row.doneSince === item.doneSince),
        )
        expect(told.filter(row => tellsOfDone.has(row.class))).toHaveLength(1)
      }
    }),
    { numRuns: 200 },
  )
})

test('what is set aside before anything else counts 0 in every sprint and is in the same class', () => {
  const counted = ledger.map(items =>
    items.map(one => one.filter(({ field }) => field !== 'aside')),
  )
  fc.assert(
    fc.property(counted, habits, grace, (items, habit, graceDays) => {
      const aside = items.map((changes, index) => [
        ...changes,
        ...facts(`item-${index}`, [[on(1, 2), 'aside', 'counted on its issue']]).slice(1),
      ])
      const before = played(items, habit, graceDays, () => true)
      const after = played(aside, habit, graceDays, () => true)
      for (const [index, { rows, figures }] of after.entries()) {
        expect(rows.map(row => row.class)).toEqual(before[index]!.rows.map(row => row.class))
        expect(rows.map(row => row.points)).toEqual(before[index]!.rows.map(row => row.points))
        expect(figures.points).toMatchObject({ scope: 0, completed: 0, outside: 0, counted: 0 })
        expect(figures.items.unestimated).toBe(0)
      }
    }),
  )
})

test('setting aside after a sprint was closed changes nothing in it', () => {
  fc.assert(
    fc.property(ledger, habits, grace, (items, habit, graceDays) => {
      const later = items.map((changes, index) => [
        ...changes,
        ...facts(`item-${index}`, [[on(8, 1), 'aside', 'counted on its issue']]).slice(1),
      ])
      const figures = (list: Change[][]) => played(list, habit, graceDays, () => true)
      expect(figures(later)).toEqual(figures(items))
    }),
  )
})

test('neither the order of items nor of changes plays a part', () => {
  fc.assert(
    fc.property(ledger, habits, grace, (items, habit, graceDays) => {
      const turned = items.toReversed().map(changes => changes.toReversed())
      const figures = (list: Change[][]) =>
        played(list, habit, graceDays, () => true).map(sprint => sprint.figures)
      expect(figures(turned)).toEqual(figures(items))
    }),
  )
})
