import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aSprint } from '../../support/web-data.ts'
import { projection } from '../../support/web-forecast.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const address = 'GET /api/teams/crew/sprints/s16/projection'
let api: FakeApi
beforeEach(async () => {
  api = fakeApi({ ...crewRoutes, [address]: projection })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('a running sprint says what will probably be done by its end, with its range', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  const panel = screen.getByRole('region', { name: 'By the end of the sprint' })
  await expect
    .element(
      panel.getByRole('button', { name: /Probably 31 of 40 points \(21 to 38\) , 17 so far/ }),
    )
    .toBeVisible()
  await expect
    .element(panel.getByText(/In 80 of 100 sprints like the past ones, between 21.4 and 38.2/))
    .toBeVisible()
})

test('a range without any width is left out: nothing is open any more', async () => {
  const points = { low: 17, expected: 17, high: 17 }
  api.use({ [address]: { ...projection, completed: 17, remaining: 0, points } })
  const { screen } = await openPage('/crew/sprints/16')
  const panel = screen.getByRole('region', { name: 'By the end of the sprint' })
  await expect
    .element(panel.getByRole('button', { name: /Probably 17 of 17 points , 17 so far/ }))
    .toBeVisible()
  expect(panel.getByText(/In 80 of 100 sprints/).query()).toBeNull()
})

test('it explains itself, and shows the past sprints behind it', async () => {
  const { screen } = await openPage('/crew/sprints/16')
  await screen.getByRole('button', { name: /^Done by the end of the sprint/ }).click()
  await expect.element(screen.getByText('17 + 23 x 0.61 = 31')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await screen.getByRole('button', { name: 'From 3 past sprints' }).click()
  const table = screen.getByRole('table', { name: 'Past sprints at the same time' })
  await expect.element(table.getByRole('row', { name: 'Sprint 12 8.0 19.0 17 47 %' })).toBeVisible()
})

test('without enough past sprints it says why there is none', async () => {
  const why = 'Only 2 past sprints were followed day by day; 5 are needed.'
  api.use({ [address]: { ...projection, why, points: null, cover: null, past: [], formula: null } })
  const { screen } = await openPage('/crew/sprints/16')
  await expect
    .element(screen.getByText(`What will be done by the end cannot be said yet. ${why}`))
    .toBeVisible()
})

for (const [width, height] of [
  [1280, 900],
  [390, 844],
] as const) {
  test(`nothing moves when it arrives at ${width} pixels`, async () => {
    await page.viewport(width, height)
    let arrive = (_: unknown) => {}
    api.use({
      [address]: () =>
        new Promise(resolve => {
          arrive = resolve
        }),
    })
    const { screen } = await openPage('/crew/sprints/16')
    const panel = screen.getByRole('region', { name: 'By the end of the sprint' })
    await expect.element(panel).toBeVisible()
    await expect.poll(() => api.calls.some(({ path }) => path.endsWith('/projection'))).toBe(true)
    const before = panel.element().getBoundingClientRect().height
    arrive(projection)
    await expect.element(panel.getByText(/^Probably 31/)).toBeVisible()
    expect(panel.element().getBoundingClientRect().height).toBe(before)
  })
}

test('a sprint that is closed or known by its totals only has none', async () => {
  api.use({
    'GET /api/teams/crew/sprints': { sprints: [aSprint(15), aSprint(16, { state: 'active' })] },
  })
  const { screen } = await openPage('/crew/sprints/16')
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible()
  await expect
    .element(screen.getByRole('region', { name: 'By the end of the sprint' }))
    .not.toBeInTheDocument()
})

test('a failure says so and can be tried again', async () => {
  api.use({ [address]: () => refuse(500, 'The figures could not be read.') })
  const { screen } = await openPage('/crew/sprints/16')
  await expect.element(screen.getByText('The figures could not be read.')).toBeVisible()
  api.use({ [address]: projection })
  await screen.getByRole('button', { name: /again/i }).first().click()
  await expect.element(screen.getByText(/^Probably 31/)).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what will probably be done is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew/sprints/16', { colorScheme })
    await screen.getByRole('button', { name: 'From 3 past sprints' }).click()
    await expect.element(screen.getByRole('table', { name: /^Past sprints/ })).toBeVisible()
    await screen.getByRole('heading', { level: 1 }).hover()
    await expectAccessible()
  })
}
