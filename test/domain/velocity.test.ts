import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AverageChoice,
  averageChoices,
  averageVelocity,
  defaultAverage,
  median,
  pointsPerSprint,
} from '../../server/domain/average.ts'
import {
  actualVelocity,
  expectedDelivery,
  expectedPoints,
  finishedBy,
  isUnusualLength,
  medianWorkingDays,
  type SprintTotals,
  velocity,
} from '../../server/domain/velocity.ts'
import { finished, record } from './record.ts'

const all = finished(record)
const untilJanuary = all.slice(0, 5)

const outcome = fc.record({
  points: fc.integer({ min: 0, max: 100 }),
  fte: fc.integer({ min: 1, max: 100 }).map(tenths => tenths / 10),
})
const outcomes = fc.array(outcome, { minLength: 1, maxLength: 30 })
const choice = fc.constantFrom(...averageChoices)

describe('velocity', () => {
  test('velocity is points per FTE', () => {
    expect(velocity(20, 3.8)).toBeCloseTo(5.263, 3)
    expect(velocity(56, 3.8)).toBeCloseTo(14.737, 3)
    expect(velocity(0, 3)).toBe(0)
  })

  test('a sprint with nobody present has no velocity', () => {
    expect(velocity(20, 0)).toBeNull()
    expect(velocity(20, null)).toBeNull()
    expect(velocity(null, 3.8)).toBeNull()
  })

  test('a sprint has no actual velocity until it is closed', () => {
    expect(actualVelocity({ state: 'active', counted: 20, actualFte: 4 })).toBeNull()
    expect(actualVelocity({ state: 'closed', counted: 20, actualFte: 4 })).toBe(5)
  })

  test('doubling the points doubles every average', () => {
    fc.assert(
      fc.property(outcomes, choice, (list, method) => {
        const doubled = list.map(one => ({ ...one, points: one.points * 2 }))
        expect(averageVelocity(method, doubled)).toBeCloseTo(
          (averageVelocity(method, list) ?? Number.NaN) * 2,
          6,
        )
      }),
    )
  })
})

describe('average velocity', () => {
  test("the team's own 3.07 of January 21st is the mean over all five sprints", () => {
    expect(averageVelocity({ method: 'mean', last: null }, untilJanuary)).toBeCloseTo(3.0725, 4)
    expect(averageVelocity({ method: 'pooled', last: null }, untilJanuary)).toBeCloseTo(3.2934, 4)
  })

  test.each<[AverageChoice['method'], AverageChoice['last'], number]>([
    ['weighted', null, 23.66],
    ['pooled', null, 24.91],
    ['pooled', 3, 16.52],
    ['pooled', 5, 24.53],
    ['pooled', 8, 28.13],
    ['mean', null, 24.77],
    ['mean', 3, 16.62],
    ['mean', 5, 25.04],
    ['mean', 8, 28.93],
    ['median', null, 22.11],
    ['median', 3, 16.2],
    ['median', 5, 22.11],
    ['median', 8, 28.05],
  ])('4.2 FTE by %s over %s of the record are %d points', (method, last, points) => {
    const average = averageVelocity({ method, last }, all)
    const expected = expectedPoints({
      fte: 4.2,
      average,
      workingDays: 9,
      medianWorkingDays: 10,
    })
    expect(expected?.points).toBeCloseTo(points, 2)
  })

  test('every average is on offer once, the weighted one first', () => {
    expect(averageChoices).toHaveLength(13)
    expect(averageChoices[0]).toBe(defaultAverage)
    expect(new Set(averageChoices.map(one => `${one.method} ${one.last}`)).size).toBe(13)
  })

  test('without a sprint that has an FTE there is none', () => {
    for (const method of averageChoices) {
      expect(averageVelocity(method, [])).toBeNull()
      expect(averageVelocity(method, [{ points: 5, fte: 0 }])).toBeNull()
    }
  })

  test('an average lies between the lowest and the highest velocity', () => {
    fc.assert(
      fc.property(outcomes, choice, (list, method) => {
        const velocities = list.map(one => one.points / one.fte)
        const average = averageVelocity(method, list) ?? Number.NaN
        expect(average).toBeGreaterThanOrEqual(Math.min(...velocities) - 1e-9)
        expect(average).toBeLessThanOrEqual(Math.max(...velocities) + 1e-9)
      }),
    )
  })

  test('only the weighted average cares which sprint was first', () => {
    fc.assert(
      fc.property(outcomes, choice, (list, method) => {
        fc.pre(method.method !== 'weighted' && method.last === null)
        expect(averageVelocity(method, list.toReversed())).toBeCloseTo(
          averageVelocity(method, list) ?? Number.NaN,
          9,
        )
      }),
    )
    expect(averageVelocity(defaultAverage, all.toReversed())).not.toBeCloseTo(
      averageVelocity(defaultAverage, all) ?? Number.NaN,
      1,
    )
  })

  test('each sprint weighs 0.7 of the one after it', () => {
    const two = [
      { points: 10, fte: 1 },
      { points: 20, fte: 1 },
    ]
    expect(averageVelocity(defaultAverage, two)).toBeCloseTo((10 * 0.7 + 20) / 1.7, 9)
  })

  test('a median of two is their middle', () => {
    expect(median([4, 1])).toBe(2.5)
    expect(median([9, 1, 4])).toBe(4)
    expect(median([])).toBeNull()
  })

  test('points per sprint are the mean of the points', () => {
    expect(pointsPerSprint([22, 6, 6])).toBeCloseTo(11.333, 3)
    expect(pointsPerSprint([])).toBeNull()
  })
})

