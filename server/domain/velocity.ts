import { median, type Outcome } from './average.ts'
import type { Day } from './calendar.ts'
import type { SprintState } from './sprint.ts'

/** What the calculation of averages needs of a sprint. FTE and points are null where not known. */
export type SprintTotals = {
  sprintId: string
  lastDay: Day
  state: SprintState
  /** Left out of averages, with a written reason. */
  isExcluded: boolean
  counted: number | null
  plannedFte: number | null
  actualFte: number | null
  workingDays: number
}

/** A finished sprint that averages rest on. */
export type FinishedSprint = SprintTotals & Outcome

/**
 * Points per FTE. Null when either is not known, and when the FTE is 0: a sprint with nobody present has no
 * velocity. Expected velocity is committed / planned FTE.
 */
export function velocity(points: number | null, fte: number | null): number | null {
  return points === null || fte === null || fte === 0 ? null : points / fte
}

/** Actual velocity: counted points / actual FTE, null until the sprint is closed. */
export function actualVelocity(
  sprint: Pick<SprintTotals, 'state' | 'counted' | 'actualFte'>,
): number | null {
  return sprint.state === 'closed' ? velocity(sprint.counted, sprint.actualFte) : null
}

/**
 * The sprints that an average as of a day rests on, in the order given (oldest first): closed, not left out,
 * with counted points and an FTE above 0, and over by that day. Null means now: a sprint that was closed before its
 * last day is over then.
 */
export function finishedBy(sprints: readonly SprintTotals[], asOf: Day | null): FinishedSprint[] {
  return sprints.flatMap(sprint => {
    const { counted: points, actualFte: fte } = sprint
    const isOver = sprint.state === 'closed' && (asOf === null || sprint.lastDay <= asOf)
    const counts = isOver && !sprint.isExcluded && points !== null
    return counts && fte !== null && fte > 0 ? [{ ...sprint, points, fte }] : []
  })
}

/** The median number of working days of the team's sprints; null without any. */
export function medianWorkingDays(sprints: readonly { workingDays: number }[]): number | null {
  return median(sprints.map(sprint => sprint.workingDays))
}

/** Whether a sprint's working days differ by more than a quarter from the median: 13 of 10 do, 12 do not. */
export function isUnusualLength(workingDays: number, medianDays: number | null): boolean {
  return medianDays !== null && Math.abs(workingDays - medianDays) > medianDays / 4
}

/**
 * Expected points: FTE x average velocity, times working days / median working days where these differ by more
 * than a quarter. Null when FTE or average is not known. `scale` is that last factor, 1 otherwise.
 */
export function expectedPoints(given: {
  fte: number | null
  average: number | null
  workingDays: number
  medianWorkingDays: number | null
}): { points: number; scale: number } | null {
  const { fte, average, workingDays } = given
  if (fte === null || average === null) return null
  const usual = given.medianWorkingDays
  const scale =
    usual !== null && usual > 0 && isUnusualLength(workingDays, usual) ? workingDays / usual : 1
  return { points: fte * average * scale, scale }
}

/**
 * Expected delivery of a committed sprint: the smaller of what was committed and what is expected, because people
 * rarely deliver more than they planned, nor more than they can. Null when either is not known.
 */
export function expectedDelivery(committed: number | null, expected: number | null): number | null {
  return committed === null || expected === null ? null : Math.min(committed, expected)
}
