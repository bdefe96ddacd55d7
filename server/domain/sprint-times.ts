import { type Day, startOfDay, type WorkingTime, workingDays } from './calendar.ts'
import {
  type Commitment,
  closingCut,
  commitmentOf,
  commitmentWindowEnd,
  sprintStart,
} from './commitment.ts'
import type { SprintFrame } from './scope.ts'

/** What a team has settled about time. Days of commitment and grace are 0 to 3. */
export type TeamTime = WorkingTime & {
  timeZone: string
  commitmentDays: number
  graceDays: number
}

/** A sprint as far as its instants go; `presses` are those of "commit". */
export type TimedSprint = {
  id: string
  firstDay: Day
  lastDay: Day
  presses: readonly number[]
  closedAt: number | null
}

/** All instants of a sprint, in epoch milliseconds. */
export type SprintTimes = {
  workingDays: Day[]
  commitment: Commitment | null
  start: number
  lastDayStart: number
  /** What is done after this does not count for the sprint any more. */
  cut: number
  /** The instant of its figures: the one asked for, at most the cut. */
  asOf: number
  /** Closed, or past its cut. */
  isOver: boolean
}

/** The instants of a sprint as seen at `now`. */
export function sprintTimes(sprint: TimedSprint, team: TeamTime, now: number): SprintTimes {
  const { timeZone } = team
  const days = workingDays(sprint.firstDay, sprint.lastDay, team)
  const commitment = commitmentOf({
    presses: sprint.presses,
    windowEnd: commitmentWindowEnd(sprint, days, team.commitmentDays, timeZone),
    closedAt: sprint.closedAt,
    asOf: now,
    workingDays: days,
    timeZone,
  })
  const cut = closingCut(sprint, team.graceDays, timeZone)
  return {
    workingDays: days,
    commitment,
    start: sprintStart(commitment?.at ?? null, sprint.firstDay, timeZone),
    lastDayStart: startOfDay(sprint.lastDay, timeZone),
    cut,
    asOf: Math.min(now, cut),
    isOver: now >= cut,
  }
}

/** A sprint that was worked through before, as the next one needs to know it. */
export type Predecessor = Pick<SprintTimes, 'start' | 'cut'> & {
  /** Whether its items are known, or only totals. */
  hasItems: boolean
}

/**
 * The frame of a sprint. Work done outside is offered from the start of the sprint before it on, as far as that one
 * did not count or offer it; from its end on where only its totals are known; without one from this one's own start.
 * `later`: the start of each later sprint. One that begins after this frame's instant plays no part.
 */
export function sprintFrame(given: {
  sprintId: string
  times: SprintTimes
  previous: Predecessor | null
  later: ReadonlyMap<string, number>
  settled: SprintFrame['settled']
}): SprintFrame {
  const { sprintId, times, previous, later, settled } = given
  const offersFrom =
    previous === null ? times.start : previous.hasItems ? previous.start : previous.cut + 1
  return {
    sprintId,
    start: times.start,
    commitmentAt: times.commitment?.at ?? null,
    lastDayStart: times.lastDayStart,
    asOf: times.asOf,
    isOver: times.isOver,
    offersFrom,
    laterStarts: new Map([...later].filter(([, start]) => start <= times.asOf)),
    settled,
  }
}
