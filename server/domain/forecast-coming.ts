import { addDays, type Day, lengthInDays, type WorkingTime, weekdayOf } from './calendar.ts'
import type { ComingTime } from './forecast.ts'
import { isUnusualLength } from './velocity.ts'

/** A sprint that is planned or runs, with the FTE that is likely in it; null where nothing is known of its people. */
export type PlannedSprint = {
  sprintId: string
  number: number
  firstDay: Day
  lastDay: Day
  fte: number | null
}

/** A sprint to come, planned (`sprintId`) or supposed. */
export type ComingSprint = ComingTime & {
  sprintId: string | null
  number: number | null
  lastDay: Day
  /** Working days that count here, and all that it has. */
  counting: number
  workingDays: number
}

export type Horizon = {
  today: Day
  /** Days after this one do not count; null: no such day. */
  until: Day | null
  /** FTE of a sprint of which nothing is known. */
  laterFte: number
  /** As long as the team's sprints usually are: calendar days, and working days. */
  usualDays: number
  usualWorkingDays: number | null
  time: WorkingTime
}

/**
 * The coming sprints one after another: first those planned, oldest first, then supposed ones of the usual length that
 * follow the last of `known` (the last day of all sprints there are) without a break, from today on at the earliest.
 *
 * Each has a share of a usual sprint's working time: 1, or working days / median working days where these differ by more
 * than a quarter, as in expected points. Of a sprint that runs only the working days from today on count, today among
 * them; of the one in which `until` falls those up to that day: each in proportion to all its working days.
 */
export function comingSprints(
  planned: readonly PlannedSprint[],
  known: Day | null,
  horizon: Horizon,
): (index: number) => ComingSprint {
  const made: ComingSprint[] = []
  return index => {
    while (made.length <= index) made.push(nextOf(planned, known, made, horizon))
    const sprint = made[index]
    if (!sprint) throw new Error('A coming sprint is asked for by a number from 0 on')
    return sprint
  }
}

function nextOf(
  planned: readonly PlannedSprint[],
  known: Day | null,
  made: readonly ComingSprint[],
  horizon: Horizon,
): ComingSprint {
  const one = planned[made.length]
  if (one) return timed(one, horizon)
  const last = later(known, made.at(-1)?.lastDay ?? null)
  const firstDay = last === null || last < horizon.today ? horizon.today : addDays(last, 1)
  const lastDay = addDays(firstDay, horizon.usualDays - 1)
  return timed({ sprintId: null, number: null, firstDay, lastDay, fte: null }, horizon)
}

function later(a: Day | null, b: Day | null): Day | null {
  return a !== null && (b === null || a > b) ? a : b
}

function timed(
  sprint: Omit<PlannedSprint, 'sprintId' | 'number'> & Pick<ComingSprint, 'sprintId' | 'number'>,
  { today, until, laterFte, usualWorkingDays, time }: Horizon,
): ComingSprint {
  const { sprintId, number, firstDay, lastDay } = sprint
  const from = firstDay > today ? firstDay : today
  const to = until !== null && until < lastDay ? until : lastDay
  const workingDays = countWorkingDays(firstDay, lastDay, time)
  const counting = from > to ? 0 : countWorkingDays(from, to, time)
  const isUnusual = usualWorkingDays && isUnusualLength(workingDays, usualWorkingDays)
  const scale = isUnusual ? workingDays / usualWorkingDays : 1
  return {
    sprintId,
    number,
    lastDay,
    fte: sprint.fte ?? laterFte,
    share: workingDays === 0 ? 0 : (scale * counting) / workingDays,
    counting,
    workingDays,
  }
}

/** As many as `workingDays` lists; without looking at each day, for forecasts may look years ahead. */
function countWorkingDays(firstDay: Day, lastDay: Day, time: WorkingTime): number {
  const length = lengthInDays(firstDay, lastDay)
  const first = weekdayOf(firstDay)
  const isWorked = (weekday: number) => time.weekdays.includes(weekday)
  const rest = Array.from({ length: length % 7 }, (_, index) => ((first - 1 + index) % 7) + 1)
  const closed = new Set(time.closures.filter(day => firstDay <= day && day <= lastDay))
  return (
    Math.floor(length / 7) * new Set(time.weekdays).size +
    rest.filter(isWorked).length -
    [...closed].filter(day => isWorked(weekdayOf(day))).length
  )
}
