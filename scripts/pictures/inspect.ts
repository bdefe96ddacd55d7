import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What a person would be bothered by on the page as it stands: overflow, clipped text, what axe finds. */
export async function inspect(page: Page): Promise<string[]> {
  const layout = await page.evaluate(() => {
    const found: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth)
      found.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`)
    for (const element of document.querySelectorAll<HTMLElement>('main *, header *, nav *')) {
      const style = getComputedStyle(element)
      const isHidden = element.clientWidth <= 1 || style.visibility === 'hidden'
      const mayCut = style.overflowX === 'hidden' || style.overflowX === 'clip'
      if (isHidden || !mayCut || style.textOverflow === 'ellipsis') continue
      if (element.scrollWidth > element.clientWidth + 1 && element.innerText?.trim())
        found.push(`cut off: "${element.innerText.trim().slice(0, 40)}"`)
    }
    return found
  })
  // As an expression it is run past the page's content security policy, which stays in force for the page itself.
  await page.evaluate(`${axeSource}; undefined`)
  const axe = await page.evaluate(async () => {
    const { violations } = await window.axe.run({ resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    )
  })
  return [...layout, ...axe]
}
