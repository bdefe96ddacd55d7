import type { Scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { isDetail, type Step } from '../../scripts/stand-in/scenario/steps.ts'
import type { SprintPlan } from './year-plan.ts'

export type Classes = Record<string, string>

export type TruthOfSprint = {
  committed: number
  added: number
  removed: number
  reestimated: number
  scope: number
  completed: number
  remaining: number
  outside: number
  /** Class of each item that has to do with the sprint, by its title. */
  classes: Classes
  carriedOver: number
  offered: number
}

/** An item from an instant on. */
type Moment = {
  at: number
  sprint: string | null
  points: number | null
  status: string | null
  closed: 'open' | 'done' | 'dropped'
  onBoard: boolean
  archived: boolean
  hidden: boolean
  doneSince: number | null
  dropped: boolean
}

type Item = { key: string; title: string; moments: Moment[] }
type Counted = { points: number; doneSince: number }

const nothing: Moment = {
  at: Number.NEGATIVE_INFINITY,
  sprint: null,
  points: null,
  status: null,
  closed: 'open',
  onBoard: false,
  archived: false,
  hidden: false,
  doneSince: null,
  dropped: false,
}

/**
 * The figures of the sprints of a year, worked out from what the team did and from the definitions of the figures alone:
 * it shares no code with the server, nor with what the scenario says of itself.
 */
export function truthOfYear(made: Scenario, sprints: readonly SprintPlan[]): TruthOfSprint[] {
  const items = itemsOf(made.steps())
  const counted = new Map<string, Counted>()
  let previousEnd: number | null = null
  return sprints.map(sprint => {
    const times = timesOf(made, sprint)
    const truth = truthOf(items, sprint, { ...times, previousEnd }, counted)
    previousEnd = times.end
    return truth
  })
}

function itemsOf(steps: readonly Step[]): Item[] {
  const items = new Map<string, Item>()
  for (const step of steps) {
    if (step.do === 'sprint' || isDetail(step)) continue
    if (step.do === 'open') {
      items.set(step.key, { key: step.key, title: step.title, moments: [nothing] })
      continue
    }
    const item = items.get(step.key)
    if (!item) throw new Error(`${step.key} is not there yet`)
    item.moments.push(judged({ ...last(item.moments), at: step.at, ...changed(step) }))
  }
  return [...items.values()]
}

function changed(step: Step): Partial<Moment> {
  switch (step.do) {
    case 'add':
      return { onBoard: true }
    case 'remove':
      return { onBoard: false }
    case 'estimate':
      return { points: step.points }
    case 'move':
      return { sprint: step.sprint }
    case 'status':
      return { status: step.status }
    case 'close':
      return { closed: step.reason === 'completed' ? 'done' : 'dropped' }
    case 'merge':
      return { closed: 'done' }
    case 'reopen':
      return { closed: 'open' }
    case 'archive':
      return { archived: step.archived }
    case 'hide':
      return { hidden: true }
    case 'assign':
    case 'label':
      return {}
    default:
      throw new Error(`Nothing is known of "${step.do}" here`)
  }
}

/** Dropped wins over any status; what was done when it left the board stays done. */
function judged(moment: Moment): Moment {
  const wasDone = moment.doneSince !== null
  const dropped = moment.closed === 'dropped' || (!moment.onBoard && !wasDone)
  const isDone =
    !dropped &&
    (moment.closed === 'done' || moment.status === 'Done' || (wasDone && !moment.onBoard))
  return { ...moment, dropped, doneSince: isDone ? (moment.doneSince ?? moment.at) : null }
}

type Times = { start: number; commitment: number; lastDay: number; end: number }

function timesOf(made: Scenario, { firstDay, lastDay, pressedAt, closedAt }: SprintPlan): Times {
  const next = (day: string, days = 1) => Temporal.PlainDate.from(day).add({ days }).toString()
  let secondWorkingDay = firstDay
  for (let found = 0; ; secondWorkingDay = next(secondWorkingDay)) {
    if (Temporal.PlainDate.from(secondWorkingDay).dayOfWeek <= 5) found += 1
    if (found === 2) break
  }
  const commitment = pressedAt ?? made.instant(next(secondWorkingDay)) - 1
  return {
    start: Math.min(commitment, made.instant(firstDay)),
    commitment,
    lastDay: made.instant(lastDay),
    end: Math.min(closedAt, made.instant(next(lastDay)) - 1),
  }
}

function truthOf(
  items: readonly Item[],
  { title, accepts }: SprintPlan,
  times: Times & { previousEnd: number | null },
  counted: Map<string, Counted>,
): TruthOfSprint {
  const truth: TruthOfSprint = {
    committed: 0,
    added: 0,
    removed: 0,
    reestimated: 0,
    scope: 0,
    completed: 0,
    remaining: 0,
    outside: 0,
    classes: {},
    carriedOver: 0,
    offered: 0,
  }
  const settled: [key: string, counted: Counted][] = []
  for (const { key, title: name, moments } of items) {
    const before = counted.get(key)
    const now = at(moments, times.end)
    if (now.hidden) continue
    const isOld = ({ doneSince }: Moment) =>
      doneSince !== null && (doneSince < times.start || doneSince <= (before?.doneSince ?? 0))
    const isThere = (one: Moment) =>
      one.sprint === title &&
      !one.dropped &&
      (one.doneSince !== null || (one.onBoard && !one.archived))
    const isIn = (one: Moment) => isThere(one) && !isOld(one)
    const worth = (one: Moment) => Math.max(0, (one.points ?? 0) - (before?.points ?? 0))
    const since = (from: number) =>
      from > times.end
        ? []
        : [at(moments, from), ...moments.filter(one => from < one.at && one.at <= times.end)]

    const then = at(moments, times.commitment)
    const isCommitted = isIn(then)
    const isLeftAtTheEnd =
      !now.dropped && since(Math.max(times.commitment, times.lastDay)).some(isIn)
    const isInScope = isIn(now) || isLeftAtTheEnd
    const isDone = now.doneSince !== null && !isOld(now)
    const settle = (points: number) =>
      settled.push([key, { points: points + (before?.points ?? 0), doneSince: now.doneSince ?? 0 }])

    if (isCommitted) truth.committed += worth(then)
    if (isCommitted && !isInScope) truth.removed += worth(then)
    if (isInScope) {
      truth.scope += worth(now)
      if (isCommitted) truth.reestimated += worth(now) - worth(then)
      else truth.added += worth(now)
      if (!isDone) {
        truth.remaining += worth(now)
        truth.carriedOver += worth(now)
        truth.classes[name] = 'carried-over'
        continue
      }
      truth.completed += worth(now)
      truth.classes[name] = isCommitted ? 'committed-done' : 'added-done'
      settle(worth(now))
      continue
    }
    const offersFrom = times.previousEnd ?? times.start - 1
    const isNew = now.doneSince !== null && now.doneSince > (before?.doneSince ?? 0)
    if (isNew && now.doneSince !== null && now.doneSince > offersFrom) {
      truth.classes[name] = 'done-outside'
      truth.offered += worth(now)
      if (accepts) truth.outside += worth(now)
      settle(accepts ? worth(now) : 0)
      continue
    }
    if (since(times.commitment).some(isIn)) {
      const left = isCommitted ? 'removed' : 'came-and-went'
      truth.classes[name] = now.dropped ? 'dropped' : left
    } else if (isThere(now)) {
      truth.classes[name] = 'done-before'
    }
  }
  for (const [key, points] of settled) counted.set(key, points)
  return truth
}

function at(moments: readonly Moment[], instant: number): Moment {
  return moments.findLast(moment => moment.at <= instant) ?? nothing
}

function last(moments: readonly Moment[]): Moment {
  return moments.at(-1) ?? nothing
}

/** Points and items that were open on the board at an instant, without those in these sprints. */
export function openWorkAt(made: Scenario, instant: number, closed: ReadonlySet<string>) {
  const open = itemsOf(made.steps())
    .map(({ moments }) => at(moments, instant))
    .filter(one => one.onBoard && !one.archived && !one.dropped && one.doneSince === null)
    .filter(one => one.sprint === null || !closed.has(one.sprint))
  return {
    items: open.length,
    estimated: open.reduce((total, { points }) => total + (points ?? 0), 0),
    unestimated: open.filter(one => one.points === null && !one.hidden).length,
  }
}
