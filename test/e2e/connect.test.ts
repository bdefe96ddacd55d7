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

/** Two sprints: one over, one half over; its items are neither moved nor re-estimated after the commitment. */
const told = scenario({ timeZone, firstDay: day(-30) })
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: day(-21) })
  .sprint('Sprint 2', { firstDay: day(-7) })
  .on(day(-22), '10:00', team => {
    team.issue('mast', 'Raise the mast').estimate(5).moveTo('Sprint 1').status('Todo')
    team.issue('sail', 'Mend the sail').estimate(3).moveTo('Sprint 1').status('Todo')
  })
  .on(day(-15), '10:00', team => team.item('mast').close())
  .on(day(-8), '10:00', team => {
    team.item('sail').moveTo('Sprint 2')
    team.issue('keel', 'Scrape the keel').estimate(8).moveTo('Sprint 2').status('Todo')
    team.issue('flag', 'Find the flag').moveTo('Sprint 2').status('Todo')
  })
  .on(day(-4), '10:00', team => team.item('sail').close())

let knots: Program
let standIn: StandIn
let browser: Browser

beforeAll(async () => {
  const player = told.play()
  player.advanceTo(Date.now())
  standIn = await startStandIn({ world: player.world })
  knots = await startProgram('server/main.ts', { GITHUB_API_URL: standIn.url })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  expect(await knots.stop()).toBe(0)
  await standIn.close()
})

test('a newcomer connects a GitHub project, after a wrong token, and sees its figures', async () => {
  const { page, complaints } = await openPage(browser)
  const { setup } = told
  await page.goto(knots.url)
  await page.getByRole('link', { name: 'Connect a GitHub project' }).click()
  await page
    .getByLabel('GitHub project')
    .fill(`https://github.com/orgs/${setup.owner}/projects/${setup.projectNumber}/views/3`)
  await page.getByLabel('Access token').fill('ghp_notatoken')
  await page.getByRole('button', { name: 'Connect and read' }).click()
  await page.getByText(/token/i).and(page.locator('[class*=error], [role=alert]')).first().waitFor()
  complaints.length = 0

  await page.getByLabel('Access token').fill(TOKENS.reads)
  await page.getByRole('button', { name: 'Connect and read' }).click()
  await page.getByText(/items read in/).waitFor()
  await page.getByRole('link', { name: 'Open the team' }).click()
  await page.getByRole('heading', { name: 'Sprint 2' }).waitFor()

  const team = new URL(page.url()).pathname.split('/')[1]
  const { sprints } = await (await fetch(`${knots.url}/api/teams/${team}/sprints`)).json()
  const truth = told.truth('Sprint 2', { at: Date.now() })
  expect(truth).toMatchObject({ committed: 11, scope: 11, completed: 3 })
  expect(sprints.map((sprint: { state: string }) => sprint.state)).toEqual(['closed', 'active'])
  expect(sprints[0].points).toMatchObject({ completed: 5 })
  expect(sprints[1].points).toMatchObject({ scope: truth.scope, completed: truth.completed })
  expect(sprints[1].items).toMatchObject({ total: 3, done: 1, unestimated: 1 })
  await page.getByRole('main').getByText('of 11 in scope').waitFor()
  expect(complaints).toEqual([])
})

test('a token is never sent back', async () => {
  const team = (await (await fetch(`${knots.url}/api/teams`)).json()).teams[0].slug
  for (const path of ['', '/export.json', '/sync', '/home', '/github/fields'])
    expect(await (await fetch(`${knots.url}/api/teams/${team}${path}`)).text()).not.toContain(
      TOKENS.reads,
    )
  expect(knots.output()).not.toContain(TOKENS.reads)
})
