import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { availabilityByDay } from '../../server/domain/availability.ts'
import { guideline } from '../../server/domain/burndown.ts'
import { daysFromTo, workingDays } from '../../server/domain/calendar.ts'

describe('guideline', () => {
  test('falls evenly over the working days and ends at 0', () => {
    const days = [
      '2026-06-25',
      '2026-06-26',
      '2026-06-27',
      '2026-06-28',
      '2026-06-29',
      '2026-06-30',
    ]
    const availability = availabilityByDay(
      days,
      ['2026-06-25', '2026-06-26', '2026-06-29', '2026-06-30'],
      [],
    )
    expect(guideline(20, availability)).toEqual([15, 10, 10, 10, 5, 0])
  })

  test('falls as much of the team is there', () => {
    expect(guideline(20, [1.5, 0.5, 0, 2])).toEqual([12.5, 10, 10, 0])
  })

  test('without anybody there it falls at the very end', () => {
    expect(guideline(20, [0, 0, 0])).toEqual([20, 20, 0])
    expect(guideline(20, [])).toEqual([])
  })

  test('never rises, is flat on free days, and ends exactly at 0', () => {
    const people = fc.array(
      fc.record({
        percent: fc.option(fc.integer({ min: 0, max: 100 })),
        holidays: fc.subarray(['2026-12-24', '2026-12-25', '2026-12-28', '2027-01-01']),
      }),
      { maxLength: 20 },
    )
    const closures = fc.subarray(['2026-12-21', '2026-12-25', '2026-12-31'])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), people, closures, (tenths, team, closed) => {
        const days = daysFromTo('2026-12-19', '2027-01-04')
        const working = workingDays('2026-12-19', '2027-01-04', {
          weekdays: [1, 2, 3, 4, 5],
          closures: closed,
        })
        const line = guideline(tenths / 10, availabilityByDay(days, working, team))
        expect(line.at(-1)).toBe(0)
        line.forEach((points, index) => {
          const before = index === 0 ? tenths / 10 : (line[index - 1] ?? 0)
          expect(points).toBeLessThanOrEqual(before)
          if (!working.includes(days[index] ?? '')) expect(points).toBe(before)
        })
      }),
    )
  })
})
