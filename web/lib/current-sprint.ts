import type { Sprint } from '#contract/sprint.ts'

type Spanned = Pick<Sprint, 'firstDay' | 'lastDay' | 'state'>

/**
 * The sprint people mean by "the sprint": the one whose days contain today, else the last one still
 * open, else the next to come, else the latest.
 */
export function currentSprint<S extends Spanned>(sprints: S[], today: string): S | null {
  return (
    sprints.find(sprint => sprint.firstDay <= today && today <= sprint.lastDay) ??
    sprints.findLast(sprint => sprint.lastDay < today && sprint.state === 'active') ??
    sprints.find(sprint => sprint.firstDay > today) ??
    sprints.at(-1) ??
    null
  )
}
