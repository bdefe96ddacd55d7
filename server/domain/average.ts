import { sum } from './sum.ts'

export type AverageMethod = 'weighted' | 'pooled' | 'mean' | 'median'

/** A method over all sprints (`last: null`) or the last 3, 5 or 8; `weighted` is over all always. */
export type AverageChoice = { method: AverageMethod; last: 3 | 5 | 8 | null }

/** What a finished sprint gave: points counted and the FTE that made them. */
export type Outcome = { points: number; fte: number }

/** The average Knots uses until the team chooses another. */
export const defaultAverage: AverageChoice = { method: 'weighted', last: null }

/** Every average on offer, the default first. */
export const averageChoices: readonly AverageChoice[] = [
  defaultAverage,
  ...(['pooled', 'mean', 'median'] as const).flatMap(method =>
    ([null, 3, 5, 8] as const).map(last => ({ method, last })),
  ),
]

/** How much each sprint counts of the one after it in the weighted average. */
const weightOfOneEarlier = 0.7

/** The sprints an average rests on: those with an FTE above 0, the last 3, 5 or 8 of them if so chosen. */
export function averagedOutcomes<O extends Outcome>(
  choice: AverageChoice,
  outcomes: readonly O[],
): O[] {
  const usable = outcomes.filter(outcome => outcome.fte > 0)
  return choice.last === null || choice.method === 'weighted' ? usable : usable.slice(-choice.last)
}

/**
 * Average velocity in points per FTE, over finished sprints given oldest first. Null without any sprint that has
 * an FTE; with fewer sprints than asked for, over those there are.
 *
 * weighted: sum of points / sum of FTE, each sprint counting 0.7 of the one after it.
 * pooled: sum of points / sum of FTE. mean, median: of the sprints' own velocities.
 *
 * A team's record by hand says 3.07 for 22/4.3, 6/3, 6/3, 15/3.9, 6/2.5: the mean over all is 3.0725.
 */
export function averageVelocity(
  choice: AverageChoice,
  outcomes: readonly Outcome[],
): number | null {
  const used = averagedOutcomes(choice, outcomes)
  if (used.length === 0) return null
  switch (choice.method) {
    case 'weighted':
      return ratio(used, weightOfOneEarlier)
    case 'pooled':
      return ratio(used, 1)
    case 'mean':
      return used.reduce((total, one) => total + one.points / one.fte, 0) / used.length
    case 'median':
      return median(used.map(outcome => outcome.points / outcome.fte))
  }
}

/** The middle value, or the mean of the two middle ones. Null for no values. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

/**
 * Points per sprint, the mean over the finished sprints given: what is shown, so labelled, until three sprints
 * have an FTE. Null for no sprint.
 */
export function pointsPerSprint(points: readonly number[]): number | null {
  return points.length === 0 ? null : sum(points) / points.length
}

/** Sum of points / sum of FTE, each sprint counting `weight` of the one after it: oldest first, as Horner's rule has it. */
function ratio(outcomes: readonly Outcome[], weight: number): number {
  let points = 0
  let fte = 0
  for (const outcome of outcomes) {
    points = points * weight + outcome.points
    fte = fte * weight + outcome.fte
  }
  return points / fte
}
