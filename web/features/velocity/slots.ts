import type { SprintShares } from '#contract/review.ts'
import type { Sprint } from '#contract/sprint.ts'
import type { TeamEvent } from '#contract/team-event.ts'
import type { Velocity } from '#contract/velocity.ts'

/** A sprint with all that the charts say of it. */
export type Slot = {
  sprint: Sprint
  /** The average and its range as they were before it. */
  band: Velocity['band'][number] | undefined
  shares: SprintShares | undefined
  /** What else happened in its days. */
  events: TeamEvent[]
}

/** Who was really there is known once a sprint is closed; before, it is what was announced. */
export const realFte = ({ state, fte }: Sprint): number | null =>
  state === 'closed' ? fte.actual : null

/** The sprints that charts can show: of the planned ones only the next has something to show. */
export const chartedSprints = ({ sprints, next }: Velocity): Sprint[] =>
  sprints.filter(({ id, state }) => state !== 'planned' || id === next?.sprintId)

export function slotsOf(sprints: Sprint[], velocity: Velocity, events: TeamEvent[]): Slot[] {
  const bands = new Map(velocity.band.map(band => [band.sprintId, band]))
  const shares = new Map(velocity.shares.map(one => [one.sprintId, one]))
  return sprints.map(sprint => ({
    sprint,
    band: bands.get(sprint.id),
    shares: shares.get(sprint.id),
    events: events.filter(
      ({ firstDay, lastDay }) => firstDay <= sprint.lastDay && lastDay >= sprint.firstDay,
    ),
  }))
}
