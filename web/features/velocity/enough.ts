import type { Sprint } from '#contract/sprint.ts'

/** Below this many sprints with an FTE, points per sprint are shown instead of velocity. */
export const enough = 3

export const countWithFte = (sprints: Sprint[]) =>
  sprints.filter(({ velocity }) => velocity.actual !== null).length

export const isVelocityKnown = ({ sprints }: { sprints: Sprint[] }) =>
  countWithFte(sprints) >= enough
