import type { Sprint } from '../contract/sprint.ts'
import type { Velocity } from '../contract/velocity.ts'
import { tick } from './axis.ts'
import type { Colors } from './look.ts'
import { element, round, text } from './svg.ts'
import type { Scales, Slot } from './velocity-scales.ts'
import { formatDay } from './words.ts'

/** Committed stands behind, completed in front of it, and on top what else was counted. */
export function drawBars(slots: readonly Slot[], scales: Scales, colors: Colors): string {
  return slots
    .map(({ sprint }) =>
      element('g', { opacity: sprint.excluded ? 0.45 : undefined }, barsOf(sprint, scales, colors)),
    )
    .join('')
}

function barsOf(sprint: Sprint, { point, centre, bandwidth }: Scales, colors: Colors): string {
  const { committed, completed, counted } = sprint.points
  const wide = Math.min(64, bandwidth)
  const done = completed ?? counted
  const bar = (from: number, to: number, width: number, fill: string) =>
    element('rect', {
      x: centre(sprint) - width / 2,
      y: point(to),
      width,
      height: Math.max(1, point(from) - point(to)),
      rx: Math.min(3, width / 4),
      fill,
    })
  return [
    committed === null || committed <= 0 ? '' : bar(0, committed, wide, colors.mainSoft),
    done === null || done <= 0 ? '' : bar(0, done, wide * 0.52, colors.main),
    counted !== null && done !== null && counted > done
      ? bar(done, counted, wide * 0.52, colors.third)
      : '',
  ].join('')
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
