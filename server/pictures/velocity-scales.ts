import { scaleBand, scaleLinear } from 'd3-scale'
import type { Sprint } from '../contract/sprint.ts'
import type { Velocity } from '../contract/velocity.ts'
import { chartTops } from '../domain/chart-tops.ts'
import { margin } from './look.ts'

export type Slot = { sprint: Sprint; band: Velocity['band'][number] | undefined }

export const frame = { left: 34, right: 6, top: 22, gap: 42, axis: 38 }
const narrowest = 21

/** As many of the latest sprints as have room; of the planned ones only the next has something to show. */
export function slotsOf({ sprints, next, band }: Velocity, width: number): Slot[] {
  const room = Math.floor((width - 2 * margin - frame.left - frame.right) / narrowest)
  const bands = new Map(band.map(one => [one.sprintId, one]))
  return sprints
    .filter(({ id, state }) => state !== 'planned' || id === next?.sprintId)
    .slice(-room)
    .map(sprint => ({ sprint, band: bands.get(sprint.id) }))
}

/** Scales of the two plots that share the sprints as their axis: velocity above, points below. */
export function scalesOf(
  slots: readonly Slot[],
  next: Velocity['next'],
  { width, height, hasVelocity }: { width: number; height: number; hasVelocity: boolean },
) {
  const right = width - frame.right
  const x = scaleBand<string>()
    .domain(slots.map(({ sprint }) => sprint.id))
    .range([frame.left, right])
    .paddingInner(0.34)
    .paddingOuter(0.17)
  const room = height - frame.top - frame.axis - (hasVelocity ? frame.gap : 0)
  const split = hasVelocity ? frame.top + 0.52 * room : frame.top
  const tops = chartTops(slots, next)
  const speed = scaleLinear().domain([0, tops.velocity]).nice(4).range([split, frame.top])
  const point = scaleLinear()
    .domain([0, tops.points])
    .nice(4)
    .range([height - frame.axis, hasVelocity ? split + frame.gap : frame.top])
  const step = x.step()
  const start = (sprint: Sprint) => (x(sprint.id) ?? 0) - (step - x.bandwidth()) / 2
  const centre = (sprint: Sprint) => (x(sprint.id) ?? 0) + x.bandwidth() / 2
  return { speed, point, right, split, step, start, centre, bandwidth: x.bandwidth() }
}

export type Scales = ReturnType<typeof scalesOf>
