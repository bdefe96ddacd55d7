import { scaleBand, scaleLinear } from 'd3-scale'
import type { Sprint } from '#contract/sprint.ts'
import type { Velocity } from '#contract/velocity.ts'

export type Slot = { sprint: Sprint; band: Velocity['band'][number] | undefined }

export const frame = { left: 34, right: 10, top: 22, gap: 42, axis: 38 }
const narrowest = 21

/** The sprints that the chart can show: of the planned ones only the next has something to show. */
export const chartedSprints = ({ sprints, next }: Velocity) =>
  sprints.filter(({ id, state }) => state !== 'planned' || id === next?.sprintId)

/** Sprints with what the average was before each, as many of the latest as have room. */
export function slotsOf(velocity: Velocity, width: number): Slot[] {
  const room = Math.max(4, Math.floor((width - frame.left - frame.right) / narrowest))
  const bands = new Map(velocity.band.map(band => [band.sprintId, band]))
  return chartedSprints(velocity)
    .slice(-room)
    .map(sprint => ({ sprint, band: bands.get(sprint.id) }))
}

/** Scales of the two plots that share the sprints as their axis: velocity above, points below. */
export function velocityGeometry(
  slots: Slot[],
  next: Velocity['next'],
  size: { width: number; height: number; hasVelocity: boolean },
) {
  const { width, height, hasVelocity } = size
  const right = width - frame.right
  const x = scaleBand<string>()
    .domain(slots.map(({ sprint }) => sprint.id))
    .range([frame.left, right])
    .paddingInner(0.34)
    .paddingOuter(0.17)
  const room = height - frame.top - frame.axis - (hasVelocity ? frame.gap : 0)
  const split = hasVelocity ? frame.top + 0.52 * room : frame.top
  const speeds = slots.flatMap(({ sprint, band }) => [
    sprint.velocity.actual ?? 0,
    sprint.velocity.expected ?? 0,
    band?.high ?? band?.average ?? 0,
  ])
  const points = slots.flatMap(({ sprint }) => [
    sprint.points.committed ?? 0,
    sprint.points.counted ?? sprint.points.completed ?? 0,
  ])
  const speed = scaleLinear()
    .domain([0, Math.max(1, ...speeds)])
    .nice(4)
    .range([split, frame.top])
  const point = scaleLinear()
    .domain([0, Math.max(1, next?.points.high ?? next?.points.expected ?? 0, ...points)])
    .nice(4)
    .range([height - frame.axis, hasVelocity ? split + frame.gap : frame.top])
  const step = x.step()
  const start = (sprint: Sprint) => (x(sprint.id) ?? 0) - (step - x.bandwidth()) / 2
  const centre = (sprint: Sprint) => (x(sprint.id) ?? 0) + x.bandwidth() / 2
  return { x, speed, point, right, split, step, start, centre }
}

export type Geometry = ReturnType<typeof velocityGeometry>
