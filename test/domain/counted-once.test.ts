import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change, ChangeField } from '../../server/domain/change.ts'
import { type ItemClass, itemInSprint } from '../../server/domain/item-in-sprint.ts'
import { changesByItem, itemAsOf } from '../../server/domain/ledger.ts'
import { settle, settlementsOf, sprintFigures } from '../../server/domain/points.ts'
import type { Settled } from '../../server/domain/scope.ts'
import {
  type Predecessor,
  sprintFrame,
  sprintTimes,
  type TimedSprint,
} from '../../server/domain/sprint-times.ts'
import { facts, isDone, on, team } from './facts.ts'

/** Four sprints of a fortnight with a break of four days before the last; June has 30 days. */
const plan = [
  { id: 'one', firstDay: '2026-06-01', lastDay: '2026-06-07' },
  { id: 'two', firstDay: '2026-06-08', lastDay: '2026-06-14' },
  { id: 'three', firstDay: '2026-06-15', lastDay: '2026-06-21' },
  { id: 'four', firstDay: '2026-06-26', lastDay: '2026-06-30' },
]
const ends = [on(6, 7), on(6, 14), on(6, 21), on(6, 30)]
const hour = 3_600_000
/** The classes in which a sprint counts or offers what was done. */
const tellsOfDone: ReadonlySet<ItemClass> = new Set([
  'committed-done',
  'added-done',
  'done-outside',
])

type Step = { at: number; field: ChangeField; value: string | number | boolean | null }

const what = fc.oneof(
  fc.record({ field: fc.constant('points' as const), value: fc.constantFrom(null, 1, 2, 3, 5, 8) }),
  fc.record({
    field: fc.constant('sprint' as const),
    value: fc.constantFrom(null, 'one', 'two', 'three', 'four'),
  }),
  fc.record({ field: fc.constant('status' as const), value: fc.constantFrom('Todo', 'Done') }),
  fc.record({
    field: fc.constant('state' as const),
    value: fc.constantFrom('open', 'completed', 'merged', 'not-planned'),
  }),
  fc.record({ field: fc.constant('present' as const), value: fc.boolean() }),
  fc.record({ field: fc.constant('archived' as const), value: fc.boolean() }),
  fc.record({
    field: fc.constant('aside' as const),
    value: fc.constantFrom(null, 'counted on its issue'),
  }),
)
const hourInJune = fc.integer({ min: 0, max: 30 * 24 - 1 }).map(hours => on(6, 1, 0) + hours * hour)
const step: fc.Arbitrary<Step> = fc
  .tuple(hourInJune, what)
  .map(([at, one]) => ({ at: at + 1, ...one }))
const ledger = fc
  .array(fc.array(step, { maxLength: 14 }), { minLength: 1, maxLength: 8 })
  .map(items =>
    items.map((steps, index) =>
      facts(
        `item-${index}`,
        steps.map(({ at, field, value }) => [at, field, value] as const),
      ),
    ),
  )
/** For each sprint: hours from its first midnight to the press of commit, and from its last noon to the close. */
const habits = fc.array(
  fc.record({
    press: fc.option(fc.integer({ min: -36, max: 72 })),
    close: fc.option(fc.integer({ min: -12, max: 60 })),
  }),
  { minLength: 4, maxLength: 4 },
)
const grace = fc.integer({ min: 0, max: 3 })

/** Plays the team's month: closes one sprint after the other, each seen as at its close. */
function played(
  items: Change[][],
  habit: { press: number | null; close: number | null }[],
  graceDays: number,
  accepts: (itemId: string) => boolean,
) {
  const rules = { ...team, graceDays }
  const sprints: TimedSprint[] = plan.map((sprint, index) => {
    const { press, close } = habit[index] ?? { press: null, close: null }
    const first = on(6, Number(sprint.firstDay.slice(-2)), 0)
    return {
      ...sprint,
      presses: press === null ? [] : [first + press * hour],
      closedAt: close === null ? null : (ends[index] ?? 0) + close * hour,
    }
  })
  const settled = new Map<string, Settled>()
  let previous: Predecessor | null = null
  return sprints.map((sprint, index) => {
    const now = sprint.closedAt ?? on(7, 20)
    const times = sprintTimes(sprint, rules, now)
    const later = new Map(
      sprints.slice(index + 1).map(next => [next.id, sprintTimes(next, rules, now).start] as const),
    )
    const frame = sprintFrame({ sprintId: sprint.id, times, previous, later, settled })
    const rows = items.flatMap(changes => itemInSprint(changes, frame, isDone) ?? [])
    const accepted = new Set(rows.map(row => row.itemId).filter(accepts))
    const isCommitted = times.commitment !== null
    const figures = sprintFigures({
      items: rows,
      isCommitted,
      accepted,
      adjustments: [],
      redacted: new Set(),
    })
    settle(settled, settlementsOf(rows, accepted))
    previous = { start: times.start, cut: times.cut, hasItems: true }
    return { frame, rows, figures, accepted, isCommitted }
  })
}

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

test('over all sprints each doing of an item is counted or offered once', () => {
  fc.assert(
    fc.property(ledger, habits, grace, (items, habit, graceDays) => {
      const seen = new Set<string>()
      for (const { rows } of played(items, habit, graceDays, () => true)) {
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
    fc.property(onBoard, habits, grace, (items, habit, graceDays) => {
      const sprints = played(items, habit, graceDays, () => false)
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
