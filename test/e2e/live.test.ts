import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './browser.ts'
import { type Program, startProgram } from './program.ts'

let knots: Program
let browser: Browser
let sprintPage: string

async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(knots.url + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  expect(answer.status).toBe(201)
  return answer.json()
}

beforeAll(async () => {
  knots = await startProgram()
  browser = await openBrowser()
  const { slug } = await post<{ slug: string }>('/api/teams', { name: 'Crew', timeZone: 'UTC' })
  const today = Temporal.Now.plainDateISO('UTC')
  const { number } = await post<{ number: number }>(`/api/teams/${slug}/sprints`, {
    firstDay: today.toString(),
    lastDay: today.add({ days: 13 }).toString(),
  })
  sprintPage = `${knots.url}/${slug}/sprints/${number}`
})

afterAll(async () => {
  await browser.close()
  expect(await knots.stop()).toBe(0)
})

test('what one person saves, the other page shows, and what the other is typing stays', async () => {
  const { page: ada, complaints: adas } = await openPage(browser)
  const { page: grace, complaints: graces } = await openPage(browser)
  await ada.goto(sprintPage)
  await grace.goto(sprintPage)

  await grace.getByRole('button', { name: 'Add a comment' }).click()
  await grace.getByRole('textbox', { name: 'Comment' }).fill('Half a sentence that I am')

  await ada.getByRole('button', { name: 'Add a goal' }).click()
  await ada.getByRole('textbox', { name: 'Goal' }).fill('Reach the island')
  await ada.getByRole('button', { name: 'Save' }).click()

  await grace.getByText('Reach the island').waitFor()
  const comment = grace.getByRole('textbox', { name: 'Comment' })
  expect(await comment.inputValue()).toBe('Half a sentence that I am')
  await comment.fill('A whole sentence.')
  await grace.getByRole('button', { name: 'Save' }).click()
  await ada.getByText('A whole sentence.').waitFor()
  await grace.getByText('Reach the island').waitFor()
  expect([...adas, ...graces.filter(line => !line.includes('409'))]).toEqual([])
})

test('the pages work in a browser without Temporal', async () => {
  const { page, complaints } = await openPage(browser)
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'Temporal')
  })
  await page.goto(sprintPage)
  await page.getByText('A whole sentence.').waitFor()
  await page.goto(sprintPage.replace(/\/sprints\/\d+$/, '/velocity'))
  await page.getByRole('heading', { name: 'Velocity', exact: true }).waitFor()
  expect(complaints).toEqual([])
})