describe('sprints that count in an average', () => {
  const sprint: SprintTotals = {
    sprintId: 'one',
    lastDay: '2026-01-21',
    state: 'closed',
    isExcluded: false,
    counted: 6,
    plannedFte: 2.8,
    actualFte: 2.5,
    workingDays: 10,
  }

  test('closed, not left out, with points and an FTE, over by that day', () => {
    expect(finishedBy([sprint], '2026-01-21')).toMatchObject([{ points: 6, fte: 2.5 }])
    const others: Partial<SprintTotals>[] = [
      { lastDay: '2026-01-22' },
      { state: 'active' },
      { isExcluded: true },
      { counted: null },
      { actualFte: null },
      { actualFte: 0 },
    ]
    for (const other of others) {
      expect(finishedBy([{ ...sprint, ...other }], '2026-01-21')).toEqual([])
    }
  })

  test('as of now one that was closed before its last day counts too, one that is open does not', () => {
    const early = { ...sprint, lastDay: '9999-12-31' }
    expect(finishedBy([early], null)).toMatchObject([{ points: 6, fte: 2.5 }])
    expect(finishedBy([{ ...early, state: 'active' }], null)).toEqual([])
  })
})

describe('expected points', () => {
  const given = { fte: 4, average: 5, medianWorkingDays: 10 }

  test('a sprint of about the usual length is not scaled', () => {
    expect(expectedPoints({ ...given, workingDays: 8 })).toEqual({ points: 20, scale: 1 })
    expect(expectedPoints({ ...given, workingDays: 12 })).toEqual({ points: 20, scale: 1 })
  })

  test('one that differs by more than a quarter is', () => {
    expect(expectedPoints({ ...given, workingDays: 20 })).toEqual({ points: 40, scale: 2 })
    expect(expectedPoints({ ...given, workingDays: 7 })).toEqual({ points: 14, scale: 0.7 })
    expect(isUnusualLength(13, 10)).toBe(true)
    expect(isUnusualLength(12.5, 10)).toBe(false)
    expect(isUnusualLength(7.5, 10)).toBe(false)
    expect(isUnusualLength(20, null)).toBe(false)
    expect(medianWorkingDays([10, 10, 20].map(workingDays => ({ workingDays })))).toBe(10)
  })

  test('are not known without FTE or average', () => {
    expect(expectedPoints({ ...given, fte: null, workingDays: 10 })).toBeNull()
    expect(expectedPoints({ ...given, average: null, workingDays: 10 })).toBeNull()
  })

  test('a team delivers neither more than it committed nor more than it can', () => {
    expect(expectedDelivery(56, 23.66)).toBe(23.66)
    expect(expectedDelivery(15, 23.66)).toBe(15)
    expect(expectedDelivery(null, 23.66)).toBeNull()
    expect(expectedDelivery(56, null)).toBeNull()
  })
})
