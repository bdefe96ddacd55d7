import type { Colors } from './look.ts'
import { element, text } from './svg.ts'
import { formatPoints } from './words.ts'

export const tick = { size: 12 } as const

type Axis = {
  ticks: readonly number[]
  y: (value: number) => number
  left: number
  right: number
  format?: (value: number) => string
}

/** Grid lines with their values. */
export function drawAxis({ ticks, y, left, right, format = formatPoints }: Axis, colors: Colors) {
  return ticks
    .map(
      value =>
        element('line', { x1: left, x2: right, y1: y(value), y2: y(value), stroke: colors.grid }) +
        text(format(value), left - 8, y(value) + 4, {
          ...tick,
          color: colors.muted,
          anchor: 'end',
        }),
    )
    .join('')
}

/** The line on which everything stands. */
export const drawBase = (left: number, right: number, y: number, colors: Colors) =>
  element('line', { x1: left, x2: right, y1: y, y2: y, stroke: colors.line })
