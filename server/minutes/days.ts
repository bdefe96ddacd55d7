import { addDays, type Day, lengthInDays } from '#domain/calendar.ts'

/** A sprint's days where only the last is sure to be known. */
export type OpenDays = { firstDay: Day | null; lastDay: Day }
export type Days = { firstDay: Day; lastDay: Day; isFirstDayAssumed: boolean }

const usualLength = 14
/** The longest that a sprint is believed to be; beyond it one is probably missing. */
export const longestSprint = 60

/**
 * The days of sprints, given oldest first, of which the minutes name only the last one: a sprint begins on the day
 * after the previous one's last day. The oldest gets the commonest length of the others (the shorter of two equally
 * common; none above 60 days; 14 days when it is alone) and is marked as assumed. A first day that is known stands.
 */
export function fillFirstDays(sprints: readonly OpenDays[]): Days[] {
  const days = sprints.map((sprint, index) => {
    const previous = sprints[index - 1]
    const firstDay = sprint.firstDay ?? (previous ? addDays(previous.lastDay, 1) : null)
    return { firstDay, lastDay: sprint.lastDay }
  })
  const length = commonestLength(days)
  return days.map(({ firstDay, lastDay }) => ({
    firstDay: firstDay ?? addDays(lastDay, 1 - length),
    lastDay,
    isFirstDayAssumed: firstDay === null,
  }))
}

function commonestLength(sprints: readonly OpenDays[]): number {
  const counts = new Map<number, number>()
  for (const { firstDay, lastDay } of sprints) {
    if (firstDay === null || firstDay > lastDay) continue
    const length = lengthInDays(firstDay, lastDay)
    if (length > longestSprint) continue
    counts.set(length, (counts.get(length) ?? 0) + 1)
  }
  const ranked = [...counts].sort(([a, x], [b, y]) => y - x || a - b)
  return ranked[0]?.[0] ?? usualLength
}
