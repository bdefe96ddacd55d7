import { scaleLinear } from 'd3-scale'
import type { Velocity } from '#contract/velocity.ts'
import type { Slot } from './slots.ts'
import { frame, type SprintScale } from './sprint-scale.ts'

/** Scales of the two plots above each other: velocity, and points below. */
export function velocityScales(
  slots: Slot[],
  next: Velocity['next'],
  { height, hasVelocity }: { height: number; hasVelocity: boolean },
) {
  const bottom = height - frame.axis - frame.marks
  const room = bottom - frame.top - (hasVelocity ? frame.gap : 0)
  const split = hasVelocity ? frame.top + 0.52 * room : frame.top
  const speeds = slots.flatMap(({ sprint, band }) => [
    sprint.velocity.actual ?? 0,
    sprint.velocity.expected ?? 0,
    band?.high ?? band?.average ?? 0,
  ])
  const points = slots.flatMap(({ sprint }) => [
    sprint.points.committed ?? 0,
    sprint.points.completed ?? 0,
    sprint.points.counted ?? 0,
  ])
  const isNextShown = slots.some(({ sprint }) => sprint.id === next?.sprintId)
  const most = isNextShown ? (next?.points.high ?? next?.points.expected ?? 0) : 0
  const speed = scaleLinear()
    .domain([0, Math.max(1, ...speeds)])
    .nice(4)
    .range([split, frame.top])
  const point = scaleLinear()
    .domain([0, Math.max(1, most, ...points)])
    .nice(4)
    .range([bottom, hasVelocity ? split + frame.gap : frame.top])
  return { speed, point, split, bottom }
}

export type Geometry = ReturnType<typeof velocityScales> & SprintScale

const largest = 11

/** Area in proportion to the people: half as many, half as large a dot. */
export function dotRadius(fte: number | null, most: number, step: number): number {
  const reach = Math.min(largest, 0.46 * step)
  return fte === null || most <= 0 ? 3 : Math.max(2.5, reach * Math.sqrt(fte / most))
}

export const mostFte = (slots: Slot[]) =>
  Math.max(0, ...slots.map(({ sprint }) => sprint.fte.actual ?? 0))
