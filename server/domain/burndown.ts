import { type Day, endOfDay, startOfDay } from './calendar.ts'
import { type ItemAsOf, indexAt, stateAt } from './ledger.ts'
import { countingPoints, type SprintFrame, type Standing, standingAt, worth } from './scope.ts'
import { sum } from './sum.ts'

export type BurndownChangeKind =
  | 'added'
  | 'removed'
  | 'reestimated'
  | 'dropped'
  | 'completed'
  | 'reopened'

/**
 * What moved the curve. `from` and `to` are what the item was worth in the sprint before and after, null where it was not
 * in it or not estimated. `points` is by how much: signed for a re-estimate, else what came in, left, was burned or opened again;
 * null of an item without an estimate, which is not 0. `aside`: on a re-estimate, that the points were set aside or count
 * again.
 */
export type BurndownChange = {
  kind: BurndownChangeKind
  at: number
  itemId: string
  points: number | null
  from: number | null
  to: number | null
  aside?: 'set-aside' | 'counted-again'
}

export type BurndownDay = {
  day: Day
  working: boolean
  /** Where an even pace would be at the day's end; null without a commitment. */
  guideline: number | null
  /** The next three are null in the future and after an early close. */
  scope: number | null
  completed: number | null
  remaining: number | null
  changes: BurndownChange[]
}

/** An item's states as the sprint sees them (`historyInSprint`). */
export type ItemHistory = { itemId: string; history: readonly ItemAsOf[] }

/**
 * The burn-down of a sprint: one value for each of its days at the day's end in the team's time zone, for today the
 * value at `now`, none after that. A day's changes are what moved scope and completed since the day before, oldest
 * first. Until the commitment the scope is the one committed to: planning is no change of scope, only work done is.
 */
export function burndown(given: {
  items: readonly ItemHistory[]
  frame: SprintFrame
  /** All days of the sprint, with whether they are worked on. */
  days: readonly { day: Day; working: boolean }[]
  guideline: readonly number[] | null
  timeZone: string
  /** Now, or the close of the sprint if that is earlier. */
  now: number
}): BurndownDay[] {
  const { frame, days, now, timeZone } = given
  let since = frame.start
  return days.map(({ day, working }, index) => {
    const guideline = given.guideline?.[index] ?? null
    if (startOfDay(day, timeZone) > now)
      return { day, working, guideline, scope: null, completed: null, remaining: null, changes: [] }
    const at = Math.min(endOfDay(day, timeZone), now)
    const inScope = given.items
      .map(item => chartedAt(item.history, at, frame))
      .filter(standing => standing.isInScope)
    const scope = sum(inScope.map(one => shareOf(one, frame)))
    const completed = sum(inScope.map(one => (one.done ? shareOf(one, frame) : 0)))
    const changes = given.items
      .flatMap(item => changesBetween(item, since, at, frame))
      .sort((a, b) => a.at - b.at || (a.itemId < b.itemId ? -1 : 1))
    since = at
    const remaining = sum([scope, -completed])
    return { day, working, guideline, scope, completed, remaining, changes }
  })
}

/**
 * The guideline: from what was committed down to exactly 0 at the end of the last day, falling on each day in
 * proportion to the team's availability on it (`availabilityByDay`), so flat where nobody works. Without any
 * availability it falls on the last day.
 */
export function guideline(committed: number, availability: readonly number[]): number[] {
  const total = sum(availability)
  let gone = 0
  return availability.map((fte, index) => {
    gone += fte
    if (index === availability.length - 1) return 0
    return total === 0 ? committed : Math.max(0, committed * (1 - gone / total))
  })
}

/** Where an item stands; before the commitment as it stood then, done as far as it was. */
function chartedAt(history: readonly ItemAsOf[], at: number, frame: SprintFrame): Standing {
  const { commitmentAt } = frame
  if (commitmentAt === null || at >= commitmentAt) return standingAt(history, at, frame)
  const planned = standingAt(history, commitmentAt, frame)
  return { ...planned, done: planned.isInScope && stateAt(history, at).done }
}

function shareOf(standing: Standing, frame: SprintFrame): number {
  return countingPoints(standing.item, frame)
}

function asideMark(before: Standing, after: Standing): Pick<BurndownChange, 'aside'> {
  if ((before.item.aside === null) === (after.item.aside === null)) return {}
  return { aside: after.item.aside === null ? 'counted-again' : 'set-aside' }
}

function changesBetween(
  item: ItemHistory,
  start: number,
  end: number,
  frame: SprintFrame,
): BurndownChange[] {
  const { history } = item
  const changes: BurndownChange[] = []
  let before = chartedAt(history, start, frame)
  for (let index = indexAt(history, start) + 1; index <= indexAt(history, end); index += 1) {
    const at = history[index]?.from ?? end
    const after = chartedAt(history, at, frame)
    changes.push(...step(before, after, at, frame))
    before = after
  }
  return changes
}

function step(before: Standing, after: Standing, at: number, frame: SprintFrame): BurndownChange[] {
  const { itemId } = after.item
  const from = before.isInScope ? worth(before.item) : null
  const to = after.isInScope ? worth(after.item) : null
  const was = from === null ? null : shareOf(before, frame)
  const is = to === null ? null : shareOf(after, frame)
  const change = (kind: BurndownChangeKind, points: number | null): BurndownChange[] => [
    { kind, at, itemId, points, from, to },
  ]
  if (!before.isInScope && !after.isInScope) return []
  if (!after.isInScope) return change(after.item.dropped ? 'dropped' : 'removed', was)
  const scoped = !before.isInScope
    ? change('added', is)
    : from === to
      ? []
      : change('reestimated', sum([is ?? 0, -(was ?? 0)])).map(one => ({
          ...one,
          ...asideMark(before, after),
        }))
  const wasDone = before.isInScope && before.done
  if (wasDone === after.done) return scoped
  return [...scoped, ...(after.done ? change('completed', is) : change('reopened', is))]
}
