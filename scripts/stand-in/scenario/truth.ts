import { replay, type TrueState } from './replay.ts'
import type { Scenario, SprintPlan } from './scenario.ts'
import type { Step } from './steps.ts'

export type TruthOptions = {
  /** As of when; later than the end of the last day and the days of grace it is that end. */
  at: number
  graceDays?: number
  /** Working days after whose end nobody's press counts as the commitment. */
  windowDays?: number
}

export type TrueClass =
  | 'committed-done'
  | 'added-done'
  | 'unfinished'
  | 'removed'
  | 'dropped'
  | 'came-and-went'
  | 'done-before'

export type TrueItem = {
  key: string
  class: TrueClass
  points: number | null
  pointsAtCommitment: number | null
  doneAt: number | null
}

export type SprintTruth = {
  title: string
  startAt: number
  committedAt: number
  /** Null before the commitment; `scope` is then what is in the sprint. */
  committed: number | null
  added: number | null
  removed: number | null
  reestimated: number | null
  scope: number
  completed: number
  remaining: number
  items: TrueItem[]
}

/** The first instant of a day, or of the day so many days after it. */
function startOf(made: Scenario, day: string, later = 0): number {
  return made.instant(Temporal.PlainDate.from(day).add({ days: later }).toString())
}

/** The end of the n-th working day from the sprint's first day on; weekends are free. */
function endOfWorkingDay(made: Scenario, plan: SprintPlan, count: number): number {
  let left = count
  for (let later = 0; later < plan.days; later += 1) {
    const { dayOfWeek } = Temporal.PlainDate.from(plan.firstDay).add({ days: later })
    if (dayOfWeek <= 5) left -= 1
    if (left <= 0) return startOf(made, plan.firstDay, later + 1) - 1
  }
  return startOf(made, plan.firstDay, plan.days) - 1
}

/**
 * A sprint's figures worked out from the deeds of the scenario, for checks: it shares no code with
 * what it checks. Items nobody's token may see are left out.
 * Committed: points, at the commitment, of what is in the sprint. Added: points of what came later
 * and is still in. Removed: points at commitment of what left or was dropped. Re-estimated: the
 * changes since on what is still in. Moved on unfinished on the last day or later is carried over
 * and stays in scope. What was done before the start is in no figure.
 */
export function truthOf(
  made: Scenario,
  steps: readonly Step[],
  title: string,
  options: TruthOptions,
): SprintTruth {
  const plan = made.sprints.find(known => known.title === title)
  if (!plan) throw new Error(`There is no sprint "${title}"`)
  const lastDayAt = startOf(made, plan.firstDay, plan.days - 1)
  const endAt = startOf(made, plan.firstDay, plan.days + (options.graceDays ?? 0)) - 1
  const committedAt = plan.committedAt ?? endOfWorkingDay(made, plan, options.windowDays ?? 2)
  const startAt = Math.min(committedAt, startOf(made, plan.firstDay))
  const at = Math.min(options.at, endAt)
  const then = replay(made, steps, committedAt)
  const now = replay(made, steps, at)

  const items: TrueItem[] = []
  const sums = { committed: 0, added: 0, removed: 0, reestimated: 0, scope: 0, completed: 0 }
  for (const [key, state] of now) {
    if (state.hidden || !state.sprints.has(title)) continue
    const before = then.get(key)
    const doneBefore = state.doneSince !== null && state.doneSince < startAt
    const wasIn = before !== undefined && isIn(before, title) && !isDoneBefore(before, startAt)
    const stillIn = !state.dropped && (isIn(state, title) || carriedOn(state, title, lastDayAt))
    const points = state.points ?? 0
    const pointsThen = before?.points ?? 0
    const item = {
      key,
      points: state.points,
      pointsAtCommitment: wasIn ? (before?.points ?? null) : null,
      doneAt: state.doneSince,
    }
    if (doneBefore) {
      items.push({ ...item, class: 'done-before' })
      continue
    }
    if (wasIn) sums.committed += pointsThen
    if (!stillIn) {
      if (wasIn) sums.removed += pointsThen
      const left = wasIn ? 'removed' : 'came-and-went'
      items.push({ ...item, class: state.dropped ? 'dropped' : left })
      continue
    }
    sums.scope += points
    if (wasIn) sums.reestimated += points - pointsThen
    else sums.added += points
    if (state.doneSince === null) {
      items.push({ ...item, class: 'unfinished' })
      continue
    }
    sums.completed += points
    items.push({ ...item, class: wasIn ? 'committed-done' : 'added-done' })
  }
  const { scope, completed, ...changes } = sums
  const known = at >= committedAt
  return {
    title,
    startAt,
    committedAt,
    committed: known ? changes.committed : null,
    added: known ? changes.added : null,
    removed: known ? changes.removed : null,
    reestimated: known ? changes.reestimated : null,
    scope,
    completed,
    remaining: scope - completed,
    items,
  }
}

function isIn(state: TrueState, title: string): boolean {
  return state.sprint === title && !state.dropped
}

function isDoneBefore(state: TrueState, startAt: number): boolean {
  return state.doneSince !== null && state.doneSince < startAt
}

/** Moved on unfinished, on the sprint's last day or after it. */
function carriedOn(state: TrueState, title: string, lastDayAt: number): boolean {
  const left = state.left.get(title)
  return left !== undefined && left.at >= lastDayAt && !left.done
}
