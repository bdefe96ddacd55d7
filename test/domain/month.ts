import fc from 'fast-check'
import type { Change, ChangeField } from '../../server/domain/change.ts'
import { type ItemClass, itemInSprint } from '../../server/domain/item-in-sprint.ts'
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
export const tellsOfDone: ReadonlySet<ItemClass> = new Set([
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
export const ledger = fc
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
export const habits = fc.array(
  fc.record({
    press: fc.option(fc.integer({ min: -36, max: 72 })),
    close: fc.option(fc.integer({ min: -12, max: 60 })),
  }),
  { minLength: 4, maxLength: 4 },
)
export const grace = fc.integer({ min: 0, max: 3 })

/** Plays the team's month: closes one sprint after the other, each seen as at its close. */
export function played(
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
    const settlements = settlementsOf(rows, accepted)
    settle(settled, settlements)
    previous = { start: times.start, cut: times.cut, hasItems: true }
    return { number: index + 1, frame, rows, figures, settlements, accepted, isCommitted }
  })
}
