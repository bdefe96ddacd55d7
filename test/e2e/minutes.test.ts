import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './browser.ts'
import { type Program, startProgram } from './program.ts'

let knots: Program
let browser: Browser
const minutes = readFileSync(new URL('../minutes/agenda-page.txt', import.meta.url), 'utf8')

beforeAll(async () => {
  knots = await startProgram()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  expect(await knots.stop()).toBe(0)
})

test('a newcomer gets from the first page to the velocities of their minutes in five actions', async () => {
  const { page, complaints } = await openPage(browser)
  await page.goto(knots.url)
  let actions = 0
  const act = async (action: Promise<unknown>) => {
    await action
    actions += 1
  }
  await act(page.getByRole('link', { name: 'Import minutes or CSV' }).click())
  await act(page.getByLabel('Minutes').fill(minutes))
  await act(page.getByRole('button', { name: 'Preview' }).click())
  await act(page.getByRole('button', { name: /^(Apply|Import)/ }).click())
  await act(
    page
      .getByRole('main')
      .getByRole('link', { name: /velocity/i })
      .first()
      .click(),
  )
  expect(actions).toBeLessThanOrEqual(5)

  await page.getByRole('heading', { name: 'Velocity', exact: true }).waitFor()
  const team = new URL(page.url()).pathname.split('/')[1]
  const velocity = await (
    await fetch(`${knots.url}/api/teams/${team}/velocity?asOf=2026-06-18`)
  ).json()
  expect(velocity.sprints).toHaveLength(16)
  expect(velocity.average.value).toBeCloseTo(23.66 / 4.2, 2)
  await expect
    .poll(() => page.getByRole('main').innerText())
    .toContain(velocity.average.value.toFixed(1))
  expect(complaints).toEqual([])
})
