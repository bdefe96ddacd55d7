import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { storage, transition } from '../../support/web-goals.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const T = '/api/teams/crew'

let api: FakeApi
beforeEach(async () => {
  api = fakeApi({ ...crewRoutes, [`GET ${T}/goals`]: { goals: [transition, storage] } })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

const sent = (method: string) => api.calls.filter(call => call.method === method)

test('a goal shows how far it is, who worked on it, and its roadmap with the diagram drawn', async () => {
  const { screen } = await openPage('/crew/goals')
  const goal = screen.getByRole('region', { name: 'Transition' })
  await expect
    .element(goal.getByText('18 of 40 points · 5 of 12 items done · 2 without an estimate'))
    .toBeVisible()
  await expect.element(goal.getByRole('link', { name: '14 8 pt' })).toBeVisible()
  await expect.element(goal.getByText('Move the pages')).toBeVisible()
  await expect.element(goal.getByRole('img', { name: /Diagram/ })).toBeVisible()
  await expect
    .element(screen.getByRole('region', { name: 'Storage' }).getByText(/Nothing tells yet/))
    .toBeVisible()
  await expectAccessible()
})

test('a diagram that cannot be drawn shows its source', async () => {
  const broken = { ...transition, roadmap: '```mermaid\nno such -->> diagram {{\n```' }
  api.use({ [`GET ${T}/goals`]: { goals: [broken] } })
  const { screen } = await openPage('/crew/goals')
  await expect.element(screen.getByText(/cannot be drawn/)).toBeVisible()
  await expect.element(screen.getByText('no such -->> diagram {{')).toBeVisible()
})

test('script in a diagram or a roadmap does nothing', async () => {
  const evil = {
    ...transition,
    roadmap:
      '<img src=x onerror="window.hit=1"> [x](javascript:window.hit=1)\n\n```mermaid\ngraph LR\n  a["<img src=x onerror=window.hit=1>"] --> b\n  click a "javascript:window.hit=1"\n```',
  }
  api.use({ [`GET ${T}/goals`]: { goals: [evil] } })
  const { screen } = await openPage('/crew/goals')
  await expect.element(screen.getByRole('img', { name: /Diagram/ })).toBeVisible()
  expect('hit' in window).toBe(false)
  expect(screen.container.querySelector('[onerror], a[href^="javascript"]')).toBeNull()
})

test('without goals the page says what one is and takes the first', async () => {
  let goals: object[] = []
  api.use({
    [`GET ${T}/goals`]: () => ({ goals }),
    [`POST ${T}/goals`]: ({ body }: { body: unknown }) => {
      goals = [{ ...storage, ...(body as object) }]
      return goals[0]
    },
  })
  const { screen } = await openPage('/crew/goals')
  await screen.getByRole('button', { name: 'Add a goal' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Add a goal' })
  await userEvent.type(dialog.getByLabelText(/^Name/), 'Reach the island')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('region', { name: 'Reach the island' })).toBeVisible()
  expect(sent('POST')[0]?.body).toMatchObject({
    name: 'Reach the island',
    label: null,
    parent: null,
    state: 'ready',
  })
})

test('two people who edit the same goal lose nothing', async () => {
  const theirs = { ...transition, version: 4, name: 'Move' }
  api.use({
    [`PATCH ${T}/goals/g1`]: ({ body }: { body: unknown }) =>
      (body as { version: number }).version === 3
        ? refuse(409, 'Somebody else changed this goal in the meantime.', { current: theirs })
        : theirs,
  })
  const { screen } = await openPage('/crew/goals')
  await screen.getByRole('button', { name: 'Edit Transition' }).click()
  const name = screen.getByRole('dialog').getByLabelText(/^Name/)
  await userEvent.fill(name, 'Transfer')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText('Somebody else changed this meanwhile')).toBeVisible()
  await expect.element(name).toHaveValue('Transfer')
  await screen.getByRole('button', { name: 'Save mine' }).click()
  await expect.poll(() => sent('PATCH').at(-1)?.body).toEqual({ version: 4, name: 'Transfer' })
})

test('goals are put in another order', async () => {
  api.use({ [`PUT ${T}/goals/order`]: { goals: [storage, transition] } })
  const { screen } = await openPage('/crew/goals')
  await screen.getByRole('button', { name: 'More of Storage' }).click()
  await screen.getByRole('menuitem', { name: 'Move up' }).click()
  await expect.poll(() => sent('PUT')[0]?.body).toEqual({ ids: ['g2', 'g1'] })
  await expect
    .element(screen.getByRole('heading', { level: 2 }).first())
    .toHaveTextContent('Storage')
})

test('the page is readable in the dark and on a phone', async () => {
  await page.viewport(390, 844)
  const { screen } = await openPage('/crew/goals', { colorScheme: 'dark' })
  await expect.element(screen.getByRole('img', { name: /Diagram/ })).toBeVisible()
  await expectAccessible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
})

test('two goals are made one after a question that says what becomes of them', async () => {
  let goals = [transition, storage]
  api.use({
    [`GET ${T}/goals`]: () => ({ goals }),
    [`POST ${T}/goals/g2/merge`]: () => {
      goals = [{ ...transition, aliases: ['storage'] }]
      return goals[0]
    },
  })
  const { screen } = await openPage('/crew/goals')
  await screen.getByRole('button', { name: 'More of Storage' }).click()
  await screen.getByRole('menuitem', { name: 'Merge into another goal' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Merge “Storage” into another goal' })
  await expect.element(dialog.getByRole('button', { name: 'Merge' })).toBeDisabled()
  await dialog.getByRole('combobox', { name: 'Into' }).click()
  await screen.getByRole('option', { name: 'Transition' }).click()
  await expect.element(dialog.getByText(/go to “Transition”/)).toBeVisible()
  await expectAccessible()
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await expect.element(screen.getByRole('region', { name: 'Storage' })).not.toBeInTheDocument()
  expect(sent('POST').map(({ body }) => body)).toEqual([{ version: 1, into: 'g1', intoVersion: 3 }])
})

test('a goal that somebody changed meanwhile is not merged, and the dialog says so', async () => {
  api.use({ [`POST ${T}/goals/g2/merge`]: refuse(409, 'Somebody else changed this goal.') })
  const { screen } = await openPage('/crew/goals')
  await screen.getByRole('button', { name: 'More of Storage' }).click()
  await screen.getByRole('menuitem', { name: 'Merge into another goal' }).click()
  await screen.getByRole('combobox', { name: 'Into' }).click()
  await screen.getByRole('option', { name: 'Transition' }).click()
  await screen.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect.element(screen.getByText('Somebody else changed this goal.')).toBeVisible()
  await expect.element(screen.getByRole('region', { name: 'Storage' })).toBeInTheDocument()
})
