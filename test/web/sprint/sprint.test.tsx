import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aSprint, noPoints, sprint16, sprints } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const noBurndown = {
  committed: null,
  exactFrom: null,
  why: 'Only its totals are known, from minutes.',
  today: '2026-06-18',
  days: [],
}
let api: FakeApi
beforeEach(async () => {
  api = fakeApi(crewRoutes)
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('a sprint shows five figures at first sight and the others one step behind', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  const few = screen.getByRole('region', { name: 'Figures', exact: true })
  await expect.element(few.getByRole('button', { name: /^Committed : 34/ })).toBeVisible()
  await expect
    .element(few.getByRole('button', { name: /^Velocity : – , once it is closed/ }))
    .toBeVisible()
  const more = screen.getByRole('button', { name: 'More figures' })
  await expect.element(more).toHaveAttribute('aria-expanded', 'false')
  await more.click()
  await expect.element(screen.getByRole('button', { name: /^Re-estimated : \+2/ })).toBeVisible()
})

test('a commitment that was only found over says so', async () => {
  api.use({
    'GET /api/teams/crew/sprints': { sprints: [aSprint(5, { certainty: 'assumed' })] },
    'GET /api/teams/crew/sprints/s5/burndown': { ...noBurndown, sprintId: 's5' },
  })
  const { screen } = await openPage('/crew/sprints/5')
  await expect
    .element(screen.getByRole('button', { name: /^Committed : 20 , as found at the first read/ }))
    .toBeVisible()
})

test('a figure explains itself with the numbers in it, by keyboard too', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  await screen.getByRole('button', { name: 'More figures' }).click()
  const scope = screen.getByRole('button', { name: /^Scope : 40/ })
  await expect.element(scope).toBeVisible()
  ;(scope.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  const explanation = screen.getByRole('dialog')
  await expect.element(explanation.getByText('34 + 7 - 3 + 2 = 40')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(explanation).not.toBeInTheDocument()
  expect(document.activeElement).toBe(scope.element())
})

test('the burn-down names the changes of a day that is gone to with the arrow keys', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  const days = screen.getByRole('listbox', { name: 'Days of the burn-down' })
  const today = days.getByRole('option', { name: /^Thursday 18 June: 23 points remaining/ })
  await expect.element(today).toBeVisible()
  ;(today.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect
    .element(days.getByRole('option', { name: /^Wednesday 17 June.*Removed: Rename/ }))
    .toHaveFocus()
})

test('the data of the chart can be read as a table', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  await screen.getByRole('button', { name: 'Table of Burn-down' }).click()
  const table = screen.getByRole('table', { name: 'Burn-down' })
  await expect.element(table.getByRole('row', { name: /^Mon 15 Jun 33 6 39 5 23.8/ })).toBeVisible()
})

test('the same days can be seen as a burn-up', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  await screen.getByText('Burn-up').click()
  await expect.element(screen.getByRole('heading', { name: 'Burn-up' })).toBeVisible()
})

test('items stand under their status with points, and those out of scope apart', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  const progress = screen.getByRole('region', { name: 'In progress' })
  await expect.element(progress.getByText('3 items · 13 points')).toBeVisible()
  await expect.element(progress.getByText('3rd sprint')).toBeVisible()
  await expect.element(progress.getByText('An item that the token may not see')).toBeVisible()
  const ready = screen.getByRole('region', { name: 'Ready' })
  await expect.element(ready.getByText(/2 without an estimate/)).toBeVisible()
  await expect.element(screen.getByRole('region', { name: 'Removed' })).toBeVisible()
  await screen.getByText('By outcome').click()
  await expect.element(screen.getByRole('region', { name: 'Committed and done' })).toBeVisible()
})

test('items can be grouped by status or outcome, never by person', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  const ways = screen.getByRole('radiogroup', { name: 'Group the items' })
  await expect.element(ways).toBeVisible()
  const names = ways
    .getByRole('radio')
    .elements()
    .map(radio => (radio as HTMLInputElement).value)
  expect(names).toEqual(['status', 'class'])
})

