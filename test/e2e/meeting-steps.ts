import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { tabTo } from './keyboard.ts'

/** Fetching a page and writing to GitHub take their time on a busy machine. */
export const patient = { timeout: 60_000 }

/** Two people of the demo team, each in their own browser: the one leads the meeting, the other follows. */
export type Two = {
  ada: Page
  bo: Page
  /** The whole address of a path of the team. */
  address: (path: string) => string
}

const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name })
const bar = (page: Page) => page.getByRole('region', { name: 'Meeting', exact: true })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** Who leads goes on by keys; who follows comes to the same page by themselves. */
export async function goOn({ ada, bo, address }: Two, step: string, path: string) {
  await button(ada, `Next: ${step}`).waitFor()
  await ada.locator('main h1').click()
  await ada.keyboard.press('m')
  await ada.keyboard.press('Enter')
  for (const page of [ada, bo]) {
    await bar(page)
      .getByRole('button', { name: `${step}, now` })
      .waitFor()
    await page.waitForURL(address(path))
  }
}

async function changeState(page: Page, text: string, state: string, note: string) {
  await button(page, `Change the state of “${text}”`).click()
  const form = page.getByRole('dialog', { name: 'Change the state' })
  await form.getByRole('radio', { name: state }).check()
  await form.getByLabel('Note').fill(note)
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'detached' })
}

export async function startAndFollowUp({ ada, bo, address }: Two) {
  await ada.goto(address('/meetings'))
  await button(ada, 'Start meeting').click()
  await ada.waitForURL(address('/actions'))
  await bo.goto(address(''))
  await bar(bo).getByLabel('Follow Mara Lind').waitFor()
  await bar(bo).getByRole('button', { name: 'Follow-ups, now' }).click()

  await button(ada, '0 present. Who is here?').click()
  const people = ada.getByRole('dialog', { name: 'Who is here?' })
  for (const said of ['Here: Mara Lind', 'Here: Pavel Brandt', 'Apologies: Aiko Moreno'])
    await people.getByRole('button', { name: said }).click()
  await people.getByLabel('Name of a guest').fill('Tove of the harbour office')
  await people.getByRole('button', { name: 'Add' }).click()
  await people.getByText('3 here, 1 apology').waitFor()
  await ada.keyboard.press('Escape')
  await button(bo, '3 present. Who is here?').waitFor()

  await changeState(ada, 'Answer a request for review within a day', 'Done', 'Two weeks in a row')
  await bo.getByText('Answer a request for review within a day').waitFor({ state: 'detached' })
  await changeState(bo, 'Write down who may release on a Friday', 'Dropped', 'Nobody releases then')
}

/** Both at once under one heading; then the page is left for the meeting again. */
export async function writeMinutesTogether({ ada, bo }: Two) {
  for (const page of [ada, bo]) {
    await button(page, '3 present. Who is here?').click()
    await page.getByRole('link', { name: 'Minutes of the meeting' }).click()
  }
  const field = (page: Page) => page.getByLabel('Add to Review')
  await field(ada).fill('The **pilots** were shown the evening run.')
  await field(bo).fill('They want it an hour earlier.')
  await Promise.all([field(ada).press('Enter'), field(bo).press('Enter')])
  for (const page of [ada, bo]) {
    const written = region(page, 'Review').getByRole('listitem')
    await written.getByText('were shown the evening run.').waitFor()
    await written.getByText('They want it an hour earlier.').waitFor()
  }
}

export async function review({ ada, bo }: Two) {
  await button(bo, 'Open: The evening run is live in two harbours. Set to reached').click()
  await button(ada, /^Reached: The evening run/).waitFor()
  await tabTo(bo, /Write what was done for One storage/)
  await bo.keyboard.press('0')
  await region(ada, 'One storage for all readings').getByText('Nothing to report').waitFor()
  await button(ada, 'Write what was done for Forecasts twice a day').click()
  await ada.keyboard.type('- Live in **two** harbours')
  await ada.keyboard.press('ControlOrMeta+Enter')
  await region(bo, 'Forecasts twice a day').getByText('Live in two harbours').waitFor()
}

export async function close({ ada, bo }: Two) {
  await button(ada, 'Close sprint').click()
  const dialog = ada.getByRole('dialog', { name: 'Close sprint 26' })
  const next = dialog.getByRole('button', { name: /^Next/ })
  await dialog.getByRole('heading').nth(1).waitFor()
  while (await next.isVisible()) await next.click()
  await dialog.getByRole('button', { name: 'Close sprint' }).click()
  const move = dialog.getByRole('button', { name: /^Move \d+ items? to Sprint 27/ })
  await move.click()
  await dialog.waitFor({ state: 'detached' })
  await bo.getByText('Closed', { exact: true }).first().waitFor()
}

const write = async (page: Page, place: string, text: string) => {
  await page.getByLabel(`A card for ${place}`).fill(text)
  await page.getByLabel(`A card for ${place}`).press('Enter')
  await button(page, `Change “${text}”`).waitFor()
}

