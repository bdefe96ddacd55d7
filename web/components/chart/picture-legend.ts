import { svgElement, svgText, textWidth } from './svg.ts'

export type Legend = {
  label: string
  mark: 'line' | 'dashed' | 'bar' | 'dot' | 'band' | 'note'
  /** Name of the CSS variable that holds its colour. */
  color: string
}

const size = 12
const line = 20
const swatchWidth = 14
const space = 18

/** A small speech bubble around that point. */
export const notePath = (x: number, y: number) => `M${x - 5},${y - 4}h10v7h-5l-3,3v-3h-2z`

function swatch({ mark }: Legend, x: number, y: number, color: string): SVGElement {
  const middle = y - size * 0.35
  if (mark === 'dot')
    return svgElement('circle', { cx: x + swatchWidth / 2, cy: middle, r: 5, fill: color })
  if (mark === 'note')
    return svgElement('path', { d: notePath(x + swatchWidth / 2, middle), fill: color })
  if (mark === 'line' || mark === 'dashed')
    return svgElement('line', {
      x1: x,
      x2: x + swatchWidth,
      y1: middle,
      y2: middle,
      stroke: color,
      'stroke-width': mark === 'line' ? 3 : 2,
      'stroke-dasharray': mark === 'line' ? 'none' : '4 3',
    })
  return svgElement('rect', {
    x,
    y: middle - 5,
    width: swatchWidth,
    height: 10,
    rx: 2,
    fill: color,
    opacity: mark === 'band' ? 0.35 : 1,
  })
}

/** The legend as SVG, with some room for a font that is wider than the page's, on as many lines as it needs at that width, from y on; and where it ends. */
export function pictureLegend(
  legend: Legend[],
  place: { left: number; y: number; width: number },
  color: (variable: string) => string,
): { parts: SVGElement[]; bottom: number } {
  let x = place.left
  let y = place.y
  const parts = legend.flatMap(entry => {
    const wide = swatchWidth + 7 + 1.1 * textWidth(entry.label, size)
    if (x > place.left && x + wide > place.left + place.width) {
      x = place.left
      y += line
    }
    const drawn = [
      swatch(entry, x, y, color(entry.color)),
      svgText(entry.label, x + swatchWidth + 7, y, { size, color: color('--knots-muted') }),
    ]
    x += wide + space
    return drawn
  })
  return { parts, bottom: y }
}
