import { type Legend, pictureLegend } from './picture-legend.ts'
import { svgElement, svgText } from './svg.ts'

const margin = 24
const kept = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'font-family',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'visibility',
  'display',
]

/** A copy that looks the same without the page's style sheets. */
function standAlone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = svg.querySelectorAll('*')
  copy.querySelectorAll('*').forEach((element, index) => {
    const original = originals[index]
    if (!original || !(element instanceof SVGElement)) return
    const style = getComputedStyle(original)
    for (const name of kept) element.style.setProperty(name, style.getPropertyValue(name))
    element.removeAttribute('class')
  })
  for (const cursor of copy.querySelectorAll('[data-active]')) cursor.remove()
  return copy
}

function compose(svg: SVGSVGElement, title: string, subtitle: string, legend: Legend[]) {
  const page = getComputedStyle(document.documentElement)
  const color = (name: string) => page.getPropertyValue(name).trim()
  const width = svg.clientWidth + 2 * margin
  const { parts, bottom } = pictureLegend(
    legend,
    { left: margin, y: margin + 56, width: svg.clientWidth },
    color,
  )
  const top = bottom + 20
  const height = top + svg.clientHeight + margin
  const frame = svgElement('svg', { width, height })
  frame.append(
    svgElement('rect', { width, height, fill: color('--knots-surface') }),
    svgText(title, margin, margin + 12, { size: 17, weight: 600, color: color('--knots-ink') }),
    svgText(subtitle, margin, margin + 32, { size: 13, color: color('--knots-muted') }),
    ...parts,
  )
  const copy = standAlone(svg)
  const place = { x: margin, y: top, width: svg.clientWidth, height: svg.clientHeight }
  for (const [key, value] of Object.entries(place)) copy.setAttribute(key, String(value))
  frame.append(copy)
  return { frame, width, height }
}

/** The chart as a PNG on the ground of the current theme, with title and legend, at double size. */
export async function toPng(
  svg: SVGSVGElement,
  title: string,
  subtitle: string,
  legend: Legend[],
): Promise<Blob> {
  const { frame, width, height } = compose(svg, title, subtitle, legend)
  const image = new Image()
  // a data address, because the content security policy allows no blobs as images
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(
    new XMLSerializer().serializeToString(frame),
  )}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser cannot draw pictures.')
  context.scale(2, 2)
  context.drawImage(image, 0, 0)
  const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/png'))
  if (!blob) throw new Error('This browser cannot write pictures.')
  return blob
}
