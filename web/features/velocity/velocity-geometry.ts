import { scaleLinear } from 'd3-scale'
import type { Velocity } from '#contract/velocity.ts'
import { chartTops } from '#domain/chart-tops.ts'
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
  const tops = chartTops(slots, next)
  const speed = scaleLinear().domain([0, tops.velocity]).nice(4).range([split, frame.top])
  const point = scaleLinear()
    .domain([0, tops.points])
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
