import type { Day } from './calendar.ts'
import { type Formula, shown } from './explain.ts'
import { quantile, type RangeFactors, rangeFactors } from './range.ts'
import { sum } from './sum.ts'

/** A day of a sprint with the points at its end; null where they are not known. */
export type DayOfSprint = {
  day: Day
  working: boolean
  scope: number | null
  completed: number | null
}

/** A past sprint at the same part of its working time: what was done and left then, and what was done at its end. */
export type PastMoment = { completed: number; remaining: number; final: number }

/** Fewer past sprints than this give no projection, as they give no range. */
export const fewestForProjection = 5
/** Only the last sprints are looked at. */
export const projectedFrom = 10

/**
 * How much of a sprint's working time has passed on a day of it, 0 to 1: the working days before it, and half of it if it
 * is one itself (a day's answer holds all day). Null without any working day.
 */
export function fractionPassed(workingDays: readonly Day[], today: Day): number | null {
  if (workingDays.length === 0) return null
  const before = workingDays.filter(day => day < today).length
  return (before + (workingDays.includes(today) ? 0.5 : 0)) / workingDays.length
}

/**
 * A past sprint when that part of its working time had passed: between the ends of two working days in proportion, before
 * the end of the first one from 0 done of what was in it. What was done at the end of a working day and on free days
 * after it is taken together. Null where the points of these days are not known, as after an early close or before the
 * board was read.
 */
export function momentAt(
  fraction: number,
  days: readonly DayOfSprint[],
): Omit<PastMoment, 'final'> | null {
  const ends = endsOfWorkingDays(days)
  const [first] = ends
  if (!first) return null
  const passed = fraction * ends.length
  const whole = Math.min(Math.floor(passed), ends.length)
  const before = whole === 0 ? { ...first, completed: 0 } : ends[whole - 1]
  const part = passed - whole
  const after = part === 0 ? before : ends[whole]
  if (!before || !after) return null
  const between = (from: number | null, to: number | null) =>
    from === null || to === null ? null : sum([from * (1 - part), to * part])
  const scope = between(before.scope, after.scope)
  const completed = between(before.completed, after.completed)
  return scope === null || completed === null
    ? null
    : { completed, remaining: Math.max(0, sum([scope, -completed])) }
}

/** What stood at the end of each working day and of the free days that follow it. */
function endsOfWorkingDays(days: readonly DayOfSprint[]): DayOfSprint[] {
  const ends: DayOfSprint[] = []
  for (const day of days) {
    if (day.working) ends.push(day)
    else if (ends.length > 0 && day.scope !== null) ends[ends.length - 1] = day
  }
  return ends
}

export type Projected = {
  points: { low: number; expected: number; high: number }
  cover: number
  shares: number[]
  factors: RangeFactors & { middle: number }
}

/**
 * What will probably be done by a sprint's end: completed + remaining x the share of what then remained that was still
 * done in past sprints at the same part of their time. The middle is the median of these shares; the range is that of any
 * expectation (10th to 90th percentile; of 5 to 8 sprints the lowest to the highest, with their own cover). A share is
 * (done at the end - done then) / remaining then, and not below 0; more than 1 where work came in later and was done too.
 * Sprints with nothing remaining have none. Never less than is completed. Null with fewer than five shares.
 */
export function projection(
  now: { completed: number; remaining: number },
  past: readonly PastMoment[],
): Projected | null {
  const shares = past
    .filter(({ remaining }) => remaining > 0)
    .map(({ completed, remaining, final }) => Math.max(0, final - completed) / remaining)
  const factors = rangeFactors(
    shares.map((share, index) => ({ sprintId: String(index), predicted: 1, counted: share })),
  )
  const middle = quantile(shares, 0.5)
  if (factors === null || middle === null) return null
  const remaining = Math.max(0, now.remaining)
  const at = (share: number) => sum([now.completed, remaining * share])
  return {
    points: { low: at(factors.low), expected: at(middle), high: at(factors.high) },
    cover: factors.cover,
    shares,
    factors: { ...factors, middle },
  }
}

/** How a projection is made, with its numbers. */
export function explainProjection(
  now: { completed: number; remaining: number },
  fraction: number,
  { points, shares, factors }: Projected,
): Formula {
  const ends = shares.length < 9 ? 'lowest to highest' : '10th to 90th percentile'
  const numbers = shares.map(shown).join(', ')
  return {
    figure: 'Probably done by the end',
    formula: 'completed + remaining x share of what then remained that was still done',
    filled: `${shown(now.completed)} + ${shown(now.remaining)} x ${shown(factors.middle)} = ${shown(points.expected)}`,
    notes: [
      `The middle one of the shares of ${shares.length} past sprints when ${shown(fraction * 100)} % of their working time had passed: ${numbers}.`,
      `Range: ${shown(now.completed)} + ${shown(now.remaining)} x ${shown(factors.low)} = ${shown(points.low)} to ${shown(now.completed)} + ${shown(now.remaining)} x ${shown(factors.high)} = ${shown(points.high)}; these are the ${ends} share.`,
      'Today counts as half a working day. A share above 1 is a sprint into which work came later that was done too.',
    ],
  }
}

/** Why there is no projection from so many past sprints, in a sentence. */
export function whyNoProjection(shares: number): string {
  const are = shares === 1 ? 'there is 1' : `there are ${shares}`
  return `A projection needs ${fewestForProjection} closed sprints whose items were known at this time of theirs, with work left; ${are} so far.`
}
