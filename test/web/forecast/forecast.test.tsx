import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { restOf, sharesWithSums, shareWords } from '../../../web/features/forecast/runs.ts'
import { type Call, type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { forecast, noForecast, pointsForecast } from '../../support/web-forecast.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const address = 'GET /api/teams/crew/forecast'
let api: FakeApi
beforeEach(async () => {
  api = fakeApi({
    ...crewRoutes,
    [address]: forecast,
    'GET /api/teams/crew/items': {
      items: [{ labels: ['docs'] }, { labels: ['bug', 'pilot'] }, { labels: ['bug'] }],
      next: null,
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

const asked = () =>
  api.calls.filter(({ path }) => path.endsWith('/forecast')).map(({ query }) => String(query))

test('the backlog is asked for at first, and the answer is a sentence', async () => {
  const { screen } = await openPage('/crew/forecast')
  await expect
    .element(
      screen.getByText('85 % sure: the backlog is done after 7 sprints, by 30 Sept 2026.', {
        exact: true,
      }),
    )
    .toBeVisible()
  expect(asked()).toEqual(['backlog=true'])
  const sure = screen.getByRole('region', { name: 'How sure' })
  await expect
    .element(sure.getByRole('button', { name: /^95 % sure : 9 sprints , by 28 Oct 2026/ }))
    .toBeVisible()
})

test('the answer explains itself with its formula', async () => {
  const { screen } = await openPage('/crew/forecast')
  await screen.getByRole('button', { name: /^85 % sure/ }).click()
  await expect.element(screen.getByText('85 of 100 runs end within 7 sprints')).toBeVisible()
})

test('what it was made from is said: work, velocities, people', async () => {
  const { screen } = await openPage('/crew/forecast')
  const basis = screen.getByRole('region', { name: 'What it is made from' })
  await expect
    .element(basis.getByText('41 items, 6 without an estimate counted as 3 each'))
    .toBeVisible()
  await expect
    .element(basis.getByRole('link', { name: 'Sprint 13' }))
    .toHaveAttribute('href', '/crew/sprints/13')
  await expect.element(basis.getByText('4.2 in each sprint after them, as lately.')).toBeVisible()
  await expect.element(basis.getByText(/^Growth/)).not.toBeInTheDocument()
})

test('the runs can be gone through with the arrow keys, each number with its share', async () => {
  const { screen } = await openPage('/crew/forecast')
  const runs = screen.getByRole('listbox', { name: 'Numbers of sprints' })
  const sure = runs.getByRole('option', {
    name: '7 sprints: 27 % of the runs end here, 86 % by then.',
  })
  await expect.element(sure).toBeVisible()
  ;(sure.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(runs.getByRole('option', { name: /^8 sprints: 8 %/ })).toHaveFocus()
})

test('growth is asked for with a switch and stands in the address', async () => {
  const grown = { ...forecast, basis: { ...forecast.basis, growth: [5, 0, -2] } }
  api.use({ [address]: ({ query }: Call) => (query.has('growth') ? grown : forecast) })
  const { screen, router } = await openPage('/crew/forecast')
  await screen.getByRole('switch', { name: 'The work grows as in the last sprints' }).click()
  await expect.element(screen.getByText('+5, 0, −2')).toBeVisible()
  expect(router.state.location.search).toBe('?backlog=true&growth=true')
  expect(asked().at(-1)).toBe('backlog=true&growth=true')
})

test('a label is chosen from those of the board, the commonest first', async () => {
  const { screen, router } = await openPage('/crew/forecast')
  await screen.getByText('A label', { exact: true }).click()
  await expect.element(screen.getByText(/Say the rest of the question/)).toBeVisible()
  await screen.getByRole('combobox', { name: 'Label' }).click()
  const options = screen.getByRole('option')
  await expect
    .poll(() => options.elements().map(one => one.textContent))
    .toEqual(['bug', 'docs', 'pilot'])
  await screen.getByRole('option', { name: 'bug' }).click()
  await expect
    .element(screen.getByText(/^85 % sure: all that bears “bug” is done after 7 sprints/))
    .toBeVisible()
  expect(router.state.location.search).toBe('?label=bug')
  expect(asked().at(-1)).toBe('label=bug')
})

test('points are typed; what is no number is said and not asked for', async () => {
  const { screen } = await openPage('/crew/forecast?points=40')
  await expect.element(screen.getByText(/^85 % sure: 40 points are done/)).toBeVisible()
  await screen.getByLabelText('Points', { exact: true }).last().fill('many')
  await expect.element(screen.getByText('Type a number such as 40.')).toBeVisible()
  await expect.element(screen.getByText(/Say the rest of the question/)).toBeVisible()
  await screen.getByLabelText('Points', { exact: true }).last().fill('60')
  await expect.element(screen.getByText(/^85 % sure: 60 points are done/)).toBeVisible()
  expect(asked()).toEqual(['points=40', 'points=60'])
})

test('while the next answer is on its way, the one shown stays that of its own question', async () => {
  let arrive = (_: unknown) => {}
  const { screen } = await openPage('/crew/forecast')
  await expect.element(screen.getByText(/^85 % sure: the backlog is done/)).toBeVisible()
  api.use({
    [address]: () =>
      new Promise(resolve => {
        arrive = resolve
      }),
  })
  await screen.getByText('In some sprints', { exact: true }).click()
  await expect.poll(asked).toEqual(['backlog=true', 'sprints=3'])
  await expect.element(screen.getByText(/^85 % sure: the backlog is done/)).toBeInTheDocument()
  arrive(pointsForecast)
  await expect.element(screen.getByText(/^85 % sure: at least 52 points/)).toBeVisible()
})

test('a link shows the same: points by a day', async () => {
  api.use({ [address]: pointsForecast })
  const { screen } = await openPage('/crew/forecast?day=2026-08-12')
  await expect
    .element(screen.getByText('85 % sure: at least 52 points by 12 Aug 2026.', { exact: true }))
    .toBeVisible()
  await expect.element(screen.getByRole('radio', { name: 'By a day' })).toBeChecked()
  await expect.element(screen.getByLabelText('Day', { exact: true })).toHaveValue('2026-08-12')
  await expect.element(screen.getByRole('switch')).not.toBeInTheDocument()
})

test('points in some sprints begin with three sprints', async () => {
  api.use({ [address]: pointsForecast })
  const { screen } = await openPage('/crew/forecast')
  await screen.getByText('In some sprints', { exact: true }).click()
  await expect
    .element(screen.getByText('85 % sure: at least 52 points in 3 sprints.', { exact: true }))
    .toBeVisible()
  expect(asked().at(-1)).toBe('sprints=3')
})

test('with too little behind it the page says why there is none, and what is known', async () => {
  api.use({ [address]: noForecast })
  const { screen } = await openPage('/crew/forecast')
  await expect.element(screen.getByText('There is no forecast')).toBeVisible()
  await expect.element(screen.getByText(noForecast.why!)).toBeVisible()
  await expect
    .element(screen.getByRole('region', { name: 'What it is made from' }).getByText('Sprint 11'))
    .toBeVisible()
  await expect.element(screen.getByText(/% sure/)).not.toBeInTheDocument()
})

test('an end that lies beyond the years looked at is not made up', async () => {
  const [half, ...rest] = forecast.sprints!
  const sprints = [half!, ...rest.map(one => ({ ...one, sprints: null, lastDay: null }))]
  api.use({ [address]: { ...forecast, sprints } })
  const { screen } = await openPage('/crew/forecast')
  await expect
    .element(screen.getByText(/^50 % sure: the backlog is done after 6 sprints.*More than that/))
    .toBeVisible()
})

test('where nothing is left to do, nothing is forecast', async () => {
  const work = { ...forecast.work!, points: 0, items: 0, unestimated: 0 }
  const sprints = forecast.sprints!.map(one => ({ ...one, sprints: 0, lastDay: null }))
  const shares = [{ sprints: 0, share: 1 }]
  api.use({ [address]: { ...forecast, work, sprints, shares } })
  const { screen } = await openPage('/crew/forecast?label=nowhere')
  await expect.element(screen.getByText('No open item bears “nowhere”.')).toBeVisible()
  await expect.element(screen.getByRole('figure')).not.toBeInTheDocument()
})

test('the long thin end of the runs is summed up, and nothing is lost of it', () => {
  const long = Array.from({ length: 200 }, (_, index) => ({ sprints: index + 1, share: 0.004 }))
  const rows = sharesWithSums(long)
  expect(rows).toHaveLength(52)
  expect(rows.at(-1)!.cumulative + restOf(rows)).toBeCloseTo(1)
  const thin = [
    { sprints: 3, share: 0.998 },
    { sprints: 90, share: 0.002 },
  ]
  expect(sharesWithSums(thin)).toEqual([{ sprints: 3, share: 0.998, cumulative: 0.998 }])
  expect([shareWords(0.002), shareWords(0.27), shareWords(0.999), shareWords(1)]).toEqual([
    'under 1 %',
    '27 %',
    'over 99 %',
    '100 %',
  ])
})

test('a failed request says so and can be repeated', async () => {
  api.use({ [address]: () => refuse(400, 'The day lies in the past.') })
  const { screen } = await openPage('/crew/forecast?day=2020-01-01')
  await expect.element(screen.getByText('The day lies in the past.')).toBeVisible()
  api.use({ [address]: pointsForecast })
  await screen.getByRole('button', { name: /again/i }).click()
  await expect.element(screen.getByText(/^85 % sure: at least/)).toBeVisible()
})

test('"g" and "f" lead to the forecast', async () => {
  const { screen, router } = await openPage('/crew/velocity')
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible()
  await userEvent.keyboard('gf')
  await expect.poll(() => router.state.location.pathname).toBe('/crew/forecast')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Forecast is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew/forecast?label=bug&growth=true', { colorScheme })
    await expect.element(screen.getByRole('listbox', { name: 'Numbers of sprints' })).toBeVisible()
    await expectAccessible()
  })
}
