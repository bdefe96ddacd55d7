import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Player, scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { fieldEdit, signed, webhookSecret } from '../support/webhooks.ts'
import { openBrowser, openPage } from './browser.ts'
import { type Program, startProgram } from './program.ts'

const timeZone = 'Europe/Berlin'
const today = Temporal.Now.plainDateISO(timeZone)
const day = (days: number) => today.add({ days }).toString()

/** A sprint that began a week ago. */
const told = scenario({ timeZone, firstDay: day(-30) })
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: day(-7) })
  .on(day(-8), '10:00', team => {
    team.issue('keel', 'Scrape the keel').estimate(8).moveTo('Sprint 1').status('Todo')
    team.issue('sail', 'Mend the sail').estimate(3).moveTo('Sprint 1').status('Todo')
  })

let knots: Program
let standIn: StandIn
let browser: Browser
let player: Player
let team: string

async function send(method: string, path: string, body?: object) {
  const json = body && {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  }
  return (await fetch(knots.url + path, { method, ...json })).json()
}

beforeAll(async () => {
  player = told.play()
  player.advanceTo(Date.now() - 60_000)
  standIn = await startStandIn({ world: player.world })
  knots = await startProgram('server/main.ts', {
    GITHUB_API_URL: standIn.url,
    GITHUB_TOKEN: TOKENS.reads,
    GITHUB_WEBHOOK_SECRET: webhookSecret,
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

test('what GitHub delivers is on an open page after two requests', async () => {
  const { page, complaints } = await openPage(browser)
  await page.goto(`${knots.url}/${team}/sprints/1`)
  await page.getByRole('main').getByText('2 items · 11 points').waitFor()
  standIn.forget()

  const keel = player.project.items.find(({ content }) => content.title === 'Scrape the keel')
  const points = keel?.values.find(({ field }) => field.name === 'Story Points')
  if (!keel || !points) throw new Error('The keel has no points')
  points.input = { number: 13 }
  points.updatedAt = keel.updatedAt = Date.now()
  const { headers, body } = signed('projects_v2_item', fieldEdit(keel, 'Story Points'))
  const answer = await fetch(`${knots.url}/api/webhooks/github`, { method: 'POST', headers, body })
  expect(answer.status).toBe(202)

  await page.getByRole('main').getByText('2 items · 16 points').waitFor()
  expect(standIn.requests).toHaveLength(2)
  const { deliveries } = await send('GET', `/api/teams/${team}/webhooks`)
  expect(deliveries).toMatchObject([
    { event: 'projects_v2_item', action: 'edited', outcome: 'read' },
  ])
  expect(complaints).toEqual([])
})

test('Settings shows the delivery, and the secret to nobody', async () => {
  const { page, complaints } = await openPage(browser)
  await page.goto(`${knots.url}/${team}/settings#webhooks`)
  const part = page.getByRole('region', { name: 'Webhooks' })
  await part.getByRole('row', { name: /projects_v2_item/ }).waitFor()
  expect(await page.content()).not.toContain(webhookSecret)
  expect(knots.output()).not.toContain(webhookSecret)
  expect(complaints).toEqual([])
})
