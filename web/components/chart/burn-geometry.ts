import { scaleLinear } from 'd3-scale'
import { area, curveLinear, line } from 'd3-shape'
import type { Burndown, BurndownDay } from '#contract/burndown.ts'

export type Point = { x: number; y: number }
export const frame = { left: 34, right: 16, top: 14, lane: 22, axis: 34 }

/** Scales and places of a burn chart. A day is a band; its value stands at the band's end. */
export function burnGeometry(burndown: Burndown, width: number, height: number) {
  const { days, committed } = burndown
  const values = days.flatMap(({ scope, guideline }) => [scope ?? 0, guideline ?? 0])
  const top = Math.max(committed ?? 0, 1, ...values)
  const bottom = height - frame.axis - frame.lane
  const y = scaleLinear().domain([0, top]).nice(5).range([bottom, frame.top])
  const right = width - frame.right
  const x = scaleLinear().domain([0, days.length]).range([frame.left, right])
  const at = (value: (day: BurndownDay) => number | null, start: number | null): Point[] => {
    const first = start === null ? [] : [{ x: x(0), y: y(start) }]
    return [
      ...first,
      ...days.flatMap((day, index) => {
        const points = value(day)
        return points === null ? [] : [{ x: x(index + 1), y: y(points) }]
      }),
    ]
  }
  const band = right - frame.left === 0 ? 0 : (right - frame.left) / Math.max(1, days.length)
  return { x, y, at, band, bottom, right, ticks: y.ticks(5) }
}

const toLine = line<Point>()
  .x(point => point.x)
  .y(point => point.y)
  .curve(curveLinear)

export const linePath = (points: Point[]) => toLine(points) ?? ''

export const areaPath = (points: Point[], bottom: number) =>
  area<Point>()
    .x(point => point.x)
    .y0(bottom)
    .y1(point => point.y)(points) ?? ''

/** Level over a day and then up or down at its end, as scope does. */
export function stepPath(points: Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  return `M${first.x},${first.y}${rest.map(({ x, y }) => `H${x}V${y}`).join('')}`
}
