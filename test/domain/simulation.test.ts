import { describe, expect, test } from 'vitest'
import { type Random, seeded } from '../../scripts/stand-in/scenario/random.ts'
import { averageChoices, defaultAverage } from '../../server/domain/average.ts'
import { type Prediction, predictions } from '../../server/domain/backtest.ts'
import { projection } from '../../server/domain/projection.ts'
import { rangeFactors, rangeScore } from '../../server/domain/range.ts'
import { finished } from './record.ts'

const teams = 1000
const sprints = 30
/** Of the logarithm of points per FTE, from sprint to sprint. */
const spread = 0.4
/** Of the logarithm too: how much a team's own pace moves from one sprint to the next. */
const drift = 0.02

/** A number of the standard normal distribution (Box and Muller, 1958). */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()))
  return radius * Math.cos(2 * Math.PI * random.next())
}

/** Points and FTE of a team's sprints: a pace of 3 to 9 points per FTE that drifts, and 2 to 6 FTE. */
function simulatedTeam(random: Random): [points: number, fte: number][] {
  let pace = Math.log(3 + 6 * random.next())
  return Array.from({ length: sprints }, () => {
    pace += drift * normal(random)
    const fte = 2 + 4 * random.next()
    return [fte * Math.exp(pace + spread * normal(random)), fte]
  })
}

function simulatedTeams(seed: number, give = simulatedTeam): Prediction[][] {
  const random = seeded(seed)
  return Array.from({ length: teams }, () => predictions(defaultAverage, finished(give(random))))
}

/** Of the ranges made from exactly so many past predictions, the share that held the next outcome. */
function heldAfter(past: readonly Prediction[][], made: number): number {
  const outcomes = past.flatMap(list => {
    const factors = rangeFactors(list.slice(0, made))
    const next = list[made]
    if (factors === null || next === undefined) return []
    const ratio = next.counted / next.predicted
    return [factors.low <= ratio && ratio <= factors.high]
  })
  return outcomes.filter(Boolean).length / outcomes.length
}

/** The same over all ranges, by the score that Knots keeps itself. */
function shareHeld(past: readonly Prediction[][]): number {
  const scores = past.map(rangeScore)
  const held = scores.reduce((total, score) => total + score.held, 0)
  return held / scores.reduce((total, score) => total + score.ranges, 0)
}

describe('on 1,000 simulated teams of 30 sprints', () => {
  const past = simulatedTeams(20_261)

  test('ranges hold between 76 and 84 % of the outcomes', () => {
    expect(shareHeld(past)).toBeGreaterThan(0.76)
    expect(shareHeld(past)).toBeLessThan(0.84)
  })

  test.each([9, 10, 12, 15, 18, 22, 26])('those made from %i predictions do so too', made => {
    expect(heldAfter(past, made)).toBeGreaterThan(0.76)
    expect(heldAfter(past, made)).toBeLessThan(0.84)
  })

  test.each([5, 6, 7, 8])(
    'those made from %i predictions hold what they say of themselves',
    made => {
      const cover = (made - 1) / (made + 1)
      expect(heldAfter(past, made)).toBeGreaterThan(cover - 0.04)
      expect(heldAfter(past, made)).toBeLessThan(cover + 0.04)
    },
  )

  test('also where the pace drifts one way all the time', () => {
    const growing = (random: Random) =>
      simulatedTeam(random).map(([points, fte], index): [number, number] => [
        points * 1.02 ** index,
        fte,
      ])
    const share = shareHeld(simulatedTeams(7, growing))
    expect(share).toBeGreaterThan(0.76)
    expect(share).toBeLessThan(0.84)
  })

  test('outcomes twice as far off as those of the past would be held far less often', () => {
    const farther = past.flatMap(list =>
      list.slice(9).map((next, index) => {
        const factors = rangeFactors(list.slice(0, index + 9))
        const ratio = (next.counted / next.predicted) ** 2
        return factors !== null && factors.low <= ratio && ratio <= factors.high
      }),
    )
    expect(farther.filter(Boolean).length / farther.length).toBeLessThan(0.6)
  })
})

test.each(averageChoices)('ranges around $method of $last do so on 300 teams', choice => {
  const random = seeded(3)
  const past = Array.from({ length: 300 }, () =>
    predictions(choice, finished(simulatedTeam(random))),
  )
  expect(shareHeld(past)).toBeGreaterThan(0.76)
  expect(shareHeld(past)).toBeLessThan(0.84)
})

test('projections from ten past sprints hold between 76 and 84 % of 2,000 ends', () => {
  const random = seeded(11)
  /** Half over, with 20 points left, of which a share around a half is still done. */
  const sprint = () => {
    const share = Math.exp(-0.7 + spread * normal(random))
    return { completed: 10, remaining: 20, final: 10 + 20 * share }
  }
  const held = Array.from({ length: 2000 }, () => {
    const past = Array.from({ length: 10 }, sprint)
    const { final, ...now } = sprint()
    const points = projection(now, past)?.points
    return points !== undefined && points.low <= final && final <= points.high
  })
  const share = held.filter(Boolean).length / held.length
  expect(share).toBeGreaterThan(0.76)
  expect(share).toBeLessThan(0.84)
})
