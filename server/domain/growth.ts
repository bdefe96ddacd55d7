import type { Day } from './calendar.ts'
import { fewestForForecast } from './forecast.ts'
import { sum } from './sum.ts'

/** Items that came onto the board on a day. */
export type Arrival = { day: Day; points: number | null; count: number }

/**
 * By how many points the backlog grew in each of some sprints: the points, as they stand now, of the items that came onto
 * the board on the sprint's days and were not dropped since; those without an estimate at the median. So a re-estimate
 * counts where its item came in, not when it was made: to know when, the whole ledger would have to be read. A sprint that
 * began before the first item came onto the board tells nothing and is left out: teams put many on it at once.
 */
export function growthOf(
  sprints: readonly { firstDay: Day; lastDay: Day }[],
  arrivals: readonly Arrival[],
  boardBegan: Day | null,
  median: number | null,
): number[] {
  return sprints
    .filter(({ firstDay }) => boardBegan !== null && boardBegan <= firstDay)
    .map(({ firstDay, lastDay }) =>
      sum(
        arrivals
          .filter(({ day }) => firstDay <= day && day <= lastDay)
          .map(({ points, count }) => (points ?? median ?? 0) * count),
      ),
    )
}

/** Why growth cannot be reckoned with, in a sentence; null when it can. */
export function whyNoGrowth(growth: readonly number[]): string | null {
  if (growth.length >= fewestForForecast) return null
  return `How the backlog grew is known of ${growth.length} of the last sprints; ${fewestForForecast} are needed to reckon with it.`
}
