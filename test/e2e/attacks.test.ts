import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookAtPages } from '../../scripts/attacks/look-at-pages.ts'
import { texts } from '../../scripts/attacks/texts.ts'
import { openBrowser } from './browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'knots-attacks-'))
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A short part of `npm run attacks`. */
test('script in what people fill in is shown and never run', async () => {
  const { tries, successes } = await texts({ folder, isShort: true })
  expect(successes).toEqual([])
  expect(tries).toBeGreaterThan(100)
})

test('a page that runs it would be found out', async () => {
  const page = `<a href="javascript:alert(1)">x</a><img src="x" onerror="window.__pwned=1">`
  const url = `data:text/html,${encodeURIComponent(page)}`
  const found = await lookAtPages(browser, url, [''])
  expect(found).toEqual(
    expect.arrayContaining([
      expect.stringContaining('a href=javascript:'),
      expect.stringContaining('img onerror='),
      expect.stringContaining('a script of a person ran'),
    ]),
  )
})
