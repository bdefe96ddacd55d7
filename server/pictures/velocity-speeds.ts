import { line } from 'd3-shape'
import type { Colors } from './look.ts'
import { element, round } from './svg.ts'
import type { Scales, Slot } from './velocity-scales.ts'

/** The average before each sprint as a level piece, joined to the next one, on its range. */
export function drawAverage(slots: readonly Slot[], scales: Scales, colors: Colors): string {
  const { speed, start, step } = scales
  let path = ''
  let isJoined = false
  for (const { sprint, band } of slots) {
    const average = band?.average ?? null
    const left = start(sprint)
    if (average !== null) {
      const level = round(speed(average))
      path += `${isJoined ? `V${level}` : `M${round(left)},${level}`}H${round(left + step)}`
    }
    isJoined = average !== null
  }
  const ranges = slots.map(({ sprint, band }) =>
    band?.low == null || band.high == null
      ? ''
      : element('rect', {
          x: start(sprint),
          y: speed(band.high),
          width: step,
          height: speed(band.low) - speed(band.high),
          fill: colors.second,
          'fill-opacity': 0.12,
          'shape-rendering': 'crispEdges',
        }),
  )
  const average = { d: path, fill: 'none', stroke: colors.second, 'stroke-width': 2.25 }
  return ranges.join('') + (path === '' ? '' : element('path', average))
}

/** Velocity of each sprint as a dot, its area growing with the people there were, beside what was expected. */
export function drawSpeeds(slots: readonly Slot[], scales: Scales, colors: Colors): string {
  const { speed, centre, step, bandwidth } = scales
  const reach = Math.min(14, bandwidth / 2)
  const known = slots.flatMap(({ sprint }) => {
    const { actual } = sprint.velocity
    return actual === null
      ? []
      : [{ x: centre(sprint), y: speed(actual), fte: sprint.fte.actual, sprint }]
  })
  const most = Math.max(0, ...known.map(({ fte }) => fte ?? 0))
  const largest = Math.min(11, 0.46 * step)
  const path = line<{ x: number; y: number }>()
    .x(point => point.x)
    .y(point => point.y)
    .digits(2)
  const included = known.filter(({ sprint }) => sprint.excluded === null)
  return [
    ...slots.map(({ sprint }) => {
      const { expected } = sprint.velocity
      return expected === null
        ? ''
        : element('line', {
            x1: centre(sprint) - reach,
            x2: centre(sprint) + reach,
            y1: speed(expected),
            y2: speed(expected),
            stroke: colors.guide,
            'stroke-width': 2,
            'stroke-dasharray': '4 3',
          })
    }),
    element('path', {
      d: path(included) ?? '',
      fill: 'none',
      stroke: colors.main,
      'stroke-width': 1.5,
      'stroke-opacity': 0.45,
    }),
    ...known.map(({ x: cx, y: cy, fte, sprint }) =>
      element('circle', {
        cx,
        cy,
        r: fte === null || most === 0 ? 3 : Math.max(2.5, largest * Math.sqrt(fte / most)),
        fill: sprint.excluded ? colors.surface : colors.main,
        stroke: sprint.excluded ? colors.main : colors.surface,
        'stroke-width': 2,
        'stroke-dasharray': sprint.excluded ? '2 2' : undefined,
      }),
    ),
  ].join('')
}
