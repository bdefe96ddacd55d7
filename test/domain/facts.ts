import type { Certainty, Change, ChangeField } from '../../server/domain/change.ts'
import { type ItemInSprint, itemInSprint } from '../../server/domain/item-in-sprint.ts'
import { type SprintFigures, sprintFigures } from '../../server/domain/points.ts'
import type { SprintFrame } from '../../server/domain/scope.ts'
import { sprintFrame, sprintTimes, type TeamTime } from '../../server/domain/sprint-times.ts'
import { doneStatusTest } from '../../server/domain/status.ts'

export const isDone = doneStatusTest(null)

/** An instant of 2026 from month, day and hour, in UTC. */
export function on(month: number, day: number, hour = 12): number {
  return Date.UTC(2026, month - 1, day, hour)
}

type Value = string | number | boolean | null
type Told = readonly [
  at: number,
  field: ChangeField,
  value: Value,
  more?: { certainty: Certainty; notBefore?: number },
]

/** The changes of one item: on the board since the beginning of 2026, and then what is told. */
export function facts(itemId: string, told: readonly Told[]): Change[] {
  return [[on(1, 1), 'present', true] as Told, ...told].map(
    ([at, field, value, more]) =>
      ({
        itemId,
        at,
        field,
        value,
        notBefore: more?.notBefore ?? null,
        source: 'sync',
        certainty: more?.certainty ?? 'exact',
        recordedAt: at,
      }) as Change,
  )
}

export const team: TeamTime = {
  weekdays: [1, 2, 3, 4, 5],
  closures: [],
  timeZone: 'UTC',
  commitmentDays: 2,
  graceDays: 0,
}

/** The sprint of most examples: Friday 12 to Wednesday 24 June, committed on its first day at noon. */
export const juneSprint = {
  id: 'june',
  firstDay: '2026-06-12',
  lastDay: '2026-06-24',
  presses: [on(6, 12)],
  closedAt: null as number | null,
}

/** Its frame as seen on 25 June, when it is over, unless told otherwise. */
export function juneFrame(more: Partial<SprintFrame> & { now?: number } = {}): SprintFrame {
  const { now = on(6, 25), ...frame } = more
  const times = sprintTimes(juneSprint, team, now)
  return {
    ...sprintFrame({
      sprintId: 'june',
      times,
      previous: null,
      later: new Map(),
      settled: new Map(),
    }),
    ...frame,
  }
}

/** The items of a sprint from their changes, without those that have nothing to do with it. */
export function itemsIn(frame: SprintFrame, ...changes: Change[][]): ItemInSprint[] {
  return changes.flatMap(one => itemInSprint(one, frame, isDone) ?? [])
}

export function figuresOf(
  frame: SprintFrame,
  items: readonly ItemInSprint[],
  accepted: readonly string[] = [],
): SprintFigures {
  return sprintFigures({
    items,
    isCommitted: frame.commitmentAt !== null,
    accepted: new Set(accepted),
    adjustments: [],
    redacted: new Set(),
  })
}
