import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aSprint, noPoints } from '../../support/web-data.ts'
import {
  afterwards,
  aReport,
  aReportItem,
  closedReview,
  reviewRoutes,
} from '../../support/web-review.ts'

const address = '/crew/sprints/16/review'
const open = (path = address, colorScheme: 'light' | 'dark' = 'light') =>
  openPage(path, { at: afterwards, colorScheme })

let api: FakeApi
beforeEach(async () => {
  localStorage.clear()
  api = fakeApi(reviewRoutes())
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('the sprint stands in a sentence and in figures that explain themselves', async () => {
  const { screen } = await open()
  await expect.element(screen.getByText('14 of 21 points, 4.2 people.')).toBeVisible()
  await screen.getByRole('button', { name: /^Counted : 14/ }).click()
  await expect.element(screen.getByRole('dialog').getByText('12 + 0 + 2 = 14')).toBeVisible()
})

test('a sprint that is over and not closed says so', async () => {
  const { screen } = await open()
  await expect
    .element(screen.getByText('This sprint ended 2 days ago and is not closed'))
    .toBeVisible()
  await expect.element(screen.getByText(/Its figures are provisional/)).toBeVisible()
})

test('the classes in scope add up to it, and the others are listed apart', async () => {
  const { screen } = await open()
  const terms = screen.getByRole('list', { name: 'How the scope adds up' }).getByRole('listitem')
  await expect.element(terms.first()).toBeVisible()
  expect(terms.elements().map(({ textContent }) => textContent)).toEqual([
    'Committed and done: 12, 3 items',
    '+Added and done: 0, 0 items',
    '+Carried over: 8, 2 items',
    '=In scope: 20, 5 items. How it is worked out',
  ])
  await expect.element(screen.getByText('Listed apart: removed 1 (1 item)')).toBeVisible()
  const carried = screen.getByRole('region', { name: 'Carried over' })
  await expect.element(carried.getByText('2 items · 8 points')).toBeVisible()
  await expect.element(carried.getByText('3rd sprint')).toBeVisible()
})

test('items are grouped as the team likes, each once, and the choice is remembered', async () => {
  const { screen } = await open()
  await screen.getByText('Label', { exact: true }).click()
  const sums = async (group: string, words: string) =>
    expect
      .element(screen.getByRole('region', { name: group, exact: true }).getByText(words))
      .toBeVisible()
  await sums('bug', '2 items · 10 points')
  await sums('Several labels', '1 item · 5 points')
  await sums('docs', '1 item · 2 points')
  await sums('No label', '1 item · 3 points')
  await sums('Removed', '1 item · 1 point')
  await screen.unmount()
  const again = await open()
  await expect.element(again.screen.getByRole('region', { name: 'Several labels' })).toBeVisible()
})

test('there is no way to group or sum by person', async () => {
  const { screen } = await open()
  const ways = screen.getByRole('radiogroup', { name: 'Group the items by' })
  await expect.element(ways).toBeVisible()
  const names = ways
    .getByRole('radio')
    .elements()
    .map(radio => (radio as HTMLInputElement).value)
  expect(names).toEqual(['class', 'label', 'repository', 'parent', 'status'])
})

test('an item says when earlier sprints have counted a part of it, and how sure it is', async () => {
  const items = [
    aReportItem('tides', 'Show the tides', 5, { share: 2, certainty: 'bounded' }),
    aReportItem('pilot', 'Log in by harbour pilot', 5),
  ]
  api.use(reviewRoutes(aReport({ items })))
  const { screen } = await open()
  await expect.element(screen.getByText('2 count here')).toBeVisible()
  await expect.element(screen.getByText('time nearly exact')).toBeVisible()
  const done = screen.getByRole('region', { name: 'Committed and done' })
  await expect.element(done.getByText('2 items · 7 points')).toBeVisible()
})

test('who worked on an item is not said beside how much each person was there', async () => {
  const { screen } = await open()
  await expect.element(screen.getByText('Show the tides')).toBeVisible()
  await expect.element(screen.getByRole('heading', { name: 'Real availability' })).toBeVisible()
  await expect.element(screen.getByText('mara-v')).not.toBeInTheDocument()
})

test('how the last sprints went can be read as a table, without colours', async () => {
  const { screen } = await open()
  const table = screen.getByRole('region', { name: 'Over the last sprints' }).getByRole('table')
  await expect.element(table.getByRole('row', { name: 'Percent in sprint 14 15 16' })).toBeVisible()
  await expect
    .element(table.getByRole('row', { name: 'Say / do committed points that were done – 60 60' }))
    .toBeVisible()
})

test('a sprint with totals only says so instead of sorting items', async () => {
  const sprint = aSprint(16)
  const report = aReport({ sprint, classes: null, items: [], outside: [], adjustments: [] })
  api.use(reviewRoutes({ ...report, classes: null, isProvisional: false }))
  const { screen } = await open()
  await expect.element(screen.getByText('Only totals are known of this sprint')).toBeVisible()
  await expect
    .element(screen.getByText('4.0 FTE are known of this sprint, without names.'))
    .toBeVisible()
  await expect
    .element(screen.getByRole('heading', { name: 'Done outside the sprint' }))
    .not.toBeInTheDocument()
})

test('a sprint of which nothing is known leads to where its points are typed', async () => {
  const none = { planned: null, likely: null, actual: null }
  const sprint = aSprint(16, { state: 'active', closedAt: null, points: noPoints, fte: none })
  const report = aReport({ sprint, items: [], outside: [], adjustments: [] })
  api.use(reviewRoutes({ ...report, classes: null }))
  const { screen } = await open()
  await expect.element(screen.getByText('No item of this sprint is on a board')).toBeVisible()
  await expect
    .element(screen.getByRole('link', { name: 'Sprints page' }))
    .toHaveAttribute('href', '/crew/sprints')
})

test('a sprint without items says so', async () => {
  api.use(reviewRoutes(aReport({ items: [], outside: [] })))
  const { screen } = await open()
  await expect.element(screen.getByText('No item was in this sprint')).toBeVisible()
  await expect
    .element(screen.getByText('Nothing was completed in its time that was not in its scope.'))
    .toBeVisible()
})

test('a sprint that has not begun leads to its planning', async () => {
  const sprint = aSprint(16, { state: 'planned', closedAt: null })
  api.use(reviewRoutes(aReport({ sprint })))
  const { screen } = await open()
  await expect.element(screen.getByText('This sprint has not begun')).toBeVisible()
  await expect
    .element(screen.getByRole('link', { name: 'Plan it' }))
    .toHaveAttribute('href', '/crew/sprints/16/plan')
})

test('the reviews beside it are one key away, and the pages of the sprint one link', async () => {
  const { screen, router } = await open()
  const tabs = screen.getByRole('navigation', { name: 'Pages of sprint 16' })
  await expect
    .element(tabs.getByRole('link', { name: 'Review' }))
    .toHaveAttribute('aria-current', 'page')
  await expect
    .element(tabs.getByRole('link', { name: 'Sprint' }))
    .not.toHaveAttribute('aria-current')
  await userEvent.keyboard('[[')
  await expect.poll(() => router.state.location.pathname).toBe('/crew/sprints/15/review')
})

test('on a big screen the bars of the app are gone until Escape', async () => {
  // a window that really is full cannot be made a phone for the next test
  const full = vi.spyOn(document.documentElement, 'requestFullscreen').mockResolvedValue()
  const { screen } = await open()
  const bar = screen.getByRole('navigation', { name: 'Pages', exact: true })
  await expect.element(bar).toBeVisible()
  await screen.getByRole('button', { name: 'Big screen', exact: true }).click()
  await expect.element(screen.getByRole('button', { name: 'Leave big screen' })).toBeVisible()
  expect(full).toHaveBeenCalledOnce()
  await expect.element(bar).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await expect.element(bar).toBeVisible()
})

test('a review that cannot be read says why and can be tried again', async () => {
  api.use({ 'GET /api/teams/crew/sprints/s16/report': () => Response.error() })
  const { screen } = await open()
  await expect.element(screen.getByText('The review could not be read')).toBeVisible()
  api.use(reviewRoutes())
  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect.element(screen.getByText('14 of 21 points, 4.2 people.')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on a review in ${colorScheme}`, async () => {
    const { screen } = await open(address, colorScheme)
    await expect.element(screen.getByRole('heading', { name: 'History' })).toBeVisible()
    await expectAccessible()
  })

test('on a phone nothing of a closed review is wider than the page', async () => {
  await page.viewport(390, 844)
  api.use(reviewRoutes(aReport({ sprint: closedReview, isProvisional: false })))
  const { screen } = await open()
  await expect.element(screen.getByRole('heading', { name: 'History' })).toBeVisible()
  const { scrollWidth, clientWidth } = document.documentElement
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
  await expectAccessible()
})
