import mermaid from 'mermaid'
import { styleNonce } from '../lib/style-nonce.ts'

let count = 0

/**
 * Mermaid measures its texts in the page with a style element that it makes itself, and has no way to give it a nonce.
 * Then it reads what it drew as text, which browsers hide the nonce from, unless it is set again while it is in the page.
 */
function letMermaidAddStyles() {
  const make = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = make(name, options)
    if (styleNonce !== '' && element instanceof HTMLStyleElement) {
      element.nonce = styleNonce
      queueMicrotask(() => element.setAttribute('nonce', styleNonce))
    }
    return element
  }
}

letMermaidAddStyles()

/**
 * Draws a diagram and gives it as the address of a picture. Without labels in HTML and with a font that pictures have,
 * because a picture sees neither the page's styles nor its fonts. Throws where the source is no diagram.
 */
export async function drawMermaid(
  source: string,
  scheme: 'light' | 'dark',
): Promise<{ address: string; width: number }> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: scheme === 'dark' ? 'dark' : 'default',
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    fontFamily: 'sans-serif',
    suppressErrorRendering: true,
  })
  count += 1
  const { svg } = await mermaid.render(`knots-diagram-${count}`, source)
  const [, width = '600'] = /max-width:\s*([\d.]+)px/.exec(svg) ?? []
  return {
    address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
    width: Math.round(Number(width)),
  }
}
