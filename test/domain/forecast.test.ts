import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  forecastChances,
  forecastRuns,
  furthestSprint,
  pointsAt,
  pointsOfRuns,
  runsUntilDone,
  sharesOf,
  sprintsAt,
  whyNoForecast,
} from '../../server/domain/forecast.ts'
import { randomOf, seedOf } from '../../server/domain/random.ts'
import { record } from './record.ts'

const whole = (fte: number) => () => ({ fte, share: 1 })
const tenOrTwenty = [10, 20, 10, 20, 10, 20]

function sprintsFor(
  points: number,
  velocities: readonly number[],
  fte: number,
  growth: readonly number[] | null = null,
) {
  const ended = runsUntilDone({ points, velocities, coming: whole(fte), growth })
  return forecastChances.map(percent => sprintsAt(percent, ended))
}

describe('the numbers that are drawn', () => {
  test('are the same for the same seed and others for another', () => {
    const first = (seed: number) => {
      const random = randomOf(seed)
      return Array.from({ length: 4 }, () => random())
    }
    expect(first(7)).toEqual(first(7))
    expect(first(7)).not.toEqual(first(8))
  })

  test('spread evenly: of 100,000 each tenth of the range gets about a tenth', () => {
    const random = randomOf(seedOf([5.3, 7.4]))
    const counts = Array.from({ length: 10 }, () => 0)
    for (let index = 0; index < 100_000; index += 1) {
      const tenth = Math.floor(((random() >>> 0) / 2 ** 32) * 10)
      counts[tenth] = (counts[tenth] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })

  // FNV-1a of the empty text and of "1" by its definition: (offset basis xor 0x31) times the prime.
  test('are seeded by FNV-1a over the numbers', () => {
    expect(seedOf([])).toBe(0x811c9dc5)
    expect(seedOf([1])).toBe(Math.imul(0x811c9dc5 ^ 0x31, 0x01000193) >>> 0)
    expect(seedOf([1, 2])).not.toBe(seedOf([2, 1]))
  })
})

describe('how many sprints so many points take', () => {
  test('with the same velocity always, it is a division', () => {
    expect(sprintsFor(100, [5, 5, 5, 5, 5], 4)).toEqual([5, 5, 5])
    expect(sprintsFor(101, [5, 5, 5, 5, 5], 4)).toEqual([6, 6, 6])
  })

  // 30 points at 10 or 20 a sprint: after two sprints in three of four ways, after three always.
  test('with two velocities it is how often they add up', () => {
    const ended = runsUntilDone({
      points: 30,
      velocities: tenOrTwenty,
      coming: whole(1),
      growth: null,
    })
    expect(ended.slice(0, 2)).toEqual([0, 0])
    expect((ended[2] ?? 0) / forecastRuns).toBeCloseTo(0.75, 1)
    expect((ended[2] ?? 0) + (ended[3] ?? 0)).toBe(forecastRuns)
    expect(forecastChances.map(percent => sprintsAt(percent, ended))).toEqual([2, 3, 3])
    expect(sharesOf(ended)).toEqual([
      { sprints: 2, share: (ended[2] ?? 0) / forecastRuns },
      { sprints: 3, share: (ended[3] ?? 0) / forecastRuns },
    ])
  })

  test('nothing to do is done after none', () => {
    expect(sprintsFor(0, tenOrTwenty, 1)).toEqual([0, 0, 0])
  })

  test('what grows as fast as it is done has no end', () => {
    expect(sprintsFor(100, [5, 5, 5, 5, 5], 4, [20])).toEqual([null, null, null])
    expect(sprintsFor(100, [5, 5, 5, 5, 5], 4, [10])).toEqual([10, 10, 10])
  })

  test('no more sprints are played than anybody looks ahead', () => {
    const given = { points: 1e6, velocities: tenOrTwenty, coming: whole(1), growth: null }
    expect(runsUntilDone(given)).toEqual(Array(furthestSprint + 1).fill(0))
  })

  test('half a sprint does half of it, and grows by half', () => {
    const coming = (index: number) => ({ fte: 4, share: index === 0 ? 0.5 : 1 })
    const given = { points: 20, velocities: [5, 5, 5, 5, 5], coming }
    expect(runsUntilDone({ ...given, points: 10, growth: null })).toEqual([0, forecastRuns])
    expect(runsUntilDone({ ...given, growth: null })).toEqual([0, 0, forecastRuns])
    expect(runsUntilDone({ ...given, points: 5, growth: [10] })).toEqual([0, forecastRuns])
  })

  test('more points never end earlier, more FTE never later, and growth never earlier', () => {
    const velocities = fc.array(fc.double({ min: 0.5, max: 12, noNaN: true }), {
      minLength: 5,
      maxLength: 10,
    })
    const size = fc.double({ min: 1, max: 80, noNaN: true })
    const more = fc.double({ min: 0, max: 20, noNaN: true })
    const asNumber = (sprints: number | null | undefined) => sprints ?? Number.POSITIVE_INFINITY
    fc.assert(
      fc.property(velocities, size, more, more, (past, points, morePoints, moreFte) => {
        const base = sprintsFor(points, past, 2)
        const larger = sprintsFor(points + morePoints, past, 2)
        const faster = sprintsFor(points, past, 2 + moreFte)
        const growing = sprintsFor(points, past, 2, [0, morePoints])
        base.forEach((sprints, index) => {
          expect(asNumber(larger[index])).toBeGreaterThanOrEqual(asNumber(sprints))
          expect(asNumber(faster[index])).toBeLessThanOrEqual(asNumber(sprints))
          expect(asNumber(growing[index])).toBeGreaterThanOrEqual(asNumber(sprints))
        })
        expect(sprintsFor(points, past, 2)).toEqual(base)
        expect(sprintsFor(points, past, 2, [0])).toEqual(base)
      }),
      { numRuns: 20 },
    )
  })
})

describe('how many points in so many sprints', () => {
  // 20 once, 30 twice, 40 once of four ways.
  test('with two velocities it is how often they add up', () => {
    const runs = pointsOfRuns(tenOrTwenty, [whole(1)(), whole(1)()])
    expect(forecastChances.map(percent => pointsAt(percent, runs))).toEqual([30, 20, 20])
    expect(pointsAt(20, runs)).toBe(40)
  })

  test('a sprint with its own FTE counts with that', () => {
    const coming = [
      { fte: 2, share: 1 },
      { fte: 4, share: 0.5 },
    ]
    const runs = pointsOfRuns([5, 5, 5, 5, 5], coming)
    expect(pointsAt(95, runs)).toBe(20)
  })

  test('without a sprint there are none', () => {
    expect(pointsAt(50, pointsOfRuns(tenOrTwenty, []))).toBe(0)
  })

  test("agrees with all ways in which a team's own velocities add up over three sprints", () => {
    const velocities = record.slice(-10).map(([points, fte]) => points / fte)
    const ways = velocities
      .flatMap(a => velocities.flatMap(b => velocities.map(c => (a + b + c) * 3.5)))
      .sort((a, b) => a - b)
    const runs = pointsOfRuns(velocities, Array(3).fill({ fte: 3.5, share: 1 }))
    for (const percent of forecastChances) {
      const answer = pointsAt(percent, runs)
      const reached = ways.filter(points => points >= answer - 1e-9).length / ways.length
      expect(Math.abs(reached - percent / 100)).toBeLessThan(0.02)
    }
  })

  test('and how many sprints for these points agree with each other', () => {
    const velocities = record.slice(-10).map(([points, fte]) => points / fte)
    const runs = pointsOfRuns(velocities, Array(5).fill({ fte: 3, share: 1 }))
    for (const percent of forecastChances) {
      const points = pointsAt(percent, runs)
      const ended = runsUntilDone({ points, velocities, coming: whole(3), growth: null })
      expect(sprintsAt(percent, ended)).toBe(5)
    }
  })
})

describe('what is too thin to forecast from', () => {
  test('four sprints are, five are not', () => {
    expect(whyNoForecast([1, 2, 3, 4])).toBe(
      'A forecast needs 5 closed sprints with points and FTE; there are 4 so far.',
    )
    expect(whyNoForecast([1])).toMatch(/there is 1 so far/)
    expect(whyNoForecast([1, 2, 3, 4, 5])).toBeNull()
  })

  test('sprints in which nothing was completed are', () => {
    expect(whyNoForecast([0, 0, 0, 0, 0])).toMatch(/^Nothing was completed/)
  })
})
