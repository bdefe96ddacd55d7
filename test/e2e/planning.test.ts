import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { type Board, begun, day, startBoard } from './board.ts'
import { openBrowser, openPage } from './browser.ts'
import { tabTo } from './keyboard.ts'

/** A sprint that begins today, with one item in it and two beside it. */
const told = scenario(begun)
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: day(0) })
  .on(day(-8), '10:00', team => {
    team.issue('ship', 'Make the ship ready').estimate(8).moveTo('Sprint 1').status('Todo')
    team.issue('keel', 'Scrape the keel').estimate(5).status('Todo')
    team.issue('lamp', 'Mend the lamp').status('Todo')
  })

let board: Board
let browser: Browser
let plan: string

beforeAll(async () => {
  board = await startBoard(told, { GITHUB_TOKEN: TOKENS.writes })
  const { knots, team, send } = board
  for (const [name, usualPercent] of [
    ['Ada Lund', 80],
    ['Bo Fisk', 50],
  ])
    await send('POST', `/api/teams/${team}/people`, { name, usualPercent })
  browser = await openBrowser()
  plan = `${knots.url}/${team}/sprints/1/plan`
})

afterAll(async () => {
  await browser.close()
  expect(await board.stop()).toBe(0)
})

test('two people fill in at once, nothing is lost, and both see the same totals', async () => {
  const { page: ada, complaints: adas } = await openPage(browser)
  const { page: bo, complaints: bos } = await openPage(browser)
  for (const [page, name] of [
    [ada, 'Ada Lund'],
    [bo, 'Bo Fisk'],
  ] as const) {
    await page.goto(plan)
    await page.getByLabel('Who are you?').selectOption({ label: name })
    await page.getByText(`You are ${name}`).waitFor()
  }
  const cell = (page: Page, name: string) => page.getByLabel(`${name}, percent in sprint 1`)
  await cell(bo, 'Bo Fisk').pressSequentially('4')
  await ada.getByRole('button', { name: /^Take 80 %.* for Ada Lund/ }).click()
  await expect.poll(() => cell(bo, 'Ada Lund').inputValue()).toBe('80')
  expect(await cell(bo, 'Bo Fisk').inputValue()).toBe('4')
  await cell(bo, 'Bo Fisk').pressSequentially('0')
  await bo.keyboard.press('Enter')
  for (const page of [ada, bo]) await page.getByText('Everybody has answered: 1.2 FTE.').waitFor()
  expect([...adas, ...bos]).toEqual([])
})

test('the whole planning is done with the keyboard alone on a phone', async () => {
  const { page, complaints } = await openPage(browser, { width: 390, height: 844 })
  await page.goto(plan)
  await page.getByText('Scrape the keel').waitFor()
  await tabTo(page, /Who are you/)
  await page.keyboard.press('b')
  await page.getByText('You are Bo Fisk').waitFor()

  await tabTo(page, /^Bo Fisk, percent in sprint 1/)
  await page.keyboard.type('60')
  await page.keyboard.press('Enter')
  await page.getByText('Everybody has answered: 1.4 FTE.').waitFor()

  await tabTo(page, /Scrape the keel/)
  await page.keyboard.press('m')
  await page.getByText(/This will appear on GitHub as @/).waitFor()
  await page.keyboard.press('Enter')
  const inSprint = page.getByRole('region', { name: 'In sprint 1' })
  await inSprint.getByText('Scrape the keel').waitFor()
  await inSprint.getByText('waits for GitHub').waitFor({ state: 'detached' })
  await page.getByText('13 points in 2 items').waitFor()

  await page.goto(plan.replace('/plan', '/poker'))
  await tabTo(page, /A topic without an item/)
  await page.keyboard.type('The new pier')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'The new pier' }).waitFor()
  await tabTo(page, /^5/)
  await page.keyboard.press('Enter')
  await page.getByText('1 person has voted: Bo Fisk').waitFor()
  await tabTo(page, /^\s*Reveal/)
  await page.keyboard.press('Enter')
  await page.getByText('All agree.').waitFor()
  await tabTo(page, /^\s*5$/)
  await page.keyboard.press('Enter')
  await page.getByText('All rounds are played: 5 points estimated').waitFor()

  await page.goto(plan)
  await tabTo(page, /^\s*Commit$/)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Commit sprint 1' })
  await dialog.getByText('13 points in 2 items with 1.4 FTE').waitFor()
  await tabTo(page, /^\s*Commit$/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Expected velocity : 9\.3/ }).waitFor()
  expect(complaints).toEqual([])
})
