import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aSprint, emptyHome, home, sprint16 } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const address = 'GET /api/teams/crew/home'
let api: FakeApi
beforeEach(async () => {
  api = fakeApi(crewRoutes)
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('Home shows the sprint of today: points, days, availability, goal', async () => {
  const { screen } = await openPage('/crew')
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Sprint 16' })).toBeVisible()
  const glance = screen.getByRole('region', { name: 'At a glance' })
  await expect
    .element(glance.getByRole('button', { name: /^Points left : 23 , of 40/ }))
    .toBeVisible()
  await expect.element(glance.getByText('of 10 working days')).toBeVisible()
  await expect
    .element(glance.getByRole('button', { name: /^Availability \(FTE\) : 4.2 , from 11 of 19/ }))
    .toBeVisible()
  const goal = screen.getByRole('region', { name: 'Goal' })
  await expect.element(goal.getByText('Matching')).toBeVisible()
  expect(goal.getByText('Job monitoring on the new pages').element().tagName).toBe('DEL')
})

test('Home says the number of a sprint with a title of its own, and its state', async () => {
  api.use({ [address]: { ...home, sprint: { ...sprint16, title: 'June 24th' } } })
  const { screen } = await openPage('/crew')
  await expect.element(screen.getByRole('heading', { level: 1, name: 'June 24th' })).toBeVisible()
  await expect
    .element(screen.getByRole('main').getByText('Sprint 16', { exact: true }))
    .toBeVisible()
  await expect.element(screen.getByText('In progress', { exact: true })).toBeVisible()
})

test('a sprint whose last day has passed is over, not closed yet', async () => {
  api.use({ [address]: { ...home, sprint: { ...sprint16, lastDay: '2026-06-17' } } })
  const { screen } = await openPage('/crew')
  await expect.element(screen.getByText('Over, not closed yet')).toBeVisible()
})

test('Home names who has not answered, what is due and what to look at', async () => {
  const { screen } = await openPage('/crew')
  const availability = screen.getByRole('region', { name: 'Availability' })
  await expect.element(availability.getByText(/Renske/)).toBeVisible()
  await expect
    .element(availability.getByRole('link', { name: 'Answer in planning' }))
    .toHaveAttribute('href', '/crew/sprints/16/plan')
  await expect.element(screen.getByText(/first pass of a review/)).toBeVisible()
  await expect.element(screen.getByText('2 items of this sprint have no points.')).toBeVisible()
})

test('Home counts what the board check finds and leads there', async () => {
  const { screen } = await openPage('/crew')
  const line = screen.getByText('5 things on the board may bend the numbers. Board check')
  await expect.element(line).toBeVisible()
  await expect
    .element(line.getByRole('link', { name: 'Board check' }))
    .toHaveAttribute('href', '/crew/board-check')
})

test('Home says which sprints lack an FTE and where it can be typed', async () => {
  const fte = { planned: null, likely: null, actual: null }
  const sprint = { ...sprint16, fte }
  api.use({
    [address]: { ...home, sprint },
    'GET /api/teams/crew/sprints': { sprints: [aSprint(14, { fte }), aSprint(15), sprint] },
  })
  const { screen } = await openPage('/crew')
  const line = screen.getByText(/^The FTE of this sprint and 1 closed sprint is not known/)
  await expect.element(line).toBeVisible()
  await expect
    .element(line.getByRole('link', { name: 'Sprints' }))
    .toHaveAttribute('href', '/crew/sprints')
})

test('a sprint that is over and not closed is offered for closing', async () => {
  api.use({ [address]: { ...home, toClose: [{ id: 's15', number: 15 }] } })
  const { screen } = await openPage('/crew')
  await expect
    .element(screen.getByRole('link', { name: 'Review and close it' }))
    .toHaveAttribute('href', '/crew/sprints/15/review')
})

test('a new team is told every way to start', async () => {
  api.use({ [address]: emptyHome })
  const { screen } = await openPage('/crew')
  await expect
    .element(screen.getByRole('link', { name: 'Connect' }))
    .toHaveAttribute('href', '/crew/settings')
  await expect
    .element(screen.getByRole('link', { name: 'Import' }))
    .toHaveAttribute('href', '/crew/import')
  await expect.element(screen.getByRole('link', { name: 'Add a sprint' })).toBeVisible()
})

test('when Home cannot be read it says so and tries again on request', async () => {
  api.use({ [address]: () => refuse(500, 'The database cannot be read. Look at the log.') })
  const { screen } = await openPage('/crew')
  await expect.element(screen.getByRole('alert').getByText(/Look at the log/)).toBeVisible()
  api.use({ [address]: home })
  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Sprint 16' })).toBeVisible()
})

test('what somebody else changes shows without loading the page again', async () => {
  const { screen } = await openPage('/crew')
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Sprint 16' })).toBeVisible()
  const points = { ...sprint16.points, remaining: 18, completed: 22 }
  api.use({ [address]: { ...home, sprint: { ...sprint16, points } } })
  api.emit('board')
  await expect.element(screen.getByRole('button', { name: /^Points left : 18/ })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Home is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew', { colorScheme })
    await expect.element(screen.getByRole('listbox')).toBeVisible()
    await expectAccessible()
  })
}
