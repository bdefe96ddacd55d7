import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aSprint, team } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'
import { velocity } from '../../support/web-velocity.ts'

const address = 'GET /api/teams/crew/velocity'
let api: FakeApi
beforeEach(async () => {
  api = fakeApi(crewRoutes)
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('the next sprint is expected with its range and formula', async () => {
  const { screen } = await openPage('/crew/velocity')
  const next = screen.getByRole('region', { name: 'Next sprint' })
  await expect.element(next.getByText(/In 80 of 100 sprints/)).toBeVisible()
  await expect.element(next.getByText(/So far 6 of 7 ranges held/)).toBeVisible()
  await next.getByRole('button', { name: /^Expected points of sprint 16/ }).click()
  await expect.element(screen.getByText(/Planned FTE × average velocity/)).toBeVisible()
})

test('what is completed already in the next sprint is said', async () => {
  const { screen } = await openPage('/crew/velocity')
  const next = screen.getByRole('region', { name: 'Next sprint' })
  await expect.element(next.getByText(/17 completed so far\./)).toBeVisible()
  expect(next.getByText(/meant to hold/).elements()).toEqual([])
})

test('ranges that held less often than meant say what they were meant to hold', async () => {
  api.use({ [address]: { ...velocity, score: { held: 4, ranges: 7 } } })
  const { screen } = await openPage('/crew/velocity')
  await expect
    .element(screen.getByText(/4 of 7 ranges held what came out \(meant to hold 8 of 10\)/))
    .toBeVisible()
})

test('without enough past predictions the page says why there is no range', async () => {
  const why = 'A range needs 5 past predictions; there are 2.'
  const next = {
    ...velocity.next!,
    points: { low: null, expected: 17, high: null },
    cover: null,
    why,
  }
  api.use({ [address]: { ...velocity, next } })
  const { screen } = await openPage('/crew/velocity')
  await expect.element(screen.getByText(why, { exact: false })).toBeVisible()
})

test('each sprint of the chart tells its figures, and why it is left out', async () => {
  const { screen } = await openPage('/crew/velocity')
  const chart = screen.getByRole('listbox', { name: 'Sprints' })
  await expect
    .element(chart.getByRole('option', { name: /^Sprint 11,.*counted 23,.*velocity 5.2/ }))
    .toBeVisible()
  await expect
    .element(chart.getByRole('option', { name: /Left out of averages: Four public holidays/ }))
    .toBeVisible()
})

test('methods are compared behind "how", and another can be looked at', async () => {
  const { screen, router } = await openPage('/crew/velocity')
  await screen.getByRole('button', { name: 'Compare methods' }).click()
  const table = screen.getByRole('table', { name: 'Methods compared' })
  await expect
    .element(table.getByRole('row', { name: /Weighted, all sprints shown least off .* 11 3.4/ }))
    .toBeVisible()
  await table.getByRole('button', { name: 'Mean, last 5' }).click()
  await expect.poll(() => router.state.location.search).toBe('?method=mean-5')
  await expect
    .poll(() => String(api.calls.filter(({ path }) => path.endsWith('/velocity')).at(-1)?.query))
    .toBe('method=mean&last=5')
})

test('a method that is looked at can be made the one of the team', async () => {
  api.use({
    [address]: { ...velocity, average: { ...velocity.average, method: 'mean', last: 5 } },
    'PATCH /api/teams/crew': { ...team, version: 4, average: { method: 'mean', last: 5 } },
  })
  const { screen } = await openPage('/crew/velocity?method=mean-5')
  await screen.getByRole('button', { name: 'Make it the team’s' }).click()
  await expect
    .poll(() => api.calls.find(({ method }) => method === 'PATCH')?.body)
    .toEqual({ version: 3, average: { method: 'mean', last: 5 } })
})

test('an earlier day can be asked for', async () => {
  const { screen } = await openPage('/crew/velocity')
  await screen.getByLabelText('As of').fill('2026-01-21')
  await expect
    .poll(() => String(api.calls.filter(({ path }) => path.endsWith('/velocity')).at(-1)?.query))
    .toBe('asOf=2026-01-21')
})

test('with fewer than three sprints with an FTE the page shows points per sprint, so labelled', async () => {
  const points = { ...aSprint(1).points, counted: 12 }
  const few = [
    aSprint(1, { points, fte: { planned: null, likely: null, actual: null } }),
    aSprint(2),
  ]
  api.use({ [address]: { ...velocity, sprints: few, band: [], next: null } })
  const { screen } = await openPage('/crew/velocity')
  await expect.element(screen.getByRole('heading', { name: 'Points per sprint' })).toBeVisible()
  await screen.getByRole('button', { name: /^Points per sprint : 13.5 points/ }).click()
  await expect.element(screen.getByText('(12 + 15) / 2 = 13.5')).toBeVisible()
  await expect.element(screen.getByText('Compare methods')).not.toBeInTheDocument()
})

test('a team without sprints is told where they come from', async () => {
  api.use({ [address]: { ...velocity, sprints: [], band: [], next: null } })
  const { screen } = await openPage('/crew/velocity')
  await expect.element(screen.getByRole('link', { name: 'Import past sprints' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Velocity is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew/velocity', { colorScheme })
    await expect.element(screen.getByRole('listbox')).toBeVisible()
    await screen.getByRole('button', { name: 'Compare methods' }).click()
    await screen.getByRole('button', { name: 'Table of Expected against actual' }).click()
    await expect.element(screen.getByRole('table', { name: 'Methods compared' })).toBeVisible()
    await expectAccessible()
  })
}
