import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { Burndown, BurndownDay } from '../contract/burndown.ts'
import type { Sprint } from '../contract/sprint.ts'
import { weekdayOf } from '../domain/calendar.ts'
import { scopeChange } from '../domain/scope-change.ts'
import { drawAxis, drawBase, tick } from './axis.ts'
import type { Colors } from './look.ts'
import { element, type Point, stepPath, text } from './svg.ts'
import { formatPoints, formatSigned } from './words.ts'

/** Height of the row in which changes of scope stand. */
export const lane = 22
const frame = { left: 34, right: 8, top: 8, axis: 34 }
/** Room that the latest values take beside their lines. */
const beside = 80
const letters = ['M', 'T', 'W', 'T', 'F', 'S', 'S']
const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

type Size = { width: number; height: number }
type Charted = { sprint: Sprint; burndown: Burndown; closedOn: string | null }

/** A day is a band; its value stands at the band's end. */
function geometryOf({ days, committed }: Burndown, { width, height }: Size) {
  const values = days.flatMap(({ scope, guideline }) => [scope ?? 0, guideline ?? 0])
  const bottom = height - frame.axis - lane
  const latest = days.findLastIndex(({ remaining }) => remaining !== null)
  const open = ((width - frame.left) * (days.length - 1 - latest)) / days.length
  const right = width - (open < beside ? beside : frame.right)
  const y = scaleLinear()
    .domain([0, Math.max(committed ?? 0, 1, ...values)])
    .nice(5)
    .range([bottom, frame.top])
  const x = scaleLinear().domain([0, days.length]).range([frame.left, right])
  const at = (value: (day: BurndownDay) => number | null, start: number | null): Point[] => [
    ...(start === null ? [] : [{ x: x(0), y: y(start) }]),
    ...days.flatMap((day, index) => {
      const points = value(day)
      return points === null ? [] : [{ x: x(index + 1), y: y(points) }]
    }),
  ]
  return { x, y, at, bottom, right, band: (right - frame.left) / days.length, height }
}

type Geometry = ReturnType<typeof geometryOf>

const pathOf = line<Point>()
  .x(point => point.x)
  .y(point => point.y)
  .digits(2)

export function drawBurndownPlot(charted: Charted, size: Size, colors: Colors): string {
  const { days, committed } = charted.burndown
  const geometry = geometryOf(charted.burndown, size)
  const { at, y, bottom, right } = geometry
  const remaining = at(day => day.remaining, committed)
  const completed = at(day => day.completed, committed === null ? null : 0)
  const scope = at(day => day.scope, committed)
  const stroke = { fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  const below = area<Point>()
    .x(point => point.x)
    .y0(bottom)
    .y1(point => point.y)
    .digits(2)
  return [
    drawDays(charted, geometry, colors),
    drawAxis({ ticks: y.ticks(5), y, left: frame.left, right }, colors),
    drawBase(frame.left, right, bottom, colors),
    element('path', {
      ...stroke,
      d: pathOf(at(day => day.guideline, committed)) ?? '',
      stroke: colors.guide,
      'stroke-width': 1.75,
      'stroke-dasharray': '5 5',
    }),
    element('path', { d: below(remaining) ?? '', fill: colors.main, 'fill-opacity': 0.09 }),
    element('path', { ...stroke, d: stepPath(scope), stroke: colors.third, 'stroke-width': 1.5 }),
    element('path', {
      ...stroke,
      d: pathOf(completed) ?? '',
      stroke: colors.second,
      'stroke-width': 2,
    }),
    element('path', {
      ...stroke,
      d: pathOf(remaining) ?? '',
      stroke: colors.main,
      'stroke-width': 2.75,
    }),
    drawDots(remaining, committed === null ? 0 : 1, colors),
    drawLatest(days, geometry, colors),
  ].join('')
}

function drawDots(points: readonly Point[], from: number, colors: Colors): string {
  return points
    .slice(from)
    .map(({ x: cx, y: cy }, index, all) =>
      index === all.length - 1
        ? element('circle', {
            cx,
            cy,
            r: 5.5,
            fill: colors.main,
            stroke: colors.surface,
            'stroke-width': 2.5,
          })
        : element('circle', {
            cx,
            cy,
            r: 3,
            fill: colors.surface,
            stroke: colors.main,
            'stroke-width': 2,
          }),
    )
    .join('')
}

/** The latest values beside their lines, one above the other where they would meet. */
function drawLatest(days: readonly BurndownDay[], { x, y }: Geometry, colors: Colors): string {
  const index = days.findLastIndex(({ remaining }) => remaining !== null)
  const { scope, remaining, completed } = days[index] ?? {}
  if (scope == null || remaining == null || completed == null) return ''
  const labels = [
    { value: scope, words: `${formatPoints(scope)} in all`, color: colors.third },
    { value: remaining, words: `${formatPoints(remaining)} left`, color: colors.main },
    { value: completed, words: `${formatPoints(completed)} done`, color: colors.second },
  ]
    .filter(({ value }, index) => index === 1 || (completed > 0 && value > 0))
    .map(label => ({ ...label, at: y(label.value) }))
    .sort((a, b) => a.at - b.at)
  labels.forEach((label, place) => {
    const above = labels[place - 1]
    if (above) label.at = Math.max(label.at, above.at + 16)
  })
  return labels
    .map(({ words, at, color }) =>
      text(words, x(index + 1) + 11, at + 4.5, {
        size: 13,
        weight: 600,
        color,
        rim: colors.surface,
      }),
    )
    .join('')
}

/** Weekends, holidays and today as bands, changes of scope and the days' names below them. */
function drawDays({ burndown, closedOn }: Charted, geometry: Geometry, colors: Colors): string {
  const { x, band, bottom, height } = geometry
  const every = band < 19 ? Math.ceil(19 / band) : 1
  return burndown.days
    .map((day, index) => {
      const isToday = closedOn === null && day.day === burndown.today
      const middle = x(index) + band / 2
      const isNamed = index % every === 0 || isToday
      const look = { ...tick, anchor: 'middle' as const }
      const named = isToday
        ? { ...look, color: colors.accent, weight: 600 as const }
        : { ...look, color: colors.muted }
      const change = scopeChange(day)
      const weekday = weekdayOf(day.day) - 1
      return [
        isToday || !day.working
          ? element('rect', {
              x: x(index),
              y: 0,
              width: band,
              height,
              fill: isToday ? colors.today : colors.free,
            })
          : '',
        change === null
          ? ''
          : text(formatSigned(change), middle, bottom + 18, {
              ...look,
              size: band < 26 ? 10 : 12,
              weight: 600,
              color: colors.third,
            }),
        isNamed
          ? text((band >= 34 ? names : letters)[weekday] ?? '', middle, height - 18, named) +
            text(String(Number(day.day.slice(8))), middle, height - 3, named)
          : '',
      ].join('')
    })
    .join('')
}
