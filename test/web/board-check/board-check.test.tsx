import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { boardCheck, boardInOrder, twice } from '../../support/web-board-check.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const T = '/api/teams/crew'
const address = `GET ${T}/board-check`
const nothing = { board: null, items: 0, count: 0, rules: [], aside: [] }
let api: FakeApi
beforeEach(async () => {
  api = fakeApi({ ...crewRoutes, [address]: boardCheck })
  await page.viewport(1280, 900)
})
afterEach(() => {
  notifications.clean()
  api.restore()
})

test('each rule that found something says why it matters, what to do, and which items', async () => {
  const { screen } = await openPage('/crew/board-check')
  const rule = screen.getByRole('region', { name: 'Points on two items for the same work' })
  await expect.element(rule.getByText('Up to 5 points may be counted twice.')).toBeVisible()
  await expect.element(rule.getByText('Straighten it.')).toBeVisible()
  await expect
    .element(rule.getByRole('link', { name: 'Move accounting to the new database' }))
    .toHaveAttribute('href', 'https://github.com/harbour/pilot/issues/40')
  await expect
    .element(rule.getByText('8 points here and 5 points on its sub-issue #41.'))
    .toBeVisible()
  await expect.element(screen.getByText(/^10 things to look at among 214 items/)).toBeVisible()
  const ahead = screen.getByText(/2 would cover the next four weeks/)
  await expect
    .element(ahead.getByRole('link', { name: 'Open the board' }))
    .toHaveAttribute('href', 'https://github.com/orgs/harbour/projects/30')
})

test('what was checked and is fine is said, and what was not checked and why', async () => {
  const { screen } = await openPage('/crew/board-check')
  const fine = screen.getByRole('region', { name: 'Checked and fine' })
  await expect.element(fine.getByText('Points that are not on the scale')).toBeVisible()
  const unchecked = screen.getByRole('region', { name: 'Not checked' })
  await expect.element(unchecked.getByText(/is not read yet/)).toBeVisible()
})

test('a long list shows its first items, and all of them on request', async () => {
  const { screen } = await openPage('/crew/board-check')
  const rule = screen.getByRole('region', { name: 'No estimate in the current or next sprint' })
  await expect.element(rule.getByRole('link', { name: 'Item 55' })).toBeVisible()
  await expect.element(rule.getByRole('link', { name: 'Item 57' })).not.toBeInTheDocument()
  await rule.getByRole('button', { name: 'Show all 8' }).click()
  await expect.element(rule.getByRole('link', { name: 'Item 57' })).toBeVisible()
})

