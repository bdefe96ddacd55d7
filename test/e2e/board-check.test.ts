import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { type Board, begun, day, startBoard } from './board.ts'
import { openBrowser, openPage } from './browser.ts'

/** A sprint that began a week ago, with an umbrella and a part of it that both have points. */
const told = scenario(begun)
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: day(-7) })
  .on(day(-8), '10:00', team => {
    team.issue('ship', 'Make the ship ready').estimate(8).moveTo('Sprint 1').status('Todo')
    team.issue('keel', 'Scrape the keel').estimate(5).moveTo('Sprint 1').status('Todo')
    team.item('keel').childOf('ship')
  })

let board: Board
let browser: Browser

beforeAll(async () => {
  board = await startBoard(told, { GITHUB_TOKEN: TOKENS.reads })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  expect(await board.stop()).toBe(0)
})

test('points one person sets aside are struck on the other’s page, and counted again after an undo', async () => {
  const { knots, team } = board
  const { page: ada, complaints: adas } = await openPage(browser)
  const { page: grace, complaints: graces } = await openPage(browser)
  await grace.goto(`${knots.url}/${team}/sprints/1`)
  await grace.getByText('2 items · 13 points').waitFor()
  await ada.goto(`${knots.url}/${team}/board-check`)
  await ada.getByText('Up to 5 points may be counted twice.').waitFor()

  await ada
    .getByRole('button', { name: /^Set #\d+ aside$/ })
    .first()
    .press('Enter')
  await grace.getByText('2 items · 5 points').waitFor()
  await grace.getByText(/^Set aside: Counted on its sub-issue #\d+$/).waitFor()
  await grace.getByText('Points set aside:').waitFor()
  await ada.getByText('Up to 5 points may be counted twice.').waitFor({ state: 'detached' })

  await ada.getByRole('button', { name: /^Count #\d+ again$/ }).press('Enter')
  await grace.getByText('2 items · 13 points').waitFor()
  expect([...adas, ...graces]).toEqual([])
})
