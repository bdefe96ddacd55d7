import type { Browser, Page } from 'playwright-core'
import { openPage } from '../../test/e2e/browser.ts'

/** Told by the page itself, as it is loaded before any of its own scripts. */
type Told = { __pwned?: unknown; __violations: string[] }

/** Opens pages one after the other and tells what ran, was asked for elsewhere, or could be clicked. */
export async function lookAtPages(
  browser: Browser,
  url: string,
  paths: string[],
): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const find = (what: string) => void found.push(`${path}: ${what}`)
    const { page } = await openPage(browser, { width: 1440, height: 900 })
    try {
      await watch(page, url, find)
      await page.goto(url + path)
      await settled(page)
      for (const line of await page.evaluate(dangersIn)) find(line)
      if (!path.endsWith('/report')) continue
      await page.emulateMedia({ media: 'print' })
      for (const line of await page.evaluate(dangersIn)) find(`printed: ${line}`)
    } catch (error) {
      find(`cannot be shown: ${error}`)
    } finally {
      await page.context().close()
    }
  }
  return found
}

async function watch(page: Page, url: string, find: (what: string) => void) {
  page.on('dialog', dialog => {
    find(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => {
    const asked = request.url()
    if (!asked.startsWith(url) && !/^(?:data|blob):/.test(asked)) find(`asks for ${asked}`)
  })
  page.on('framenavigated', frame => {
    if (frame === page.mainFrame() && !frame.url().startsWith(url)) find(`went to ${frame.url()}`)
  })
  page.on('console', message => {
    if (/Content Security Policy/i.test(message.text())) find(message.text().slice(0, 300))
  })
  page.on('popup', () => find('a window opened'))
  page.on('crash', () => find('the page crashed'))
  await page.addInitScript(() => {
    const told = window as unknown as Told
    told.__violations = []
    document.addEventListener('securitypolicyviolation', event =>
      told.__violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    )
  })
}

async function settled(page: Page) {
  await page.waitForLoadState('load')
  const isQuiet = () => document.querySelector('[aria-busy="true"]') === null
  // What goes on loading for ever is of no interest here.
  await page.waitForFunction(isQuiet, undefined, { timeout: 15_000 }).catch(() => undefined)
  await page
    .waitForFunction(() => !/Drawing the diagram/.test(document.body.innerText), undefined, {
      timeout: 15_000,
    })
    .catch(() => undefined)
}

/** Runs in the page. */
function dangersIn(): string[] {
  const told = window as unknown as Told
  const dangers = told.__violations.splice(0).map(text => `violation: ${text}`)
  if (told.__pwned !== undefined) dangers.push('a script of a person ran')
  for (const element of document.querySelectorAll('*')) {
    const tag = element.localName
    if (['iframe', 'object', 'embed', 'base', 'math', 'foreignobject'].includes(tag))
      dangers.push(`<${tag}>`)
    if (tag === 'script' && !element.hasAttribute('src'))
      dangers.push(`a script in the page: ${element.textContent?.slice(0, 80)}`)
    for (const { name, value } of element.attributes) {
      if (/^on/.test(name)) dangers.push(`${tag} ${name}=${value.slice(0, 80)}`)
      const isAddress = ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name)
      const isImage = tag === 'img' && /^data:image\/svg\+xml/.test(value)
      if (isAddress && !isImage && /^[^a-z]*(?:javascript|vbscript|data):/i.test(value))
        dangers.push(`${tag} ${name}=${value.slice(0, 120)}`)
    }
  }
  return dangers
}
