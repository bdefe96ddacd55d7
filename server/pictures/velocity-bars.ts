import type { Sprint } from '../contract/sprint.ts'
import type { Velocity } from '../contract/velocity.ts'
import { tick } from './axis.ts'
import type { Colors } from './look.ts'
import { element, round, text } from './svg.ts'
import type { Scales, Slot } from './velocity-scales.ts'
import { formatDay } from './words.ts'

/** Committed stands behind; in front of it what was completed and what counted, or the one of both that is known. */
export function drawBars(slots: readonly Slot[], scales: Scales, colors: Colors): string {
  return slots
    .map(({ sprint }) =>
      element('g', { opacity: sprint.excluded ? 0.45 : undefined }, barsOf(sprint, scales, colors)),
    )
    .join('')
}

type Bar = { points: number | null; x: number; width: number; fill: string; stroke?: string }

function barsOf(sprint: Sprint, scales: Scales, colors: Colors): string {
  const { committed, completed, counted } = sprint.points
  const wide = Math.min(64, scales.bandwidth)
  const left = scales.centre(sprint) - wide / 2
  const isOne = completed === null || counted === null
  const width = wide * (isOne ? 0.52 : 0.36)
  const edge = wide * (isOne ? 0.24 : 0.11)
  const bars: Bar[] = [
    { points: committed, x: left, width: wide, fill: colors.mainSoft, stroke: colors.main },
    { points: completed, x: left + edge, width, fill: colors.mainMid },
    { points: counted, x: left + wide - edge - width, width, fill: colors.main },
  ]
  return bars.map(bar => drawBar(bar, scales)).join('')
}

function drawBar({ points, x, width, fill, stroke }: Bar, { point }: Scales): string {
  if (points === null || points <= 0) return ''
  return element('rect', {
    ...{ x, y: point(points), width, height: point(0) - point(points) },
    rx: Math.min(stroke ? 4 : 3, width / 4),
    fill,
    ...(stroke && { stroke, 'stroke-opacity': 0.55 }),
  })
}

/** What the next sprint is expected to bring, with its range. */
export function drawExpectation(
  slots: readonly Slot[],
  next: Velocity['next'],
  { point, centre, bandwidth }: Scales,
  colors: Colors,
): string {
  const sprint = slots.find(slot => slot.sprint.id === next?.sprintId)?.sprint
  if (!next || !sprint) return ''
  const { low, expected, high } = next.points
  const middle = round(centre(sprint))
  const cap = round(Math.min(8, bandwidth / 3))
  const [top, bottom] = [high, low].map(value => (value === null ? null : round(point(value))))
  const d = `M${middle - cap},${top}h${2 * cap}M${middle},${top}V${bottom}m${-cap},0h${2 * cap}`
  const whisker = { d, fill: 'none', 'stroke-linecap': 'round' }
  return [
    top == null || bottom == null
      ? ''
      : element('path', { ...whisker, stroke: colors.surface, 'stroke-width': 5 }) +
        element('path', { ...whisker, stroke: colors.ink, 'stroke-width': 1.75 }),
    element('circle', {
      cx: middle,
      cy: point(expected),
      r: 5,
      fill: colors.ink,
      stroke: colors.surface,
      'stroke-width': 2,
    }),
  ].join('')
}

/** Number of each sprint and, where there is room, its last day; in brackets when left out of averages. */
export function drawSprints(
  slots: readonly Slot[],
  { step, centre }: Scales,
  top: number,
  colors: Colors,
): string {
  const every = step < 25 ? 2 : 1
  return slots
    .map(({ sprint }, index) => {
      if ((slots.length - 1 - index) % every !== 0) return ''
      const number = sprint.excluded ? `(${sprint.number})` : String(sprint.number)
      const look = { ...tick, anchor: 'middle' as const }
      const isActive = sprint.state === 'active'
      return (
        text(number, centre(sprint), top + 17, {
          ...look,
          color: isActive ? colors.accent : colors.muted,
          weight: isActive ? 600 : 400,
        }) +
        (step >= 52
          ? text(formatDay(sprint.lastDay), centre(sprint), top + 33, {
              ...look,
              color: colors.muted,
            })
          : '')
      )
    })
    .join('')
}
