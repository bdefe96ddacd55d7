/** An SVG element with the given attributes. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

export const pageFont = () => getComputedStyle(document.body).fontFamily

type TextLook = { size: number; weight?: number; color: string }

/** Words with their left end on the baseline at x, y. */
export function svgText(words: string, x: number, y: number, look: TextLook): SVGTextElement {
  const element = svgElement('text', {
    x,
    y,
    'font-size': look.size,
    'font-weight': look.weight ?? 400,
    fill: look.color,
    'font-family': pageFont(),
  })
  element.textContent = words
  return element
}

/** Width in pixels that the words will take. */
export function textWidth(words: string, size: number): number {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return words.length * size * 0.6
  context.font = `${size}px ${pageFont()}`
  return context.measureText(words).width
}
