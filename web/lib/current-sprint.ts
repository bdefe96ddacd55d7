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

type Planned = Spanned & Pick<Sprint, 'commitment'>

/**
 * The sprint that is planned next: the first one that is not over and to which nobody committed yet, else the
 * one that people mean by "the sprint".
 */
export function sprintToPlan<S extends Planned>(sprints: S[], today: string): S | null {
  const isOpen = ({ state, lastDay, commitment }: S) =>
    state !== 'closed' && today <= lastDay && (commitment === null || commitment.by === 'nobody')
  return sprints.find(isOpen) ?? currentSprint(sprints, today)
}
