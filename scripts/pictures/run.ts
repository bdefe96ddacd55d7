import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage } from '../../test/e2e/browser.ts'
import { inspect } from './inspect.ts'
import { demo, emptyTeam, failing, firstRun, full, type State } from './states.ts'

// Every page in every state, at three widths, light and dark: pictures to look at, and what is wrong in words.
//   npm run pictures -- [folder] [state ...]

const widths = [1440, 768, 390]
const schemes = ['light', 'dark'] as const
/** `:number` is the sprint under way; without one such a page is left out. */
const pages = [
  '',
  '/sprints',
  '/sprints/:number',
  '/sprints/:number/plan',
  '/sprints/compare?numbers=1,2',
  '/velocity',
  '/forecast',
  '/actions',
  '/board-check',
  '/import',
  '/settings',
]

const [folder = 'pictures', ...wanted] = process.argv.slice(2)
mkdirSync(resolve(folder), { recursive: true })

const browser = await openBrowser()
let findings = 0
for (const make of [firstRun, emptyTeam, demo, full]) {
  const name = { firstRun: 'first-run', emptyTeam: 'empty', demo: 'demo', full: 'full' }[make.name]
  const isWanted = (state: string) => wanted.length === 0 || wanted.includes(state)
  if (!isWanted(name ?? '') && !(name === 'demo' && isWanted('failing'))) continue
  const state = await make()
  if (isWanted(state.name)) await pictures(browser, state)
  if (name === 'demo' && isWanted('failing')) await pictures(browser, failing(state))
  await state.close()
}
await browser.close()
console.log(`${findings === 0 ? 'Nothing' : findings} to mend. Pictures are in ${resolve(folder)}`)
process.exit(findings === 0 ? 0 : 1)

async function pictures(browser: Browser, state: State) {
  const paths =
    state.team === null ? ['/', '/?with=github', '/?with=minutes'] : await teamPaths(state)
  for (const width of widths)
    for (const colorScheme of schemes) {
      const { page, complaints } = await openPage(browser, { width, height: 900, colorScheme })
      await state.prepare(page)
      for (const path of paths) {
        await page.goto(state.url + path)
        await settled(page)
        const name = `${state.name}${path.replaceAll(/[^a-z0-9]+/g, '-')}-${width}-${colorScheme}`
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
        const found = [
          ...(await inspect(page)),
          ...(state.name === 'failing' ? [] : complaints.splice(0)),
        ]
        for (const line of found) console.log(`${name}: ${line}`)
        findings += found.length
      }
      await page.context().close()
    }
}

async function teamPaths({ url, team }: State): Promise<string[]> {
  const answer = await fetch(`${url}/api/teams/${team}/sprints`)
  const { sprints } = (await answer.json()) as { sprints: { number: number; state: string }[] }
  const current = sprints.findLast(sprint => sprint.state === 'active')
  return pages
    .filter(page => current || !page.includes(':number'))
    .map(page => `/${team}${page.replace(':number', String(current?.number))}`)
}

/** Until nothing is loading any more. */
async function settled(page: Page) {
  await page.waitForLoadState('load')
  await page.locator('main').first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.evaluate(() => document.fonts.ready)
}
