import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { type Board, begun, day, startBoard } from './board.ts'
import { openBrowser, openPage } from './browser.ts'

/** A sprint that ends today: one item done, one not, and one done beside it. */
const told = scenario(begun)
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: day(-13) })
  .sprint('Sprint 2', { firstDay: day(1) })
  .on(day(-20), '10:00', team => {
    team.issue('ship', 'Make the ship ready').estimate(8).moveTo('Sprint 1').status('Todo')
    team.issue('keel', 'Scrape the keel').estimate(5).moveTo('Sprint 1').status('Todo')
    team.issue('pump', 'Mend the pump').estimate(3).status('Todo')
  })
  .on(day(-4), '10:00', team => {
    team.item('ship').close()
    team.item('pump').close()
  })

/** Writes and reads take their time on a busy machine. */
const patient = { timeout: 60_000 }

let board: Board
let browser: Browser
let address: string
let sprintId: string

beforeAll(async () => {
  board = await startBoard(told, { GITHUB_TOKEN: TOKENS.writes })
  const { team, send, knots } = board
  const people = []
  for (const name of ['Ada Lund', 'Bo Fisk'])
    people.push(await send('POST', `/api/teams/${team}/people`, { name }))
  const { sprints } = (await send('GET', `/api/teams/${team}/sprints`)) as unknown as {
    sprints: { id: string }[]
  }
  sprintId = sprints[0]?.id ?? ''
  await send('PUT', `/api/teams/${team}/sprints/${sprintId}/availability/${people[0]?.id}`, {
    plannedPercent: 80,
  })
  browser = await openBrowser()
  address = `${knots.url}/${team}/sprints/1/review`
})

afterAll(async () => {
  await browser.close()
  expect(await board.stop()).toBe(0)
})

async function arriveAs(name: string) {
  const { page, complaints } = await openPage(browser)
  await page.goto(address)
  await page.getByLabel('Who are you?').selectOption({ label: name })
  await page.getByText(`You are ${name}`).waitFor()
  return { page, complaints }
}

/** What the page says in its figures, such as "Counted: 11". */
const figure = (page: Page, words: RegExp) =>
  page.getByRole('region', { name: 'Figures', exact: true }).getByRole('button', { name: words })

test('two people review a sprint at once, one closes it, and the board changes nothing of it any more', async () => {
  const { page: ada, complaints: adas } = await arriveAs('Ada Lund')
  const { page: bo, complaints: bos } = await arriveAs('Bo Fisk')
  await bo.getByText(/Not closed yet/).waitFor()
  await figure(bo, /^Counted.*8/).waitFor()

  const outside = ada.getByRole('region', { name: 'Done outside the sprint' })
  await outside.getByRole('listitem').first().focus()
  await ada.keyboard.press('a')
  await figure(bo, /^Counted.*11/).waitFor()
  await bo.getByText('3 of 3 points accepted.').waitFor()

  const real = (page: Page) => page.getByLabel('Bo Fisk, real percent in sprint 1')
  await real(ada).fill('40')
  await ada.keyboard.press('Enter')
  await expect.poll(() => real(bo).inputValue(), patient).toBe('40')
  await bo.getByText('1.2 FTE really, 0.8 announced.').waitFor()

  await bo.getByRole('button', { name: 'Close sprint' }).click()
  const dialog = bo.getByRole('dialog', { name: 'Close sprint 1' })
  await dialog.getByText('8 points are completed of 13 in scope.').waitFor()
  await dialog.getByRole('button', { name: 'Close sprint' }).click()
  await dialog.getByRole('button', { name: 'Move 1 item to Sprint 2' }).click()
  await dialog.waitFor({ state: 'detached' })

  await figure(ada, /^Velocity.*9\.2/).waitFor()
  await ada.getByText('Closed', { exact: true }).first().waitFor()

  const { team, send } = board
  const { items } = (await send(
    'GET',
    `/api/teams/${team}/sprints/${sprintId}/items`,
  )) as unknown as {
    items: { id: string; title: string }[]
  }
  const ship = items.find(({ title }) => title === 'Make the ship ready')
  await send('POST', `/api/teams/${team}/writes`, {
    writes: [{ itemId: ship?.id, field: 'points', to: 1 }],
  })
  await expect
    .poll(async () => (await send('GET', `/api/teams/${team}/writes`)).open, patient)
    .toEqual([])
  await send('POST', `/api/teams/${team}/sync`)
  await expect
    .poll(async () => (await send('GET', `/api/teams/${team}/sync`)).state, patient)
    .toBe('ok')
  await ada.reload()
  await figure(ada, /^Counted.*11/).waitFor()
  const carried = ada.getByRole('region', { name: 'Carried over' })
  await carried.getByText('1 item · 5 points').waitFor()
  await ada.getByRole('region', { name: 'History' }).getByText('Bo Fisk').waitFor()
  expect([...adas, ...bos]).toEqual([])
})