test('one click sets points aside with the reason offered; what it mended is gone', async () => {
  const reason = 'Counted on its sub-issue #41'
  api.use({
    [`POST ${T}/items/:id/aside`]: () => {
      const rules = boardCheck.rules.map(rule =>
        rule.id === twice.id ? { ...rule, state: 'fine', count: 0, findings: [] } : rule,
      )
      const mended = { item: { ...twice.findings[0]?.item, aside: reason }, reason }
      const aside = [{ ...mended, at: '2026-06-18T09:30:00Z' }, ...boardCheck.aside]
      api.use({ [address]: { ...boardCheck, rules, aside, count: 9 } })
      return { itemId: 'i40', aside: { reason, at: '2026-06-18T09:30:00Z' } }
    },
  })
  const { screen } = await openPage('/crew/board-check')
  const button = screen.getByRole('button', { name: 'Set #40 aside' })
  await expect.element(button).toBeVisible()
  ;(button.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  const aside = screen.getByRole('region', { name: 'Set aside' })
  await expect.element(aside.getByText(/^Set aside: Counted on its sub-issue #41/)).toBeVisible()
  await expect.element(button).not.toBeInTheDocument()
  const call = api.calls.find(({ method }) => method === 'POST')
  expect(call).toMatchObject({ path: `${T}/items/i40/aside`, body: { reason } })
  await expect.element(screen.getByRole('alert').getByText(/^#40 is set aside/)).toBeVisible()
  expect(document.activeElement).not.toBe(document.body)
  await expectAccessible()
})

test('what is set aside stands struck with its reason and can be counted again', async () => {
  api.use({ [`DELETE ${T}/items/:id/aside`]: { itemId: 'i30', aside: null } })
  const { screen } = await openPage('/crew/board-check')
  const aside = screen.getByRole('region', { name: 'Set aside' })
  await expect
    .element(aside.getByText(/^Set aside: Counted on its sub-issues #31 and #32, since 16 Jun/))
    .toBeVisible()
  expect(aside.getByText('13', { exact: true }).element().tagName).toBe('S')
  api.use({ [address]: { ...boardCheck, aside: [] } })
  await aside.getByRole('button', { name: 'Count #30 again' }).click()
  await expect.element(aside).not.toBeInTheDocument()
})

test('the reason can be said in own words', async () => {
  api.use({ [`POST ${T}/items/:id/aside`]: { itemId: 'i30', aside: null } })
  const { screen } = await openPage('/crew/board-check')
  await screen.getByRole('button', { name: 'Change reason of #30' }).click()
  const field = screen.getByRole('textbox', { name: 'Why it counts 0' })
  await field.fill('Agreed in the review')
  await userEvent.keyboard('{Enter}')
  await expect.element(field).not.toBeInTheDocument()
  expect(api.calls.find(({ method }) => method === 'POST')?.body).toEqual({
    reason: 'Agreed in the review',
  })
})

test('a refusal is shown beside the button, and nothing else changes', async () => {
  api.use({ [`POST ${T}/items/:id/aside`]: () => refuse(404, 'There is no such item any more.') })
  const { screen } = await openPage('/crew/board-check')
  await screen.getByRole('button', { name: 'Set #40 aside' }).click()
  await expect
    .element(screen.getByRole('alert').getByText('There is no such item any more.'))
    .toBeVisible()
})

test('a board in order says so', async () => {
  api.use({ [address]: boardInOrder })
  const { screen } = await openPage('/crew/board-check')
  await expect.element(screen.getByText('The board is in order')).toBeVisible()
  await expect.element(screen.getByText(/^Nothing odd among 214 items/)).toBeVisible()
})

test('a team without a board is led to Settings, one whose board was not read waits for it', async () => {
  api.use({ [address]: { state: 'none', ...nothing } })
  const { screen, client } = await openPage('/crew/board-check')
  await expect
    .element(screen.getByRole('link', { name: 'Connect a GitHub project' }))
    .toHaveAttribute('href', '/crew/settings')
  api.use({ [address]: { state: 'unread', ...nothing } })
  await client.invalidateQueries()
  await expect.element(screen.getByText('The board was not read yet')).toBeVisible()
})

test('a check that cannot be read says so and tries again on request', async () => {
  api.use({ [address]: () => refuse(500, 'The database cannot be read. Look at the log.') })
  const { screen } = await openPage('/crew/board-check')
  await expect.element(screen.getByRole('alert').getByText(/Look at the log/)).toBeVisible()
  api.use({ [address]: boardCheck })
  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect.element(screen.getByRole('region', { name: 'Set aside' })).toBeVisible()
})

test('what the next read of the board finds shows without loading the page again', async () => {
  const { screen } = await openPage('/crew/board-check')
  await expect.element(screen.getByRole('region', { name: 'Set aside' })).toBeVisible()
  api.use({ [address]: boardInOrder })
  api.emit('board')
  await expect.element(screen.getByText('The board is in order')).toBeVisible()
})

test('the menu leads there, and so do the keys g and b', async () => {
  const { screen, router } = await openPage('/crew')
  await screen.getByRole('button', { name: 'More' }).click()
  await expect.element(screen.getByRole('menuitem', { name: 'Board check' })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await userEvent.keyboard('gb')
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Board check' })).toBeVisible()
  expect(router.state.location.pathname).toBe('/crew/board-check')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the board check is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew/board-check', { colorScheme })
    await expect.element(screen.getByRole('region', { name: 'Set aside' })).toBeVisible()
    await expectAccessible()
  })
}

test('on a phone nothing is wider than the page', async () => {
  await page.viewport(360, 740)
  const { screen } = await openPage('/crew/board-check')
  await expect.element(screen.getByRole('region', { name: 'Set aside' })).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
  await expectAccessible()
})
