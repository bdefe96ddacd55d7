import mermaid from 'mermaid'

let count = 0

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
