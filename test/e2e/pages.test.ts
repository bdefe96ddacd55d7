import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspect } from '../../scripts/pictures/inspect.ts'
import { openBrowser, openPage } from './browser.ts'
import { type Program, startProgram } from './program.ts'

let knots: Program
let browser: Browser
let team: string

beforeAll(async () => {
  knots = await startProgram('scripts/demo.ts')
  browser = await openBrowser()
  const { teams } = await (await fetch(`${knots.url}/api/teams`)).json()
  team = teams[0].slug
})

afterAll(async () => {
  await browser.close()
  expect(await knots.stop()).toBe(0)
})

describe('with the demo team nothing overflows, is cut off or fails an accessibility check', () => {
  for (const [width, colorScheme] of [
    [1440, 'dark'],
    [390, 'light'],
  ] as const)
    test(`at ${width} px, ${colorScheme}`, async () => {
      const { page, complaints } = await openPage(browser, { width, colorScheme })
      const found: string[] = []
      for (const path of [
        '',
        '/sprints',
        '/sprints/26',
        '/sprints/compare?numbers=12,14,20,25',
        '/velocity',
        '/forecast',
        '/actions',
        '/import',
        '/settings',
      ]) {
        await page.goto(`${knots.url}/${team}${path}`)
        await page.locator('main h1').first().waitFor()
        await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
        found.push(...(await inspect(page)).map(line => `${path}: ${line}`))
      }
      expect(found).toEqual([])
      expect(complaints).toEqual([])
    })
})
