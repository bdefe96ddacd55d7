import { element, text } from './svg.ts'
import { textWidth } from './words.ts'

export type Legend = {
  label: string
  mark: 'line' | 'dashed' | 'bar' | 'dot' | 'band'
  color: string
}

const size = 12
const line = 20
const swatchWidth = 14
const space = 16

function swatch({ mark, color }: Legend, x: number, y: number): string {
  const middle = y - size * 0.35
  if (mark === 'dot')
    return element('circle', { cx: x + swatchWidth / 2, cy: middle, r: 5, fill: color })
  if (mark === 'line' || mark === 'dashed')
    return element('line', {
      x1: x,
      x2: x + swatchWidth,
      y1: middle,
      y2: middle,
      stroke: color,
      'stroke-width': mark === 'line' ? 3 : 2,
      'stroke-dasharray': mark === 'dashed' ? '4 3' : undefined,
    })
  return element('rect', {
    x,
    y: middle - 5,
    width: swatchWidth,
    height: 10,
    rx: 2,
    fill: color,
    'fill-opacity': mark === 'band' ? 0.3 : undefined,
  })
}

/** The legend on as many lines as it needs, its first baseline at y; and the baseline of its last. */
export function drawLegend(
  legend: readonly Legend[],
  place: { left: number; y: number; width: number },
  color: string,
): { drawn: string; bottom: number } {
  let x = place.left
  let y = place.y
  let drawn = ''
  for (const entry of legend) {
    const wide = swatchWidth + 7 + textWidth(entry.label, size)
    if (x > place.left && x + wide > place.left + place.width) {
      x = place.left
      y += line
    }
    drawn += swatch(entry, x, y) + text(entry.label, x + swatchWidth + 7, y, { size, color })
    x += wide + space
  }
  return { drawn, bottom: y }
}
