import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './browser.ts'
import { tabTo } from './keyboard.ts'
import { type Program, startProgram } from './program.ts'

let knots: Program
let browser: Browser
let T: string
let retroPage: string

async function send<Answer>(method: string, path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(knots.url + path, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  expect(answer.ok, `${method} ${path}`).toBe(true)
  return answer.json()
}

/** The retrospective before this one: over, with one rock that was seen ahead. */
async function holdTheLastOne(sprintId: string) {
  const retro = `${T}/sprints/${sprintId}/retro`
  await send('POST', retro, {})
  const rock = { place: 'rock', text: 'The lighthouse is repaired', secret: 's'.repeat(40) }
  await send('POST', `${retro}/cards`, rock)
  const steps = ['look-back', 'write', 'group', 'vote', 'discuss', 'act', 'close', 'done']
  for (const [index, to] of steps.slice(1).entries())
    await send('POST', `${retro}/phase`, { from: steps[index], to })
}

beforeAll(async () => {
  knots = await startProgram()
  browser = await openBrowser()
  const { slug } = await send<{ slug: string }>('POST', '/api/teams', {
    name: 'Crew',
    timeZone: 'UTC',
  })
  T = `/api/teams/${slug}`
  for (const name of ['Ada Lund', 'Bo Fisk'])
    await send('POST', `${T}/people`, { name, usualPercent: 50 })
  const today = Temporal.Now.plainDateISO('UTC')
  const sprint = (first: number, goal: string) =>
    send<{ id: string; number: number }>('POST', `${T}/sprints`, {
      firstDay: today.add({ days: first }).toString(),
      lastDay: today.add({ days: first + 13 }).toString(),
      goal,
    })
  await holdTheLastOne((await sprint(-21, 'Leave the harbour')).id)
  const { number } = await sprint(-7, 'Reach the island')
  await send('POST', `${T}/actions`, { text: 'Answer reviews within a day', owner: 'everyone' })
  retroPage = `${knots.url}/${slug}/sprints/${number}/retro`
})

afterAll(async () => {
  await browser.close()
  expect(await knots.stop()).toBe(0)
})

const line = (page: Page, place: string) => page.getByLabel(`A card for ${place}`)
const region = (page: Page, name: RegExp) => page.getByRole('region', { name })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

/** What a browser keeps of the retrospective. */
const keptBy = (page: Page) => page.evaluate(() => Object.keys(localStorage).join(' '))

async function write(page: Page, place: string, text: string) {
  await line(page, place).fill(text)
  await line(page, place).press('Enter')
}

test('two browsers hold a whole retrospective, one of them a phone with the keyboard alone', async () => {
  const { page: ada, complaints: adas } = await openPage(browser, { height: 1300 })
  const { page: bo, complaints: bos } = await openPage(browser, { width: 390, height: 844 })

  // Ada opens it and so leads; Bo comes late and is where everybody is.
  await ada.goto(retroPage)
  await ada.getByLabel('Who are you?').selectOption({ label: 'Ada Lund' })
  await ada.getByText('You are Ada Lund').waitFor()
  await ada.getByRole('button', { name: 'Open it for everybody' }).click()
  await ada.getByRole('button', { name: 'You lead' }).waitFor()
  await bo.goto(retroPage)
  await bo.getByLabel('Who are you?').waitFor()
  await tabTo(bo, /Who are you/)
  await bo.keyboard.press('b')
  await bo.getByText('You are Bo Fisk').waitFor()
  await bo.getByRole('button', { name: 'Ada Lund leads' }).waitFor()
  await ada.getByText('2 here').waitFor()

  // Look back: the action is done and helped, the rock was hit. Bo sees both.
  await bo.getByText('Answer reviews within a day').waitFor()
  await ada.keyboard.press('d')
  await ada.getByRole('group', { name: 'Did it help?' }).waitFor()
  await ada.keyboard.press('y')
  await ada.getByText('All were asked about.').waitFor()
  await bo.getByText('Done · everyone').waitFor()
  await ada.getByRole('button', { name: 'Yes, hit' }).click()
  await bo.getByRole('button', { name: 'Yes, hit', pressed: true }).waitFor()

  // Write: each for themselves. Bo chooses places with keys, loses the line for a while, reloads.
  await ada.getByRole('button', { name: 'Start writing' }).click()
  await write(ada, 'Anchors', 'Nobody knew whose turn it was')
  await write(ada, 'Wind', 'Pairing on the scheduler')
  await line(bo, 'Anchors').waitFor()
  await bo.keyboard.press('1')
  await bo.keyboard.type('Reviews were slwo')
  await bo.keyboard.press('Enter')
  await tabTo(bo, /Change “Reviews were slwo”/)
  await bo.keyboard.press('Enter')
  await bo.keyboard.press('ControlOrMeta+a')
  await bo.keyboard.type('Reviews were slow')
  await bo.keyboard.press('Enter')
  await bo.getByRole('button', { name: 'Change “Reviews were slow”' }).waitFor()
  await bo.context().setOffline(true)
  await bo.keyboard.press('3')
  await bo.keyboard.type('Ada is away')
  await bo.keyboard.press('Enter')
  await bo.getByText('Not sent yet.').waitFor()
  await bo.context().setOffline(false)
  await bo.getByText('Not sent yet.').waitFor({ state: 'detached' })
  await bo.keyboard.type('Half a thought')
  await bo.reload()
  await bo.getByRole('button', { name: 'Change “Reviews were slow”' }).waitFor()
  expect(await line(bo, 'Rocks').inputValue()).toBe('Half a thought')
  await region(ada, /^Anchors/)
    .getByText('1 card of others')
    .waitFor()
  expect(await ada.content()).not.toContain('Reviews were slow')

  // Ready, and the reveal: what Bo was typing is still there.
  await tabTo(bo, /^Ready$/)
  await bo.keyboard.press('Enter')
  await ada.getByText('1 of 2 ready').waitFor()
  await ada.getByRole('button', { name: 'Reveal the cards' }).click()
  await ada.getByRole('button', { name: 'Reveal now' }).click()
  await ada.getByRole('button', { name: 'Reviews were slow' }).waitFor()
  expect(await line(bo, 'Rocks').inputValue()).toBe('Half a thought')
  expect(await keptBy(bo)).not.toMatch(/retro-cards/)

  // Group: Bo with keys; the focus stays on the card though it lies elsewhere then.
  await tabTo(bo, /^Reviews were slow$/)
  await bo.keyboard.press('m')
  await bo.getByText(/Choose a card or group for/).waitFor()
  await tabTo(bo, /^Nobody knew whose turn it was$/)
  await bo.keyboard.press('m')
  await bo.getByLabel('Name of the group of 2 cards').waitFor()
  await tabTo(bo, /Name of the group of 2 cards/)
  await bo.keyboard.type('Reviews')
  await bo.keyboard.press('Enter')
  await expect
    .poll(() => ada.getByLabel('Name of the group of 2 cards').inputValue())
    .toBe('Reviews')
  await tabTo(bo, /^Pairing on the scheduler$/)
  await ada
    .getByRole('button', { name: 'Ada is away' })
    .dragTo(ada.getByRole('button', { name: 'Nobody knew whose turn it was' }), { steps: 12 })
  await bo.getByLabel('Name of the group of 3 cards').waitFor()
  expect(await focused(bo)).toContain('Pairing on the scheduler')
  await ada.getByRole('button', { name: 'Ada is away' }).click()
  await ada.getByRole('menuitem', { name: 'Take out of the group' }).click()
  await bo.getByLabel('Name of the group of 2 cards').waitFor()

  // Vote: five dots each and not one more; nobody sees how many something has.
  await ada.getByRole('button', { name: 'Start voting' }).click()
  for (const left of [4, 3, 2]) {
    await ada.getByRole('button', { name: 'One dot more for “Reviews”' }).click()
    await ada.getByText(`You have ${left} of 5 dots left.`).waitFor()
  }
  await bo.getByText('You have 5 of 5 dots left.').waitFor()
  await tabTo(bo, /One dot more for “Pairing/)
  for (let press = 0; press < 7; press += 1) await bo.keyboard.press('+')
  await bo.getByText('You have 0 of 5 dots left.').waitFor()
  await bo.keyboard.press('-')
  await bo.getByText('You have 1 of 5 dots left.').waitFor()
  await ada.getByText('7 dots given so far by all').waitFor()

  // Discuss: the topic with most dots first; Bo makes an action of it with one key.
  await ada.getByRole('button', { name: 'Start discussing' }).click()
  await ada.getByRole('button', { name: 'Start with the first' }).click()
  await bo.getByRole('heading', { name: 'Pairing on the scheduler' }).waitFor()
  await ada.getByRole('button', { name: 'Next topic' }).click()
  await bo.getByRole('heading', { name: 'Reviews' }).waitFor()
  await bo.getByRole('timer').waitFor()
  await bo.keyboard.press('n')
  await bo.getByRole('dialog', { name: 'New action' }).waitFor()
  await bo.keyboard.type('Say on Monday who reviews what')
  await bo.keyboard.press('ControlOrMeta+Enter')
  await region(ada, /^Reviews/)
    .getByText('Say on Monday who reviews what')
    .waitFor()

  // Act, close, done: the same board for both, with what it was worth.
  await ada.getByRole('button', { name: 'On to actions' }).click()
  await region(bo, /^Actions of this/)
    .getByText('Say on Monday who reviews what')
    .waitFor()
  await ada.getByRole('button', { name: 'On to the close' }).click()
  await bo.getByRole('heading', { name: 'Was it worth the time?' }).waitFor()
  await bo.keyboard.press('4')
  await bo.getByText('You said 4.').waitFor()
  await ada.getByRole('button', { name: '5 well worth it' }).click()
  await ada.getByText('You said 5.').waitFor()
  await ada.getByRole('button', { name: 'End the retrospective' }).click()
  await ada.getByRole('button', { name: 'End it now' }).click()
  for (const page of [ada, bo]) {
    await page.getByText('Was it worth the time? 4.5 of 5, said by 2 people.').waitFor()
    await region(page, /^Wind/).getByText('4 dots').waitFor()
    expect(await keptBy(page)).not.toMatch(/retro-(cards|dots|rating)/)
    await region(page, /^What came/)
      .getByText('Say on Monday who reviews what')
      .waitFor()
  }
  const offline = /ERR_INTERNET_DISCONNECTED/
  expect([...adas, ...bos.filter(complaint => !offline.test(complaint))]).toEqual([])
})
