import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DayOfSprint,
  explainProjection,
  fractionPassed,
  momentAt,
  type PastMoment,
  projection,
  whyNoProjection,
} from '../../server/domain/projection.ts'

const week = ['2026-06-12', '2026-06-15', '2026-06-16', '2026-06-17']

/** Friday, a weekend and Monday to Wednesday: scope and completed at the end of each day. */
function days(...ends: ([scope: number, completed: number] | null)[]): DayOfSprint[] {
  return ends.map((end, index) => ({
    day: `2026-06-${12 + index}`,
    working: index !== 1 && index !== 2,
    scope: end?.[0] ?? null,
    completed: end?.[1] ?? null,
  }))
}
const past = days([20, 2], [20, 2], [20, 4], [24, 8], [24, 12], [24, 18])

describe('how much of a sprint has passed', () => {
  test('is its working days before today, and half of today', () => {
    expect(fractionPassed(week, '2026-06-12')).toBe(0.125)
    expect(fractionPassed(week, '2026-06-13')).toBe(0.25)
    expect(fractionPassed(week, '2026-06-17')).toBe(0.875)
    expect(fractionPassed(week, '2026-06-18')).toBe(1)
    expect(fractionPassed(week, '2026-06-01')).toBe(0)
  })

  test('of a sprint without working days is not known', () => {
    expect(fractionPassed([], '2026-06-12')).toBeNull()
  })
})

describe('a past sprint at the same time', () => {
  test('stands at the end of a working day and the free days after it', () => {
    expect(momentAt(0.25, past)).toEqual({ completed: 4, remaining: 16 })
    expect(momentAt(0.5, past)).toEqual({ completed: 8, remaining: 16 })
    expect(momentAt(1, past)).toEqual({ completed: 18, remaining: 6 })
  })

  test('stands between two of them in proportion', () => {
    expect(momentAt(0.375, past)).toEqual({ completed: 6, remaining: 16 })
    expect(momentAt(0.125, past)).toEqual({ completed: 2, remaining: 18 })
    expect(momentAt(0, past)).toEqual({ completed: 0, remaining: 20 })
  })

  test('is not known after an early close, nor without days', () => {
    const early = days([20, 2], [20, 2], [20, 4], [24, 8], null, null)
    expect(momentAt(0.5, early)).toEqual({ completed: 8, remaining: 16 })
    expect(momentAt(0.625, early)).toBeNull()
    expect(momentAt(0.5, [])).toBeNull()
  })

  test('at the end of an early close that came on a free day stands as it was before', () => {
    const early = days([20, 2], null, null, null, null, null)
    expect(momentAt(0.25, early)).toEqual({ completed: 2, remaining: 18 })
  })
})

/** Past sprints of 10 points left, of which these were still done. */
const leftTen = (...done: number[]): PastMoment[] =>
  done.map(more => ({ completed: 6, remaining: 10, final: 6 + more }))

describe('what will probably be done by the end', () => {
  // Shares .2 .4 .5 .6 .9 of what was left: the middle one of 8 points left is 4.
  test('is what is done and the middle share of what is left, from the lowest to the highest', () => {
    const now = { completed: 12, remaining: 8 }
    const projected = projection(now, leftTen(4, 9, 2, 6, 5))
    expect(projected?.points).toEqual({ low: 13.6, expected: 16, high: 19.2 })
    expect(projected?.cover).toBeCloseTo(4 / 6, 9)
    if (!projected) return
    const formula = explainProjection(now, 0.5, projected)
    expect(formula.filled).toBe('12 + 8 x 0.5 = 16')
    expect(formula.notes).toEqual([
      'The middle one of the shares of 5 past sprints when 50 % of their working time had passed: 0.4, 0.9, 0.2, 0.6, 0.5.',
      'Range: 12 + 8 x 0.2 = 13.6 to 12 + 8 x 0.9 = 19.2; these are the lowest to highest share.',
      'Today counts as half a working day. A share above 1 is a sprint into which work came later that was done too.',
    ])
  })

  // Ten shares .1 to 1.0: rank 0.1 x 11 = 1.1 is 0.11, rank 9.9 is 0.99, the middle 0.55.
  test('of nine and more past sprints has the 10th to 90th percentile for its range', () => {
    const projected = projection(
      { completed: 0, remaining: 100 },
      leftTen(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    )
    expect(projected?.points).toEqual({ low: 11, expected: 55, high: 99 })
    expect(projected?.cover).toBe(0.8)
  })

  test('counts a sprint in which work was opened again as one that did nothing more', () => {
    expect(projection({ completed: 3, remaining: 5 }, leftTen(-4, -4, -4, -4, -4))?.points).toEqual(
      { low: 3, expected: 3, high: 3 },
    )
  })

  test('learns nothing from sprints in which nothing was left, and none of four', () => {
    const done = { completed: 9, remaining: 0, final: 9 }
    expect(projection({ completed: 1, remaining: 2 }, [...leftTen(1, 2, 3, 4), done])).toBeNull()
    expect(whyNoProjection(4)).toMatch(/needs 5 closed sprints .* there are 4 so far/)
    expect(whyNoProjection(1)).toMatch(/there is 1 so far/)
  })

  const points = fc.integer({ min: 0, max: 400 }).map(tenths => tenths / 10)
  const moment = fc.record({ completed: points, remaining: points, final: points })
  const sprints = fc.array(moment, { minLength: 5, maxLength: 10 })

  test('is never less than what is done, and its range holds its middle', () => {
    fc.assert(
      fc.property(points, points, sprints, (completed, remaining, list) => {
        const projected = projection({ completed, remaining }, list)
        if (projected === null) return
        const { low, expected, high } = projected.points
        expect(low).toBeGreaterThanOrEqual(completed)
        expect(expected).toBeGreaterThanOrEqual(low)
        expect(high).toBeGreaterThanOrEqual(expected)
      }),
    )
  })

  test('is more with more done and left, and with past sprints that did more', () => {
    fc.assert(
      fc.property(points, points, points, sprints, (completed, remaining, more, list) => {
        const projected = projection({ completed, remaining }, list)
        const larger = projection({ completed, remaining: remaining + more }, list)
        const further = projection({ completed: completed + more, remaining }, list)
        const busier = list.map(one => ({ ...one, final: one.final + more }))
        const better = projection({ completed, remaining }, busier)
        if (!projected || !larger || !further || !better) return
        for (const end of ['low', 'expected', 'high'] as const) {
          expect(larger.points[end]).toBeGreaterThanOrEqual(projected.points[end])
          expect(further.points[end]).toBeCloseTo(projected.points[end] + more, 6)
          expect(better.points[end]).toBeGreaterThanOrEqual(projected.points[end] - 1e-9)
        }
      }),
    )
  })
})
