import type { Day } from './calendar.ts'
import { sum } from './sum.ts'

/** A percentage of full time in one sprint, 0 to 100; null is "not answered", which is not 0. */
export type Percent = number | null

/** What is known of one person for one sprint. `lastPercents`: the answers of earlier sprints, newest first. */
export type Answer = {
  plannedPercent: Percent
  actualPercent: Percent
  usualPercent: Percent
  lastPercents: readonly number[]
}

/** How many of the people gave a percentage; 0 percent is an answer. */
export function countAnswers(percents: readonly Percent[]): { answered: number; total: number } {
  return {
    answered: percents.filter(percent => percent !== null).length,
    total: percents.length,
  }
}

/**
 * Planned FTE: the sum of the announced percentages / 100, over those who answered.
 * Null if nobody did; 0 if everybody who answered said 0.
 */
export function plannedFte(percents: readonly Percent[]): number | null {
  const answers = percents.filter(percent => percent !== null)
  return answers.length === 0 ? null : sum(answers) / 100
}

/**
 * Actual FTE: the sum of the real percentages / 100, where a person without one counts as announced.
 * Null if nothing is known of anybody.
 */
export function actualFte(
  answers: readonly { plannedPercent: Percent; actualPercent: Percent }[],
): number | null {
  return plannedFte(answers.map(answer => answer.actualPercent ?? answer.plannedPercent))
}

/**
 * Likely FTE: as planned, and for each who did not answer the usual percentage, else the mean of the last three
 * answers. A person of whom neither is known adds nothing. Null if nothing is known of anybody.
 * Used in forecasts and shown beside the planned FTE, never in its place.
 */
export function likelyFte(answers: readonly Omit<Answer, 'actualPercent'>[]): number | null {
  const percents = answers.map(answer => {
    const last = answer.lastPercents.slice(0, 3)
    const usual = last.length === 0 ? null : sum(last) / last.length
    return answer.plannedPercent ?? answer.usualPercent ?? usual
  })
  return plannedFte(percents)
}

/**
 * The percentage to offer a person: the usual one times the share of the sprint's working days left after the
 * days on which the person is away (public holidays where the person lives, events of the team), rounded to whole percent. The team's closures are in neither number of
 * days: a sprint's working days lack them already, and expected points follow those (numbers of working days), so
 * counting them here too would count them twice. Null without a usual percentage.
 */
export function suggestedPercent(
  usualPercent: Percent,
  ownWorkingDays: number,
  teamWorkingDays: number,
): Percent {
  if (usualPercent === null) return null
  if (teamWorkingDays === 0) return 0
  return Math.round((usualPercent * ownWorkingDays) / teamWorkingDays)
}

/**
 * How much of the team is there on each day, in FTE: each person's percentage on the days that person works.
 * Nobody is there on a day that is not a working day of the team. Unanswered counts nothing.
 * All days weigh the same when nobody answered or everybody said 0: then only the working days are known.
 */
export function availabilityByDay(
  days: readonly Day[],
  workingDays: readonly Day[],
  people: readonly { percent: Percent; holidays: readonly Day[] }[],
): number[] {
  const working = new Set(workingDays)
  const present = people
    .filter(person => person.percent !== null && person.percent > 0)
    .map(person => ({ percent: person.percent ?? 0, holidays: new Set(person.holidays) }))
  const byDay = days.map(day =>
    working.has(day) ? sum(present.map(p => (p.holidays.has(day) ? 0 : p.percent))) / 100 : 0,
  )
  return byDay.some(fte => fte > 0) ? byDay : days.map(day => (working.has(day) ? 1 : 0))
}
