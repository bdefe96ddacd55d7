import { type Random, randomOf, seedOf } from './random.ts'
import { sum } from './sum.ts'

/** What a coming sprint can hold: FTE, and how much of a usual sprint's working time it has (1 is all of it). */
export type ComingTime = { fte: number; share: number }

/** So many possible futures are played. */
export const forecastRuns = 10_000
/** How certain the answers are, in percent of the runs. */
export const forecastChances = [50, 85, 95] as const
/** Only the velocities of the last sprints are drawn. */
export const forecastedFrom = 10
/** With fewer finished sprints there is no forecast. */
export const fewestForForecast = 5
/** Nobody looks further ahead: four years of two weeks. */
export const furthestSprint = 104

/** Binary fractions leave dust: what is smaller is nothing left. */
const dust = 1e-9

/**
 * How many sprints so many points take: plays the coming sprints 10,000 times. In each sprint of each run one of the past
 * velocities (points per FTE) is drawn, each as likely as the others; times FTE and time of the sprint it is what gets
 * done. With `growth` one of the past growths (points per sprint), times the time of the sprint, comes on top of what is
 * left. Returns how many runs ended with each sprint, from 0 (nothing to do) on; the runs that are missing did not end
 * within `furthestSprint`. Known as Monte Carlo forecasting from throughput: Vacanti, "Actionable Agile Metrics for
 * Predictability", 2015.
 *
 * The seed is made of the velocities, and every run draws in every sprint whether it has ended or not: so the same data
 * give the same answer, more points never end earlier, and more FTE never later while no velocity is below 0. Of each
 * number drawn the upper 16 bits pick the velocity and the lower 16 the growth, so that with growth the velocities are
 * the same ones.
 */
export function runsUntilDone(given: {
  points: number
  velocities: readonly number[]
  coming: (index: number) => ComingTime
  growth: readonly number[] | null
}): number[] {
  const { points, velocities, coming, growth } = given
  if (points <= dust) return [forecastRuns]
  const random = randomOf(seedOf(velocities))
  const left = new Float64Array(forecastRuns).fill(points)
  const ended = [0]
  let running = forecastRuns
  for (let index = 0; index < furthestSprint && running > 0; index += 1) {
    const time = coming(index)
    const grows = Float64Array.from(growth ?? [0], more => more * time.share)
    const endedNow = playSprint(left, stepsIn(time, velocities), grows, random)
    ended.push(endedNow)
    running -= endedNow
  }
  return ended
}

/** What each of the velocities would get done in that time. */
function stepsIn({ fte, share }: ComingTime, velocities: readonly number[]): Float64Array {
  return Float64Array.from(velocities, velocity => velocity * fte * share)
}

/** Plays a sprint of each run that has something left; how many of them ended with it. Apart, for it runs very often. */
function playSprint(
  left: Float64Array,
  steps: Float64Array,
  grows: Float64Array,
  random: Random,
): number {
  let ended = 0
  for (let run = 0; run < left.length; run += 1) {
    const number = random()
    const before = left[run] as number
    if (before <= dust) continue
    const done = steps[((number >>> 16) * steps.length) >>> 16] as number
    const grown = grows[((number & 0xffff) * grows.length) >>> 16] as number
    const after = before + grown - done
    left[run] = after
    if (after <= dust) ended += 1
  }
  return ended
}

/**
 * After how many sprints that percentage of the runs had ended: the smallest number that holds for at least so many.
 * Null where fewer ended at all.
 */
export function sprintsAt(percent: number, ended: readonly number[]): number | null {
  let runs = 0
  for (const [sprints, count] of ended.entries()) {
    runs += count
    if (runs * 100 >= percent * forecastRuns) return sprints
  }
  return null
}

/**
 * How many points get done in these coming sprints, of each of 10,000 runs, from the least to the most. Velocities are
 * drawn as in `runsUntilDone`.
 */
export function pointsOfRuns(
  velocities: readonly number[],
  coming: readonly ComingTime[],
): Float64Array {
  const random = randomOf(seedOf(velocities))
  const points = new Float64Array(forecastRuns)
  for (const time of coming) {
    const steps = stepsIn(time, velocities)
    for (let run = 0; run < forecastRuns; run += 1) {
      const done = steps[((random() >>> 16) * steps.length) >>> 16] as number
      points[run] = (points[run] as number) + done
    }
  }
  return points.sort()
}

/** The points that at least that percentage of the runs reached: the most of which that is true. Runs are sorted. */
export function pointsAt(percent: number, runs: Float64Array): number {
  return sum([runs[Math.floor((runs.length * (100 - percent)) / 100)] ?? 0])
}

/** Of all runs the share that ended with each number of sprints, without those with which none did. */
export function sharesOf(ended: readonly number[]): { sprints: number; share: number }[] {
  return ended.flatMap((count, sprints) =>
    count === 0 ? [] : [{ sprints, share: count / forecastRuns }],
  )
}

/** Why there can be no forecast from these velocities, in a sentence; null when there can. */
export function whyNoForecast(velocities: readonly number[]): string | null {
  const known = velocities.length
  if (known < fewestForForecast) {
    const are = known === 1 ? 'there is 1' : `there are ${known}`
    return `A forecast needs ${fewestForForecast} closed sprints with points and FTE; ${are} so far.`
  }
  if (velocities.every(velocity => velocity <= 0))
    return `Nothing was completed in the last ${known} closed sprints, so nothing can be forecast from them.`
  return null
}
