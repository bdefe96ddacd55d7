import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenario } from '../../scripts/stand-in/scenario/scenario.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { fieldEdit, signed, webhookSecret } from '../support/webhooks.ts'
import { type Board, begun, day, startBoard } from './board.ts'
import { openBrowser, openPage } from './browser.ts'

/** A sprint that began a week ago. */
const told = scenario(begun)
  .person('Mara Lind')
  .sprint('Sprint 1', { firstDay: day(-7) })
  .on(day(-8), '10:00', team => {
    team.issue('keel', 'Scrape the keel').estimate(8).moveTo('Sprint 1').status('Todo')
    team.issue('sail', 'Mend the sail').estimate(3).moveTo('Sprint 1').status('Todo')
  })

let board: Board
let browser: Browser

beforeAll(async () => {
  board = await startBoard(told, {
    GITHUB_TOKEN: TOKENS.reads,
    GITHUB_WEBHOOK_SECRET: webhookSecret,
  })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  expect(await board.stop()).toBe(0)
})

test('what GitHub delivers is on an open page after two requests', async () => {
  const { knots, standIn, player, team, send } = board
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
  const { knots, team } = board
  const { page, complaints } = await openPage(browser)
  await page.goto(`${knots.url}/${team}/settings#webhooks`)
  const part = page.getByRole('region', { name: 'Webhooks' })
  await part.getByRole('row', { name: /projects_v2_item/ }).waitFor()
  expect(await page.content()).not.toContain(webhookSecret)
  expect(knots.output()).not.toContain(webhookSecret)
  expect(complaints).toEqual([])
})