test('closing asks first and says what is kept', async () => {
  api.use({
    'POST /api/teams/crew/sprints/s16/close': { ...sprint16, version: 2, state: 'closed' },
  })
  const { screen } = await openPage('/crew/sprints/16')
  await screen.getByRole('button', { name: 'Close sprint' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Close sprint 16' })
  await expect.element(dialog.getByText('17 points are completed of 40 in scope.')).toBeVisible()
  expect(api.calls.some(({ method }) => method === 'POST')).toBe(false)
  await dialog.getByRole('button', { name: 'Close sprint' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(api.calls.find(({ method }) => method === 'POST')?.body).toEqual({ version: 1 })
})

test('a closed sprint can be reopened with a reason', async () => {
  const closed = sprints.find(({ number }) => number === 15)
  api.use({
    'GET /api/teams/crew/sprints/s15/items': { items: [] },
    'GET /api/teams/crew/sprints/s15/burndown': {
      sprintId: 's15',
      committed: null,
      exactFrom: null,
      why: 'The board was read for the first time after it.',
      today: '2026-06-18',
      days: [],
    },
    'POST /api/teams/crew/sprints/s15/reopen': { ...closed, version: 2, state: 'active' },
  })
  const { screen } = await openPage('/crew/sprints/15')
  await screen.getByRole('button', { name: 'Reopen' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Reopen sprint 15' })
  await expect.element(dialog.getByRole('button', { name: 'Reopen' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Why' }).fill('One item was missing')
  await dialog.getByRole('button', { name: 'Reopen' }).click()
  await expect
    .poll(() => api.calls.find(({ method }) => method === 'POST')?.body)
    .toEqual({ version: 1, reason: 'One item was missing' })
})

test('a sprint of which nothing is known claims no totals', async () => {
  const none = aSprint(5, { points: noPoints })
  api.use({
    'GET /api/teams/crew/sprints': { sprints: [none] },
    'GET /api/teams/crew/sprints/s5/burndown': {
      ...noBurndown,
      sprintId: 's5',
      why: 'Neither items nor points of this sprint are known.',
    },
  })
  const { screen } = await openPage('/crew/sprints/5')
  await expect.element(screen.getByText(/^Neither items nor points/)).toBeVisible()
  await expect.element(screen.getByText(/Only its totals/)).not.toBeInTheDocument()
})

test('a sprint with totals only says why it has no burn-down', async () => {
  api.use({
    'GET /api/teams/crew/sprints/s5/burndown': { ...noBurndown, sprintId: 's5', committed: 13 },
  })
  const { screen } = await openPage('/crew/sprints/5')
  await expect.element(screen.getByText('Only its totals are known, from minutes.')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: /^Velocity : 2.8/ })).toBeVisible()
  await expect.element(screen.getByRole('heading', { name: 'Items' })).not.toBeInTheDocument()
})

test('a sprint to come without items has no burn-down yet', async () => {
  const items = { total: 0, done: 0, unestimated: 0, redacted: 0 }
  api.use({
    'GET /api/teams/crew/sprints': { sprints: [{ ...sprint16, state: 'planned', items }] },
  })
  const { screen } = await openPage('/crew/sprints/16')
  await expect.element(screen.getByText('Nothing is in this sprint yet')).toBeVisible()
  await expect.element(screen.getByRole('heading', { name: 'Burn-down' })).not.toBeInTheDocument()
})

test('a velocity that is not known has no unit', async () => {
  const fte = { planned: null, likely: null, actual: null }
  api.use({
    'GET /api/teams/crew/sprints': { sprints: [aSprint(5, { fte })] },
    'GET /api/teams/crew/sprints/s5/burndown': { ...noBurndown, sprintId: 's5' },
  })
  const { screen } = await openPage('/crew/sprints/5')
  await expect.element(screen.getByRole('button', { name: /^Velocity : – \./ })).toBeVisible()
  await expect.element(screen.getByText('points per FTE')).not.toBeInTheDocument()
})

test('the sprints beside it are one key away', async () => {
  const { screen, router } = await openPage('/crew/sprints/16')
  await expect
    .element(screen.getByRole('link', { name: 'Previous sprint, Sprint 15' }))
    .toBeVisible()
  await userEvent.keyboard('[[')
  await expect.poll(() => router.state.location.pathname).toBe('/crew/sprints/15')
})

test('a number without a sprint says so', async () => {
  const { screen } = await openPage('/crew/sprints/99')
  await expect.element(screen.getByText('This team has no sprint 99')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a sprint is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew/sprints/16', { colorScheme })
    await expect.element(screen.getByRole('listbox')).toBeVisible()
    await expect.element(screen.getByText('3 items · 13 points')).toBeVisible()
    await screen.getByRole('button', { name: 'Table of Burn-down' }).click()
    await screen.getByRole('button', { name: 'Add a comment' }).click()
    await expect.element(screen.getByRole('textbox', { name: 'Comment' })).toBeVisible()
    await expectAccessible()
  })
}
