import type { Legend } from './Chart.tsx'

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

const text = (
  words: string,
  x: number,
  y: number,
  { size = 14, weight = 400, color }: { size?: number; weight?: number; color: string },
) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'text')
  element.textContent = words
  element.setAttribute('x', String(x))
  element.setAttribute('y', String(y))
  element.setAttribute('font-size', String(size))
  element.setAttribute('font-weight', String(weight))
  element.setAttribute('fill', color)
  element.setAttribute('font-family', getComputedStyle(document.body).fontFamily)
  return element
}

const swatch = (legend: Legend, x: number, y: number, color: string) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  const height = legend.mark === 'line' || legend.mark === 'dashed' ? 3 : 10
  element.setAttribute('x', String(x))
  element.setAttribute('y', String(y - 5 - height / 2))
  element.setAttribute('width', '14')
  element.setAttribute('height', String(height))
  element.setAttribute('rx', '2')
  element.setAttribute('fill', color)
  return element
}

function compose(svg: SVGSVGElement, title: string, subtitle: string, legend: Legend[]) {
  const page = getComputedStyle(document.documentElement)
  const color = (name: string) => page.getPropertyValue(name).trim()
  const width = svg.clientWidth + 2 * margin
  const top = margin + 62
  const height = svg.clientHeight + top + margin
  const frame = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  frame.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  frame.setAttribute('width', String(width))
  frame.setAttribute('height', String(height))
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', color('--knots-surface'))
  const ink = color('--knots-ink')
  const muted = color('--knots-muted')
  frame.append(ground, text(title, margin, margin + 12, { size: 17, weight: 600, color: ink }))
  frame.append(text(subtitle, margin, margin + 32, { size: 13, color: muted }))
  let x = margin
  for (const entry of legend) {
    frame.append(swatch(entry, x, margin + 54, color(entry.color)))
    frame.append(text(entry.label, x + 20, margin + 54, { size: 12, color: muted }))
    x += 20 + entry.label.length * 7 + 18
  }
  const copy = standAlone(svg)
  copy.setAttribute('x', String(margin))
  copy.setAttribute('y', String(top))
  copy.setAttribute('width', String(svg.clientWidth))
  copy.setAttribute('height', String(svg.clientHeight))
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
