import { type AverageChoice, averageVelocity } from './average.ts'
import type { FinishedSprint } from './velocity.ts'

/** What a method would have said of a sprint before it, and what came of it; both in points. */
export type Prediction = { sprintId: string; predicted: number; counted: number }

/** The first sprint that is predicted is the fourth. */
const sprintsBeforeFirst = 3

/**
 * What a method would have predicted: walks through the finished sprints, oldest first, and from the fourth on
 * multiplies the sprint's FTE, as announced where known, by the average velocity of the sprints before it.
 * Only the past is ever used. Empty for three sprints or fewer.
 */
export function predictions(
  choice: AverageChoice,
  sprints: readonly FinishedSprint[],
): Prediction[] {
  return sprints.slice(sprintsBeforeFirst).flatMap((sprint, index) => {
    const average = averageVelocity(choice, sprints.slice(0, index + sprintsBeforeFirst))
    if (average === null) return []
    const fte = sprint.plannedFte ?? sprint.fte
    return [{ sprintId: sprint.sprintId, predicted: fte * average, counted: sprint.points }]
  })
}

/** How far off the predictions were on average, in points: the mean of |counted - predicted|. Null for none. */
export function meanAbsoluteError(predicted: readonly Prediction[]): number | null {
  if (predicted.length === 0) return null
  const errors = predicted.map(one => Math.abs(one.counted - one.predicted))
  return errors.reduce((total, error) => total + error, 0) / errors.length
}
