import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { openBrowser, openPage } from './browser.ts'
import { type Program, startProgram } from './program.ts'

const timeZone = 'Europe/Berlin'
const today = Temporal.Now.plainDateISO(timeZone)
const day = (days: number) => today.add({ days }).toString()

/** A sprint that began a week ago, with an umbrella and a part of it that both have points. */
const told = scenario({ timeZone, firstDay: day(-30) })
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: day(-7) })
  .on(day(-8), '10:00', team => {
    team.issue('ship', 'Make the ship ready').estimate(8).moveTo('Sprint 1').status('Todo')
    team.issue('keel', 'Scrape the keel').estimate(5).moveTo('Sprint 1').status('Todo')
    team.item('keel').childOf('ship')
  })

let knots: Program
let standIn: StandIn
let browser: Browser
let team: string

async function send(method: string, path: string, body?: object) {
  const json = body && {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  }
  return (await fetch(knots.url + path, { method, ...json })).json()
}

beforeAll(async () => {
  const player = told.play()
  player.advanceTo(Date.now() - 60_000)
  standIn = await startStandIn({ world: player.world })
  knots = await startProgram('server/main.ts', {
    GITHUB_API_URL: standIn.url,
    GITHUB_TOKEN: TOKENS.reads,
  })
  browser = await openBrowser()
  const github = { owner: told.setup.owner, number: told.setup.projectNumber }
  const made = await send('POST', '/api/teams', { name: 'Crew', timeZone, github })
  team = made.slug
  await send('POST', `/api/teams/${team}/sync`)
  for (let state = 'running'; state === 'running'; ) {
    state = (await send('GET', `/api/teams/${team}/sync`)).state
    if (state === 'failed') throw new Error('The board could not be read')
  }
})

afterAll(async () => {
  await browser.close()
  expect(await knots.stop()).toBe(0)
  await standIn.close()
})

test('points one person sets aside are struck on the other’s page, and counted again after an undo', async () => {
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
