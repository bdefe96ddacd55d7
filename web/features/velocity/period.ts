import type { Sprint } from '#contract/sprint.ts'
import { plural } from '../../lib/format.ts'

/** So many of the latest sprints are shown unless more are asked for: a year of two weeks each. */
export const usual = 26

const yearOf = ({ lastDay }: Sprint) => lastDay.slice(0, 4)

/** Which sprints can be looked at: the latest, those of a year, all; nothing to choose while all have room. */
export function periodsOf(sprints: Sprint[]): { value: string; label: string }[] {
  if (sprints.length <= usual) return []
  const years = [...new Set(sprints.map(yearOf))].toReversed()
  return [
    { value: '', label: `Last ${usual} sprints` },
    ...years.map(year => ({ value: year, label: year })),
    { value: 'all', label: `All ${plural(sprints.length, 'sprint')}` },
  ]
}

/** The sprints of a period; of one that is not on offer, the latest. */
export function sprintsIn(period: string, sprints: Sprint[]): Sprint[] {
  if (period === 'all') return sprints
  const ofYear = sprints.filter(sprint => yearOf(sprint) === period)
  return ofYear.length > 0 ? ofYear : sprints.slice(-usual)
}
