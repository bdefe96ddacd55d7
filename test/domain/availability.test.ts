import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actualFte,
  availabilityByDay,
  countAnswers,
  likelyFte,
  plannedFte,
  suggestedPercent,
} from '../../server/domain/availability.ts'

/** A team's page: 11 of 19 gave a percentage. */
const nineteen = [
  50,
  20,
  null,
  60,
  30,
  70,
  null,
  20,
  30,
  ...Array(5).fill(null),
  100,
  10,
  10,
  null,
  20,
]

const person = (
  plannedPercent: number | null,
  usualPercent: number | null,
  lastPercents: number[] = [],
) => ({ plannedPercent, usualPercent, lastPercents })

describe('FTE', () => {
  test('eleven answers of nineteen people are 4.2 FTE', () => {
    expect(countAnswers(nineteen)).toEqual({ answered: 11, total: 19 })
    expect(plannedFte(nineteen)).toBe(4.2)
  })

  test('not answered is not zero', () => {
    expect(plannedFte([null, null])).toBeNull()
    expect(plannedFte([])).toBeNull()
    expect(plannedFte([0, null])).toBe(0)
    expect(countAnswers([0, null])).toEqual({ answered: 1, total: 2 })
  })

  test('the real percentage holds where given, else the announced one', () => {
    const answers = [
      { plannedPercent: 100, actualPercent: 60 },
      { plannedPercent: 50, actualPercent: null },
      { plannedPercent: null, actualPercent: 30 },
      { plannedPercent: 40, actualPercent: 0 },
      { plannedPercent: null, actualPercent: null },
    ]
    expect(actualFte(answers)).toBe(1.4)
    expect(actualFte([{ plannedPercent: null, actualPercent: null }])).toBeNull()
  })

  test('those who did not answer are likely to be there as usual, else as the last three times', () => {
    expect(likelyFte([person(50, 100)])).toBe(0.5)
    expect(likelyFte([person(50, 100), person(null, 30)])).toBe(0.8)
    expect(likelyFte([person(50, null), person(null, null, [10, 20, 60, 100])])).toBe(0.8)
    expect(likelyFte([person(50, null), person(null, null)])).toBe(0.5)
    expect(likelyFte([person(null, null)])).toBeNull()
  })

  test('FTE is the same whoever answers first', () => {
    const percents = fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { maxLength: 30 })
    fc.assert(
      fc.property(percents, list => {
        expect(plannedFte(list.toReversed())).toBe(plannedFte(list))
      }),
    )
  })
})

describe('suggestion', () => {
  test('the usual percentage, less the public holidays where the person lives', () => {
    expect(suggestedPercent(60, 10, 10)).toBe(60)
    expect(suggestedPercent(60, 9, 10)).toBe(54)
    expect(suggestedPercent(50, 0, 10)).toBe(0)
    expect(suggestedPercent(33, 9, 10)).toBe(30)
  })

  test('nothing is suggested to a person without a usual percentage', () => {
    expect(suggestedPercent(null, 10, 10)).toBeNull()
  })

  test('in a sprint without working days nobody is there', () => {
    expect(suggestedPercent(80, 0, 0)).toBe(0)
  })
})

describe('availability by day', () => {
  const days = ['2026-06-25', '2026-06-26', '2026-06-27', '2026-06-28', '2026-06-29']
  const working = ['2026-06-25', '2026-06-26', '2026-06-29']

  test('each person counts on the days that person works', () => {
    const people = [
      { percent: 100, holidays: ['2026-06-26'] },
      { percent: 50, holidays: ['2026-06-28'] },
      { percent: null, holidays: [] },
    ]
    expect(availabilityByDay(days, working, people)).toEqual([1.5, 0.5, 0, 0, 1.5])
  })

  test('without answers the working days weigh the same', () => {
    expect(availabilityByDay(days, working, [{ percent: null, holidays: days }])).toEqual([
      1, 1, 0, 0, 1,
    ])
    expect(availabilityByDay(days, working, [])).toEqual([1, 1, 0, 0, 1])
  })
})
