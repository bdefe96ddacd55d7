import type { Formula } from '../contract/sprint.ts'
import { type AverageChoice, averageVelocity } from '../domain/average.ts'
import { predictions } from '../domain/backtest.ts'
import { explainExpected, explainRange } from '../domain/explain-average.ts'
import { rangeFactors, whyNoRange } from '../domain/range.ts'
import { expectedPoints, type FinishedSprint } from '../domain/velocity.ts'

/** What people bring to a sprint, and how long it is beside the others of the team. */
export type Effort = { fte: number; workingDays: number; medianWorkingDays: number | null }

export type Expectation = {
  points: { low: number | null; expected: number; high: number | null }
  /** Share of outcomes that the range should hold; null without a range. */
  cover: number | null
  /** Why there is no range, else null. */
  why: string | null
  formula: Formula
}

/** The points to expect of that effort by one average, with their range; null where the average is not known. */
export function expectationOf(
  choice: AverageChoice,
  finished: readonly FinishedSprint[],
  effort: Effort,
): Expectation | null {
  const given = { ...effort, average: averageVelocity(choice, finished) }
  const expected = expectedPoints(given)
  const formula = explainExpected(given)
  if (expected === null || formula === null) return null
  const { points } = expected
  const past = predictions(choice, finished)
  const range = rangeFactors(past)
  const ratios = past.filter(one => one.predicted > 0).length
  const rangeNotes = range ? [explainRange(points, range, ratios)] : []
  return {
    points: {
      low: range && points * range.low,
      expected: points,
      high: range && points * range.high,
    },
    cover: range?.cover ?? null,
    why: whyNoRange(past),
    formula: { ...formula, notes: [...formula.notes, ...rangeNotes] },
  }
}
