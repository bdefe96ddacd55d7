import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { averageChoices, defaultAverage } from '../../server/domain/average.ts'
import { meanAbsoluteError, predictions } from '../../server/domain/backtest.ts'
import { quantile, rangeFactors, rangeScore, whyNoRange } from '../../server/domain/range.ts'
import { finished, record } from './record.ts'

const all = finished(record)
const ratios = (...list: number[]) =>
  list.map((counted, index) => ({ sprintId: `${index}`, predicted: 1, counted }))

describe('backtest', () => {
  test('on the record the mean of all is 10.4 points off, the weighted average 8.9', () => {
    const error = (method: 'mean' | 'weighted') =>
      meanAbsoluteError(predictions({ method, last: null }, all))
    expect(error('mean')).toBeCloseTo(10.4, 1)
    expect(error('weighted')).toBeCloseTo(8.9, 1)
  })

  test('the first sprint predicted is the fourth', () => {
    expect(predictions(defaultAverage, all.slice(0, 3))).toEqual([])
    const [first] = predictions({ method: 'pooled', last: null }, all.slice(0, 4))
    expect(first?.sprintId).toBe('sprint-4')
    expect(first?.predicted).toBeCloseTo((3.9 * 34) / 10.3, 9)
    expect(first?.counted).toBe(15)
    expect(meanAbsoluteError([])).toBeNull()
  })

  test('the announced FTE predicts where it is known', () => {
    const sprints = finished([
      [10, 1],
      [10, 1],
      [10, 1],
      [7, 1],
    ]).map(sprint => ({ ...sprint, plannedFte: 2 }))
    expect(predictions(defaultAverage, sprints)[0]?.predicted).toBeCloseTo(20, 9)
  })

  test('what comes later changes no prediction', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...averageChoices),
        fc.integer({ min: 4, max: 14 }),
        (choice, until) => {
          expect(predictions(choice, all).slice(0, until - 3)).toEqual(
            predictions(choice, all.slice(0, until)),
          )
        },
      ),
    )
  })
})

describe('range', () => {
  test('quantiles lie at rank p (n + 1)', () => {
    // Type 6 of 1..9: rank 0.1 * 10 = 1, 0.5 * 10 = 5, 0.25 * 10 = 2.5.
    const nine = [9, 1, 8, 2, 7, 3, 6, 4, 5]
    expect(quantile(nine, 0.1)).toBe(1)
    expect(quantile(nine, 0.9)).toBe(9)
    expect(quantile(nine, 0.5)).toBe(5)
    expect(quantile(nine, 0.25)).toBe(2.5)
    expect(quantile([1, 2], 0.1)).toBe(1)
    expect(quantile([], 0.5)).toBeNull()
  })

  test('fewer than five past predictions give no range, and it says why', () => {
    expect(rangeFactors(ratios(1, 2, 3, 4))).toBeNull()
    expect(whyNoRange(ratios(1, 2, 3, 4))).toBe(
      'A range needs 5 past predictions; there are 4 so far.',
    )
    expect(whyNoRange(ratios(1, 2, 3, 4, 5))).toBeNull()
  })

  test('five to eight go from lowest to highest and say how much they hold', () => {
    expect(rangeFactors(ratios(3, 1, 2, 5, 4))).toEqual({ low: 1, high: 5, cover: 4 / 6 })
    expect(rangeFactors(ratios(3, 1, 2, 5, 4, 6, 8, 7))).toEqual({ low: 1, high: 8, cover: 7 / 9 })
  })

  test('from nine on it is the 10th to the 90th percentile', () => {
    const nineteen = Array.from({ length: 19 }, (_, index) => index + 1)
    expect(rangeFactors(ratios(...nineteen))).toEqual({ low: 2, high: 18, cover: 0.8 })
  })

  test('a range is never below zero and holds the middle of what it is made from', () => {
    const past = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), {
      minLength: 5,
      maxLength: 40,
    })
    fc.assert(
      fc.property(past, list => {
        const factors = rangeFactors(ratios(...list))
        const middle = quantile(list, 0.5) ?? Number.NaN
        expect(factors?.low).toBeGreaterThanOrEqual(0)
        expect(factors?.low).toBeLessThanOrEqual(middle)
        expect(factors?.high).toBeGreaterThanOrEqual(middle)
        const held = list.filter(
          ratio => ratio >= (factors?.low ?? 1) && ratio <= (factors?.high ?? 0),
        )
        expect(held.length / list.length).toBeGreaterThanOrEqual(0.75)
      }),
    )
  })

  test('predictions of zero have no ratio', () => {
    const zero = { sprintId: 'zero', predicted: 0, counted: 3 }
    expect(rangeFactors([zero, ...ratios(1, 1, 1, 1)])).toBeNull()
    expect(rangeFactors([zero, ...ratios(1, 1, 1, 1, 1)])).toMatchObject({ low: 1, high: 1 })
  })

  test('the score counts only ranges made from earlier predictions', () => {
    expect(rangeScore(ratios(1, 2, 3, 4, 5))).toEqual({ held: 0, ranges: 0 })
    expect(rangeScore(ratios(1, 2, 3, 4, 5, 3))).toEqual({ held: 1, ranges: 1 })
    expect(rangeScore(ratios(1, 2, 3, 4, 5, 6, 6))).toEqual({ held: 1, ranges: 2 })
  })
})
