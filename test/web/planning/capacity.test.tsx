import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type Call, type FakeApi, fakeApi } from '../../support/web-api.ts'
import { openPage } from '../../support/web-app.tsx'
import { team } from '../../support/web-data.ts'
import { capacity, planningRoutes } from '../../support/web-planning.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const address = '/crew/sprints/16/plan'
let api: FakeApi

beforeEach(async () => {
  api = fakeApi({ ...crewRoutes, ...planningRoutes })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('FTE times average velocity is what is expected, beside what is in the sprint', async () => {
  const { screen } = await openPage(address)
  const strip = screen.getByRole('region', { name: 'Capacity' })
  await expect.element(strip.getByText('from 2 of 3; 1.4 if the others are as usual')).toBeVisible()
  await expect.element(strip.getByText('33 over, 2 items without estimate')).toBeVisible()
  await strip.getByRole('button', { name: /^Expected points : 3.0/ }).click()
  await expect.element(screen.getByText('0.6 x 5 = 3')).toBeVisible()
})

test('another method is asked for and shown', async () => {
  api.use({
    'GET /api/teams/crew/sprints/s16/capacity': ({ query }: Call) =>
      query.get('method') === 'pooled'
        ? { ...capacity, average: { ...capacity.average, method: 'pooled', last: 3, value: 4 } }
        : capacity,
  })
  const { screen } = await openPage(address)
  await screen.getByLabelText('Average', { exact: true }).selectOptions('pooled-3')
  await expect.element(screen.getByText('Pooled, last 3 (14 sprints)')).toBeVisible()
})

test('without any answer the page says what to do, not 0', async () => {
  const fte = { used: null, from: 'nobody', answered: 0, total: 3, likely: null, later: null }
  api.use({
    'GET /api/teams/crew/sprints/s16/capacity': { ...capacity, fte, expected: null, likely: null },
  })
  const { screen } = await openPage(address)
  await expect
    .element(
      screen.getByText('Once people have given their percentages below, this shows what may fit.'),
    )
    .toBeVisible()
  await expect
    .element(screen.getByRole('region', { name: 'Capacity' }))
    .not.toHaveTextContent('NaN')
})

test('a sprint before it that nobody closed is said to count with its figures so far', async () => {
  api.use({
    'GET /api/teams/crew/sprints/s16/capacity': {
      ...capacity,
      provisional: [{ sprintId: 's15', number: 15, title: 'Sprint 15' }],
    },
  })
  const { screen } = await openPage(address)
  await expect
    .element(screen.getByText('Sprint 15 is not closed yet: the average uses the figures so far.'))
    .toBeVisible()
})

test('the team puts its own words in the place of those of Knots', async () => {
  api.use({ 'PATCH /api/teams/crew': ({ body }: Call) => ({ ...team, ...(body as object) }) })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: 'Use your own words' }).click()
  await screen
    .getByRole('textbox', { name: 'How to use velocity' })
    .fill('We plan with it and nothing else.')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(() => api.calls.find(({ method }) => method === 'PATCH')?.body)
    .toEqual({
      version: 3,
      velocityWords: 'We plan with it and nothing else.',
    })
})