export async function holdRetrospective({ ada, bo }: Two) {
  await button(ada, 'Open it for everybody').click()
  await button(ada, 'Start writing').click()
  await write(ada, 'Anchors', 'The larger machine came late')
  await write(ada, 'Wind', 'Pilots in the review')
  await bo.getByLabel('A card for Anchors').waitFor()
  await write(bo, 'Anchors', 'Nobody could order it')
  await write(bo, 'Rocks', 'The first storm')
  await button(ada, 'Reveal the cards').click()
  await button(ada, 'Reveal now').click()
  await tabTo(bo, /^Nobody could order it/)
  await bo.keyboard.press('m')
  await tabTo(bo, /^The larger machine came late/)
  await bo.keyboard.press('m')
  await bo.getByLabel('Name of the group of 2 cards').fill('Machine')
  await bo.keyboard.press('Enter')
  await expect
    .poll(() => ada.getByLabel('Name of the group of 2 cards').inputValue(), patient)
    .toBe('Machine')
  await button(ada, 'Start voting').click()
  for (const page of [ada, bo]) {
    await button(page, 'One dot more for “Machine”').click()
    await page.getByText('You have 4 of 5 dots left.').waitFor()
  }
  await button(ada, 'Start discussing').click()
  await button(ada, 'Start with the first').click()
  await bo.getByRole('heading', { name: 'Machine' }).waitFor()
  await bo.keyboard.press('n')
  await bo.getByRole('dialog', { name: 'New action' }).waitFor()
  await bo.keyboard.type('Write down how machines are ordered')
  await bo.keyboard.press('ControlOrMeta+Enter')
  await region(ada, /^Machine/)
    .getByText('Write down how machines are ordered')
    .waitFor()
  for (const step of ['On to actions', 'On to the close', 'End the retrospective', 'End it now'])
    await button(ada, step).click()
  await region(bo, /^Wind/).getByText('Pilots in the review').waitFor()
}

export async function lookAtGoals({ ada, bo }: Two) {
  await button(bo, 'Add a goal').click()
  const form = bo.getByRole('dialog', { name: 'Add a goal' })
  await form.getByLabel('Name').fill('Winter')
  await form.getByLabel('Roadmap').fill('Heaters first.')
  await form.getByRole('button', { name: 'Save' }).click()
  await button(ada, 'Edit One storage for all readings').click()
  const edit = ada.getByRole('dialog', { name: 'Edit the goal' })
  await edit.getByLabel('Label of its items').fill('storage')
  await edit.getByRole('button', { name: 'Save' }).click()
  await edit.waitFor({ state: 'detached' })
  await button(ada, 'More of Winter').click()
  await ada.getByRole('menuitem', { name: 'Merge into another goal' }).click()
  const merge = ada.getByRole('dialog', { name: 'Merge “Winter” into another goal' })
  await merge.getByRole('combobox', { name: 'Into' }).click()
  await ada.getByRole('option', { name: 'Ready for the winter' }).click()
  await merge.getByRole('button', { name: 'Merge' }).click()
  await bo.getByRole('region', { name: 'Winter', exact: true }).waitFor({ state: 'detached' })
}

export async function refine({ ada, bo }: Two) {
  const counts = ada.getByText(/in triage before the meeting/)
  const [before = 0, now] = (await counts.innerText()).match(/\d+/g)?.map(Number) ?? []
  expect(now).toBe(before)
  const row = (page: Page, title: string) => page.getByRole('listitem', { name: title })
  await row(bo, 'Agree with the port authority on the new format').first().focus()
  await bo.keyboard.press('c')
  await bo.keyboard.type('To be discussed with the pilots first')
  await bo.keyboard.press('Enter')
  await ada.getByText('To be discussed with the pilots first').waitFor()
  await row(bo, 'Try the new map library').first().focus()
  await bo.keyboard.press('w')
  await bo.getByLabel('What for').fill('the new licence')
  await bo.keyboard.press('Enter')
  await region(ada, 'Waits for others').getByText('Waits for the new licence').waitFor()
  await row(ada, 'Ready for the winter storms').first().focus()
  await ada.keyboard.press('d')
  await button(ada, 'Write it').click()
  await bo.getByText(`${before} in triage before the meeting, ${before - 1} now`).waitFor()
}

export async function plan({ ada, bo }: Two) {
  const cell = (page: Page, name: string) => page.getByLabel(`${name}, percent in sprint 27`)
  await cell(ada, 'Mara Lind').fill('60')
  await cell(bo, 'Pavel Brandt').fill('40')
  await Promise.all([ada.keyboard.press('Enter'), bo.keyboard.press('Enter')])
  await expect.poll(() => cell(ada, 'Pavel Brandt').inputValue(), patient).toBe('40')
  await expect.poll(() => cell(bo, 'Mara Lind').inputValue(), patient).toBe('60')

  await button(bo, 'Add a target').click()
  await bo.getByLabel('Goal', { exact: true }).selectOption({ label: 'Ready for the winter' })
  await bo.getByLabel('Target', { exact: true }).fill('Gauges have heaters')
  await bo.keyboard.press('Enter')
  await button(ada, /^Open: Gauges have heaters/).waitFor()

  const item = region(ada, 'Backlog')
    .getByRole('button', { name: /^Move .* to sprint 27/ })
    .first()
  const name = (await item.getAttribute('aria-label')) ?? ''
  await item.click()
  await button(ada, name.replace(/^Move (.*) to sprint 27$/, 'Take $1 out of the sprint')).waitFor()
}

export async function commit({ ada, bo }: Two) {
  await ada.getByText('waits for GitHub').first().waitFor({ state: 'detached' })
  await ada.getByRole('main').getByRole('button', { name: 'Commit', exact: true }).click()
  const dialog = ada.getByRole('dialog', { name: 'Commit sprint 27' })
  await dialog.getByRole('button', { name: 'Commit' }).click()
  await button(bo, /^Expected velocity : \d/).waitFor()
}

export async function end({ ada, bo }: Two): Promise<string> {
  await bar(ada).getByRole('button', { name: 'End meeting' }).click()
  await button(ada, 'End it now').click()
  await ada.getByRole('heading', { name: /^Meeting of / }).waitFor()
  await bar(bo).waitFor({ state: 'detached' })
  return ada.url().split('/').at(-1) ?? ''
}
