import { type AverageChoice, averagedOutcomes, averageVelocity, type Outcome } from './average.ts'
import { type Formula, shown } from './explain.ts'
import type { RangeFactors } from './range.ts'
import { sum } from './sum.ts'
import { expectedDelivery, expectedPoints } from './velocity.ts'

/** Which sprints an average is over, in words: `all sprints`, `the last 5 sprints`. */
export function spanOf(choice: AverageChoice): string {
  return choice.last === null ? 'all sprints' : `the last ${choice.last} sprints`
}

/** How the average velocity is made, with its numbers; null where there is none. */
export function explainAverage(
  choice: AverageChoice,
  outcomes: readonly Outcome[],
): Formula | null {
  const average = averageVelocity(choice, outcomes)
  if (average === null) return null
  const used = averagedOutcomes(choice, outcomes)
  const figure = 'Average velocity'
  const notes = [
    `Over ${used.length} finished ${used.length === 1 ? 'sprint' : 'sprints'} with an FTE.`,
  ]
  const velocities = used.map(outcome => shown(outcome.points / outcome.fte))
  switch (choice.method) {
    case 'weighted':
      return {
        figure,
        formula: 'sum of points / sum of FTE, each sprint counting 0.7 of the one after it',
        filled: `${weightedParts(used)} = ${shown(average)}`,
        notes,
      }
    case 'pooled': {
      const points = sum(used.map(outcome => outcome.points))
      const fte = sum(used.map(outcome => outcome.fte))
      return {
        figure,
        formula: `sum of points / sum of FTE, over ${spanOf(choice)}`,
        filled: `${shown(points)} / ${shown(fte)} = ${shown(average)}`,
        notes,
      }
    }
    case 'mean':
      return {
        figure,
        formula: `mean of the sprints' velocities, over ${spanOf(choice)}`,
        filled: `(${velocities.join(' + ')}) / ${used.length} = ${shown(average)}`,
        notes,
      }
    case 'median':
      return {
        figure,
        formula: `middle one of the sprints' velocities, over ${spanOf(choice)}`,
        filled: `middle of ${velocities.join(', ')} = ${shown(average)}`,
        notes,
      }
  }
}

function weightedParts(used: readonly Outcome[]): string {
  const weigh = (value: (outcome: Outcome) => number) =>
    used.reduce((total, one, index) => total + value(one) * 0.7 ** (used.length - 1 - index), 0)
  return `${shown(weigh(one => one.points))} / ${shown(weigh(one => one.fte))}`
}

/** How the expected points of a sprint are made, with their numbers; null where they are not known. */
export function explainExpected(given: {
  fte: number | null
  average: number | null
  workingDays: number
  medianWorkingDays: number | null
}): Formula | null {
  const expected = expectedPoints(given)
  if (expected === null) return null
  const { fte, average, workingDays, medianWorkingDays } = given
  const isScaled = expected.scale !== 1
  return {
    figure: 'Expected points',
    formula: isScaled
      ? 'FTE x average velocity x working days / median working days'
      : 'FTE x average velocity',
    filled: `${shown(fte)} x ${shown(average)}${
      isScaled ? ` x ${workingDays} / ${shown(medianWorkingDays)}` : ''
    } = ${shown(expected.points)}`,
    notes: isScaled
      ? ["The sprint's working days differ by more than a quarter from the team's median."]
      : [],
  }
}

/**
 * How the range around expected points is made, with its numbers, in a sentence: the past ratios counted / predicted
 * it rests on, as factors. `predictions`: how many past ratios there are.
 */
export function explainRange(expected: number, factors: RangeFactors, predictions: number): string {
  const { low, high, cover } = factors
  const ends = cover === 0.8 ? '10th to 90th percentile' : 'lowest to highest'
  return `Range: ${shown(expected)} x ${shown(low)} = ${shown(expected * low)} to ${shown(expected)} x ${shown(high)} = ${shown(expected * high)}; the factors are the ${ends} of ${predictions} past ratios counted / predicted.`
}

/** How the expected delivery of a committed sprint is made, with its numbers. Null figures show as a dash. */
export function explainDelivery(committed: number | null, expected: number | null): Formula {
  return {
    figure: 'Expected delivery',
    formula: 'the smaller of committed and expected points',
    filled: `smaller of ${shown(committed)} and ${shown(expected)} = ${shown(expectedDelivery(committed, expected))}`,
    notes: ['People rarely deliver more than they planned, nor more than they can.'],
  }
}
