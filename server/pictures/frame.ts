import { drawLegend, type Legend } from './legend.ts'
import { type Colors, colorsOf, type Look, margin } from './look.ts'
import { element, escapeXml, text } from './svg.ts'
import { shorten } from './words.ts'

type Framed = {
  title: string
  /** Team, sprint and days, below the title. */
  subtitle: string
  legend: readonly Legend[]
  /** All that the chart shows, in sentences, for those who do not see it. */
  description: string
  /** At the foot: as of when, and beside it what else to know. */
  asOf: string
  note: string
  height: number
  /** Draws the chart between its top left corner at 0, 0 and that width and height. */
  draw: (size: { width: number; height: number }, colors: Colors) => string
}

/** A whole picture around a chart. Only presentation attributes: it looks the same wherever it is shown. */
export function framed(look: Look, parts: Framed): string {
  const colors = colorsOf[look.theme]
  const { title, subtitle, description, asOf, note } = parts
  const inner = { width: look.width - 2 * margin, height: parts.height }
  const { drawn, bottom } = drawLegend(
    parts.legend,
    { left: margin, y: margin + 58, width: inner.width },
    colors.muted,
  )
  const top = parts.legend.length > 0 ? bottom + 18 : margin + 50
  const foot = top + inner.height + 26
  const height = foot + 18
  const quiet = { size: 11, color: colors.muted }
  const isNarrow = look.width < 560
  const content = [
    element('title', { id: 'title' }, escapeXml(`${title}, ${subtitle}`)),
    element('desc', { id: 'desc' }, escapeXml(`${description} ${asOf}.`)),
    element('rect', {
      x: 0.5,
      y: 0.5,
      width: look.width - 1,
      height: height - 1,
      rx: 10,
      fill: colors.surface,
      stroke: colors.edge,
    }),
    text(shorten(title, inner.width, 17), margin, margin + 14, {
      size: 17,
      weight: 600,
      color: colors.ink,
    }),
    text(shorten(subtitle, inner.width, 13), margin, margin + 34, {
      size: 13,
      color: colors.muted,
    }),
    drawn,
    element('g', { transform: `translate(${margin},${top})` }, parts.draw(inner, colors)),
    text(asOf, margin, foot, quiet),
    isNarrow || note === ''
      ? ''
      : text(note, look.width - margin, foot, { ...quiet, anchor: 'end' }),
  ]
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${look.width} ${height}`,
      width: look.width,
      height,
      role: 'img',
      'aria-labelledby': 'title desc',
    },
    content.join(''),
  )
}
