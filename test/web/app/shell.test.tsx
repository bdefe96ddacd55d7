import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { sprint16, sync, team } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

let api: FakeApi
beforeEach(async () => {
  api = fakeApi(crewRoutes)
  await page.viewport(1280, 800)
})
afterEach(() => api.restore())

test('the bar leads to every page of the team and names the sprint of today', async () => {
  const { screen } = await openPage('/crew')
  const bar = screen.getByRole('navigation', { name: 'Pages', exact: true })
  await expect.element(bar.getByRole('link', { name: 'Sprint 16' })).toBeVisible()
  await bar.getByRole('link', { name: 'Velocity' }).click()
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Velocity' })).toBeVisible()
  await expect
    .element(bar.getByRole('link', { name: 'Velocity' }))
    .toHaveAttribute('aria-current', 'page')
})

test('the bar says when GitHub was last read', async () => {
  const { screen } = await openPage('/crew')
  await expect.element(screen.getByText('GitHub read 3 min ago')).toBeVisible()
})

test('a failed read still says when the last good one was, and why it failed', async () => {
  api.use({
    'GET /api/teams/crew/sync': {
      ...sync,
      state: 'failed',
      error: 'GitHub refuses the token: it has expired.',
    },
  })
  const { screen } = await openPage('/crew')
  await screen.getByRole('button', { name: 'GitHub failed, read 3 min ago. Details' }).click()
  const details = screen.getByRole('dialog')
  await expect.element(details.getByText(/it has expired/)).toBeVisible()
  await expect.element(details.getByText(/Last read 3 min ago/)).toBeVisible()
  await expect.element(details.getByText(/Knots tries again by itself at 18 Jun/)).toBeVisible()
  await expect.element(details.getByText(/4,961 points of 5,000 left/)).toBeVisible()
})

test('a host that counts no points says nothing of them', async () => {
  api.use({ 'GET /api/teams/crew/sync': { ...sync, rateLimit: null, nextReadAt: null } })
  const { screen } = await openPage('/crew')
  await screen.getByRole('button', { name: /GitHub read 3 min ago/ }).click()
  const details = screen.getByRole('dialog')
  await expect.element(details.getByText(/Last read 3 min ago/)).toBeVisible()
  expect(details.element().textContent).not.toMatch(/point|by itself|next read/i)
})

test('"Read now" asks the server to read the board', async () => {
  api.use({ 'POST /api/teams/crew/sync': sync })
  const { screen } = await openPage('/crew')
  await screen.getByRole('button', { name: /GitHub read 3 min ago/ }).click()
  await screen.getByRole('button', { name: 'Read now' }).click()
  await expect.poll(() => api.calls.some(({ method }) => method === 'POST')).toBe(true)
})

test('a team without a board is led to the settings', async () => {
  api.use({ 'GET /api/teams/crew': { ...team, github: null } })
  const { screen } = await openPage('/crew')
  await expect
    .element(screen.getByRole('link', { name: 'No board connected' }))
    .toHaveAttribute('href', '/crew/settings')
})

test('the keys g and v go to Velocity, and ? lists the keys', async () => {
  const { screen, router } = await openPage('/crew')
  await expect.element(screen.getByText('GitHub read 3 min ago')).toBeVisible()
  await userEvent.keyboard('gv')
  await expect.poll(() => router.state.location.pathname).toBe('/crew/velocity')
  await userEvent.keyboard('?')
  await expect.element(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})

test('a live event fetches again what it concerns, and nothing else', async () => {
  const { screen } = await openPage('/crew')
  await expect.element(screen.getByText('GitHub read 3 min ago')).toBeVisible()
  api.use({
    'GET /api/teams/crew/sync': { ...sync, state: 'running', progress: { done: 50, total: 200 } },
  })
  const before = api.calls.filter(({ path }) => path === '/api/teams').length
  api.emit('sync')
  await expect.element(screen.getByText('Reading GitHub 25 %')).toBeVisible()
  expect(api.calls.filter(({ path }) => path === '/api/teams').length).toBe(before)
})

test('an event during a fetch is followed by one more fetch', async () => {
  const waiting: ((value: unknown) => void)[] = []
  api.use({ 'GET /api/teams/crew/sprints': () => new Promise(done => waiting.push(done)) })
  const { screen } = await openPage('/crew')
  await expect.poll(() => waiting.length).toBe(1)
  api.emit('sprints')
  api.emit('sprints')
  waiting[0]?.({ sprints: [] })
  await expect.poll(() => waiting.length).toBe(2)
  waiting[1]?.({ sprints: [sprint16] })
  const bar = screen.getByRole('navigation', { name: 'Pages', exact: true })
  await expect.element(bar.getByRole('link', { name: 'Sprint 16' })).toBeVisible()
  expect(waiting.length).toBe(2)
})

test('a team that is not there is said so, with a way on', async () => {
  api.use({ 'GET /api/teams/crew': () => refuse(404, 'There is no such team.') })
  const { screen } = await openPage('/crew')
  await expect.element(screen.getByRole('link', { name: 'Go to the teams' })).toBeVisible()
})

test.each([
  [null, 'Reading GitHub failed. Details', /Failed/],
  ['2026-06-15T08:00:00Z', 'GitHub failed, read 3 days ago. Details', /Failed, read 3 days ago/],
])(
  'on a phone the bar has room for what it says, in words that its labels hold',
  async (lastReadAt, name, words) => {
    await page.viewport(390, 800)
    api.use({
      'GET /api/teams/crew': { ...team, isDemo: true },
      'GET /api/teams/crew/sync': { ...sync, state: 'failed', lastReadAt },
    })
    const { screen } = await openPage('/crew')
    const banner = screen.getByRole('banner')
    await expect.element(banner.getByText('Demo')).toBeVisible()
    const button = banner.getByRole('button', { name })
    await expect.element(button).toMatchTextContent(words)
    const edges = [...banner.element().querySelectorAll('*')].map(
      part => part.getBoundingClientRect().right,
    )
    expect(Math.max(...edges)).toBeLessThanOrEqual(390)
  },
)

test('on a phone the pages are at the bottom', async () => {
  await page.viewport(390, 800)
  const { screen } = await openPage('/crew')
  const bar = screen.getByRole('navigation', { name: 'Pages, below' })
  await expect.element(bar.getByRole('link', { name: 'Sprint 16' })).toBeVisible()
  await bar.getByRole('link', { name: 'Velocity' }).click()
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Velocity' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the frame and its menus are accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew/nowhere', { colorScheme })
    await expect.element(screen.getByText('GitHub read 3 min ago')).toBeVisible()
    await screen.getByRole('button', { name: 'More' }).click()
    await expect.element(screen.getByRole('menuitem', { name: 'Settings' })).toBeVisible()
    await expectAccessible()
  })
}
