import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { items, sprint16, sprints } from '../../support/web-data.ts'
import { noPullRequests, pullRequests } from '../../support/web-pull-requests.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const address = 'GET /api/teams/crew/sprints/s16/pull-requests'
let api: FakeApi
beforeEach(async () => {
  api = fakeApi({ ...crewRoutes, [address]: pullRequests })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('pull requests stand by whose move they are, each group with its longest wait', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  const panel = screen.getByRole('region', { name: 'Pull requests', exact: true })
  await expect.element(panel.getByText('oldest 9 days (7 working)')).toBeVisible()
  const waiting = panel.getByRole('region', { name: 'Waiting for review' })
  await expect.element(waiting.getByText('Waits 9 days, 7 working days')).toBeVisible()
  await expect.element(waiting.getByText('Waits since today')).toBeVisible()
  await expect.element(waiting.getByText('Nobody was asked to review')).toBeVisible()
  const titles = waiting.getByRole('link', { name: /accounting|filter|clean-up/i }).elements()
  expect(titles.map(link => link.textContent)).toEqual([
    'Move accounting to the new database',
    'Keep the filter in the address',
    'An old clean-up',
  ])
  const changes = panel.getByRole('region', { name: 'Needing changes' })
  await expect.element(changes.getByText('Changes asked for: 2 days, 2 working days')).toBeVisible()
  await expect.element(panel.getByRole('region', { name: 'Approved' })).toBeVisible()
})

test('big ones are marked, and the lines from which on are stated', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  const panel = screen.getByRole('region', { name: 'Pull requests', exact: true })
  await expect.element(panel.getByText('Very big: 1,630 lines')).toBeVisible()
  await expect.element(panel.getByText('+1,420 −210 in 38 files')).toBeVisible()
  await expect
    .element(panel.getByText(/Big: over 400 changed lines, very big: over 1,000/))
    .toBeVisible()
})

test('the issues it closes are linked, and points set aside are struck', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  const panel = screen.getByRole('region', { name: 'Pull requests', exact: true })
  await expect
    .element(panel.getByRole('link', { name: '#433' }))
    .toHaveAttribute('href', 'https://github.com/harbour/matching/issues/433')
  const struck = panel.getByTitle('Set aside, counts 0: Counted on its issue #473')
  await expect.element(struck).toBeVisible()
  expect(struck.element().querySelector('s')?.textContent).toBe('3')
})

test('drafts are counted apart and shown on request', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  const drafts = screen.getByRole('region', { name: 'Drafts' })
  await expect.element(drafts).toBeVisible()
  await expect.element(drafts.getByText('Try object storage')).not.toBeInTheDocument()
  await drafts.getByRole('button', { name: 'Show 1 more: Drafts' }).click()
  await expect.element(drafts.getByText('Try object storage')).toBeVisible()
})

test('without open pull requests, and of a closed sprint, nothing is said of them', async () => {
  api.use({ [address]: noPullRequests })
  const { screen, router } = await openPage('/crew/sprints/16')
  await expect.element(screen.getByRole('region', { name: 'Items' })).toBeVisible()
  await expect.element(screen.getByText('Loading the pull requests')).not.toBeInTheDocument()
  await expect
    .element(screen.getByRole('region', { name: 'Pull requests', exact: true }))
    .not.toBeInTheDocument()
  await router.navigate('/crew/sprints/15')
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Sprint 15' })).toBeVisible()
  expect(api.calls.filter(({ path }) => path.endsWith('/s15/pull-requests'))).toEqual([])
})

test('when they cannot be read the rest of the sprint stands', async () => {
  api.use({ [address]: () => refuse(500, 'The database cannot be read. Look at the log.') })
  const { screen } = await openPage('/crew/sprints/16')
  await expect.element(screen.getByText('The pull requests could not be read')).toBeVisible()
  await expect.element(screen.getByRole('region', { name: 'Items' })).toBeVisible()
})

test('an item of the sprint that is set aside is struck, says why, and adds nothing to its group', async () => {
  const aside = 'Counted on its sub-issues #31 and #32'
  const list = items.map(item => (item.id === 'i8' ? { ...item, aside } : item))
  api.use({
    'GET /api/teams/crew/sprints/s16/items': { items: list },
    'GET /api/teams/crew/sprints': {
      sprints: sprints.map(sprint =>
        sprint.id === sprint16.id
          ? { ...sprint, aside: { items: 1, points: 8, reestimated: -8 } }
          : sprint,
      ),
    },
  })
  const { screen } = await openPage('/crew/sprints/16')
  const progress = screen.getByRole('region', { name: 'In progress' })
  await expect.element(progress.getByText('3 items · 5 points')).toBeVisible()
  await expect.element(progress.getByText(`Set aside: ${aside}`, { exact: true })).toBeVisible()
  await screen.getByRole('button', { name: 'More figures' }).click()
  await screen.getByRole('button', { name: /^Re-estimated/ }).click()
  const explanation = screen.getByRole('dialog')
  await expect
    .element(explanation.getByText(/-8 of it is points set aside, or counted again/))
    .toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a sprint with pull requests is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew/sprints/16', { colorScheme })
    await expect
      .element(screen.getByRole('region', { name: 'Pull requests', exact: true }))
      .toBeVisible()
    await expectAccessible()
  })
}

test('on a phone no pull request is wider than the page', async () => {
  await page.viewport(360, 740)
  const { screen } = await openPage('/crew/sprints/16')
  await expect
    .element(screen.getByRole('region', { name: 'Pull requests', exact: true }))
    .toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
})
