import type { Prediction } from './backtest.ts'

/** Factors to multiply an expectation with, and the share of outcomes that should lie between. */
export type RangeFactors = { low: number; high: number; cover: number }

/** Fewer past predictions than this give no range. */
const fewestForRange = 5
/** From this many on the 10th and 90th percentile lie within the past ratios. */
const fewestForPercentiles = 9

/**
 * Quantile of values at probability p, at rank p (n + 1) with linear interpolation between neighbours
 * (type 6 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996).
 * Ranks below 1 or above n give the lowest or highest value. Null for no values.
 */
export function quantile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.min(Math.max(p * (sorted.length + 1), 1), sorted.length)
  const below = sorted[Math.floor(rank) - 1]
  const above = sorted[Math.ceil(rank) - 1]
  if (below === undefined || above === undefined) return null
  return below + (above - below) * (rank - Math.floor(rank))
}

/**
 * The range around an expectation, as factors: the 10th and 90th percentile of a method's past ratios
 * counted / predicted. With 5 to 8 past predictions from the lowest to the highest ratio, which holds a new one
 * with probability (n - 1) / (n + 1); with fewer there is no range. Predictions of 0 have no ratio.
 */
export function rangeFactors(past: readonly Prediction[]): RangeFactors | null {
  const ratios = past.filter(one => one.predicted > 0).map(one => one.counted / one.predicted)
  if (ratios.length < fewestForRange) return null
  if (ratios.length >= fewestForPercentiles)
    return between(quantile(ratios, 0.1), quantile(ratios, 0.9), 0.8)
  const cover = (ratios.length - 1) / (ratios.length + 1)
  return between(Math.min(...ratios), Math.max(...ratios), cover)
}

function between(low: number | null, high: number | null, cover: number): RangeFactors | null {
  return low === null || high === null ? null : { low: Math.max(0, low), high, cover }
}

/** Why there is no range yet, in a sentence; null when there is one. */
export function whyNoRange(past: readonly Prediction[]): string | null {
  if (rangeFactors(past) !== null) return null
  return `A range needs ${fewestForRange} past predictions; there are ${past.length} so far.`
}

/**
 * How the past ranges did: for each prediction that had a range at its time, made only from the ones before it,
 * whether what was counted lay within. `held` of `ranges` did.
 */
export function rangeScore(past: readonly Prediction[]): { held: number; ranges: number } {
  let held = 0
  let ranges = 0
  past.forEach((one, index) => {
    const factors = rangeFactors(past.slice(0, index))
    if (factors === null) return
    ranges += 1
    const low = one.predicted * factors.low
    if (low <= one.counted && one.counted <= one.predicted * factors.high) held += 1
  })
  return { held, ranges }
}
