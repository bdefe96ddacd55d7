import type { Page } from 'playwright-core'

/** Goes on with Tab, as somebody without a mouse does, until the thing of that name has the focus. */
export async function tabTo(page: Page, name: RegExp) {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: element, body } = document
      if (!element || element === body) return ''
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
      return element.getAttribute('aria-label') ?? label ?? element.textContent ?? ''
    })
  for (let presses = 0; presses < 80; presses += 1) {
    if (name.test(await focused())) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`No Tab leads to ${name}`)
}
