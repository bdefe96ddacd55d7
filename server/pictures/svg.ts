type Value = string | number | undefined
export type Attributes = Record<string, Value>

const fonts = "Inter, system-ui, 'Segoe UI', Roboto, 'Noto Sans', Helvetica, Arial, sans-serif"
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as XML takes it: no markup in it, and none of the characters that XML 1.0 forbids. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ')
    .replace(/[&<>"']/g, found => entities[found] ?? '')
}

/** An element; numbers are rounded to hundredths, undefined attributes are left out. `children` is markup. */
export function element(name: string, attributes: Attributes, children = ''): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(written(value))}"`)
    .join('')
  return children === '' ? `<${name}${given}/>` : `<${name}${given}>${children}</${name}>`
}

const written = (value: Value) => String(typeof value === 'number' ? round(value) : value)

export const round = (value: number) => Math.round(value * 100) / 100

type TextLook = {
  size: number
  color: string
  weight?: 400 | 600
  anchor?: 'start' | 'middle' | 'end'
  /** Colour of a rim that keeps the words readable over lines. */
  rim?: string
}

/** Words with their baseline at y. */
export function text(words: string, x: number, y: number, look: TextLook): string {
  const { size, color, weight = 400, anchor, rim } = look
  return element(
    'text',
    {
      x,
      y,
      'font-family': fonts,
      'font-size': size,
      'font-weight': weight,
      fill: color,
      'text-anchor': anchor,
      ...(rim && {
        stroke: rim,
        'stroke-width': 4,
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
      }),
    },
    escapeXml(words),
  )
}

export type Point = { x: number; y: number }

/** Level up to the next point and then up or down to it, as scope goes. */
export function stepPath(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const steps = rest.map(({ x, y }) => `H${round(x)}V${round(y)}`)
  return `M${round(first.x)},${round(first.y)}${steps.join('')}`
}
