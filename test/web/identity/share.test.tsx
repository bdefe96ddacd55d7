import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { SharedPage } from '#contract/share.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aBurndown, sprint16 } from '../../support/web-data.ts'
import { sprintGoals, transition } from '../../support/web-goals.ts'
import { velocity } from '../../support/web-velocity.ts'

const nothing: SharedPage = {
  page: 'goals',
  team: { slug: 'crew', name: 'Harbour crew', timeZone: 'Europe/Paris' },
  ...{ sprint: null, burndown: null, report: null, sprintGoals: null, velocity: null, goals: null },
}

let api: FakeApi
const share = (shared: Partial<SharedPage>) => {
  api = fakeApi({ 'GET /api/shares/:key': { ...nothing, ...shared } })
}
beforeEach(async () => {
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

/** Besides who the browser is, a guest asks for the one page alone. */
const asked = () => [...new Set(api.calls.map(({ path }) => path))]

test('a shared sprint shows its figures and days, and nothing that leads on or changes it', async () => {
  share({ page: 'sprint', sprint: sprint16, burndown: aBurndown(), sprintGoals })
  const { screen } = await openPage('/share/KEY')
  await expect
    .element(screen.getByRole('heading', { level: 1, name: sprint16.title }))
    .toBeVisible()
  await expect.element(screen.getByText('Shared by Harbour crew')).toBeVisible()
  await expect.element(screen.getByText('Finish phase 1')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: /^Committed/ })).toBeVisible()
  expect(screen.getByRole('navigation').query()).toBeNull()
  expect(document.querySelectorAll('a[href^="/"]')).toHaveLength(0)
  expect(screen.getByRole('button', { name: /^Edit|^Add|^Leave it out/ }).query()).toBeNull()
  expect(document.head.querySelector('meta[name="robots"]')?.getAttribute('content')).toBe(
    'noindex',
  )
  await expectAccessible()
  expect(asked()).toEqual(['/api/shares/KEY'])
})

test('shared velocity shows the charts and asks for nothing else', async () => {
  share({ page: 'velocity', velocity })
  const { screen } = await openPage('/share/KEY')
  await expect.element(screen.getByRole('region', { name: 'Next sprint' })).toBeVisible()
  expect(document.querySelectorAll('a[href^="/"]')).toHaveLength(0)
  expect(asked()).toEqual(['/api/shares/KEY'])
})

test('shared goals are read only', async () => {
  share({ page: 'goals', goals: { goals: [transition] } })
  const { screen } = await openPage('/share/KEY')
  await expect.element(screen.getByRole('heading', { name: 'Transition' })).toBeVisible()
  expect(screen.getByRole('button', { name: /^Edit|^More of/ }).query()).toBeNull()
  expect(document.querySelectorAll('a[href^="/"]')).toHaveLength(0)
})

test('an address that opens no page says what may be the matter', async () => {
  api = fakeApi({ 'GET /api/shares/:key': refuse(404, 'There is nothing under this address.') })
  const { screen } = await openPage('/share/KEY')
  await expect
    .element(screen.getByRole('heading', { name: 'Nothing is shared here' }))
    .toBeVisible()
  await expectAccessible()
})

test('a page that cannot be read now can be tried again', async () => {
  api = fakeApi({ 'GET /api/shares/:key': refuse(500, 'The disk is full.') })
  const { screen } = await openPage('/share/KEY')
  await expect.element(screen.getByText('The disk is full.')).toBeVisible()
  api.use({ 'GET /api/shares/:key': { ...nothing, goals: { goals: [transition] } } })
  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect.element(screen.getByRole('heading', { name: 'Transition' })).toBeVisible()
})
