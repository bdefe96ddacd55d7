import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aSprint, team } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'
import { fiveYears, velocity } from '../../support/web-velocity.ts'

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
  await expect
    .element(next.getByRole('button', { name: /^Past ranges : 6 of 7 held , meant to hold 80/ }))
    .toBeVisible()
  await next.getByRole('button', { name: /^Expected points of sprint 16/ }).click()
  await expect.element(screen.getByText(/Planned FTE × average velocity/)).toBeVisible()
})

test('the FTE of the next sprint says on what it rests', async () => {
  const { screen } = await openPage('/crew/velocity')
  const next = screen.getByRole('region', { name: 'Next sprint' })
  await expect.element(next.getByText('as answered by 11 of 19')).toBeVisible()
  const sprints = velocity.sprints.map(sprint => ({
    ...sprint,
    people: { answered: 0, total: 19 },
    fte: { ...sprint.fte, planned: null },
  }))
  api.use({ [address]: { ...velocity, sprints } })
  const { screen: later } = await openPage('/crew/velocity')
  await expect.element(later.getByText('as usual: nobody has answered yet')).toBeVisible()
})

test('what is completed already in the next sprint is said', async () => {
  const { screen } = await openPage('/crew/velocity')
  const next = screen.getByRole('region', { name: 'Next sprint' })
  await expect.element(next.getByText(/17 completed so far\./)).toBeVisible()
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
  const chart = screen.getByRole('listbox', { name: 'Sprints', exact: true })
  await expect
    .element(chart.getByRole('option', { name: /^Sprint 11,.*counted 23,.*velocity 5.2/ }))
    .toBeVisible()
  await expect
    .element(chart.getByRole('option', { name: /Left out of averages: Four public holidays/ }))
    .toBeVisible()
})

test('bars stand for committed, completed and counted, and totals alone have fewer', async () => {
  const { completed: _, ...recorded } = aSprint(1).points
  const list = [
    aSprint(1, { points: { ...recorded, completed: null } }),
    ...velocity.sprints.slice(1),
  ]
  api.use({ [address]: { ...velocity, sprints: list } })
  const { screen } = await openPage('/crew/velocity')
  await expect.element(screen.getByRole('listbox', { name: 'Sprints', exact: true })).toBeVisible()
  const kinds = [...document.querySelectorAll('[data-bar]')].map(bar =>
    bar.getAttribute('data-bar'),
  )
  expect(kinds.slice(0, 5)).toEqual(['committed', 'counted', 'committed', 'completed', 'counted'])
  await expect.element(screen.getByText(/^Sprints in brackets.*Where only totals/)).toBeVisible()
})

test('comments and events are marked, and a sprint that is gone to tells them', async () => {
  api.use({
    'GET /api/teams/crew/team-events': {
      events: [
        {
          id: 'e1',
          version: 1,
          name: 'Collaboration week',
          firstDay: '2026-05-26',
          lastDay: '2026-05-29',
          personIds: null,
          isAway: true,
        },
      ],
    },
  })
  const { screen } = await openPage('/crew/velocity')
  const chart = screen.getByRole('listbox', { name: 'Sprints', exact: true })
  const fifteen = chart.getByRole('option', {
    name: /^Sprint 15,.*Collaboration week: 26 – 29 May 2026\.$/,
  })
  await expect.element(fifteen).toBeInTheDocument()
  await expect
    .element(chart.getByRole('option', { name: /^Sprint 14,.*Collaboration week/ }))
    .toBeInTheDocument()
  ;(fifteen.element() as HTMLElement).focus()
  await expect.element(screen.getByText('Collaboration week:')).toBeVisible()
  await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}')
  await expect.element(screen.getByText(/Half the crew at the spring school\.$/)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect
    .element(screen.getByText(/Half the crew at the spring school\.$/))
    .not.toBeInTheDocument()
})

test('said and done is shown with the announced and the real FTE', async () => {
  const { screen } = await openPage('/crew/velocity')
  const chart = screen.getByRole('listbox', { name: 'Said and done, by sprint' })
  await expect
    .element(
      chart.getByRole('option', {
        name: /^Sprint 15,.*said and done 71 %.*announced fte 4.3, real fte 4.2/,
      }),
    )
    .toBeInTheDocument()
})

test('who was really there is not said of a sprint that is still open', async () => {
  const sprints = velocity.sprints.map(sprint =>
    sprint.state === 'active' ? { ...sprint, fte: { ...sprint.fte, actual: 4.2 } } : sprint,
  )
  api.use({ [address]: { ...velocity, sprints } })
  const { screen } = await openPage('/crew/velocity')
  const chart = screen.getByRole('listbox', { name: 'Said and done, by sprint' })
  await expect
    .element(chart.getByRole('option', { name: /^Sprint 16,.*: announced fte 4\.2\.$/ }))
    .toBeInTheDocument()
})

test('of five years the last year is shown, and another or all can be', async () => {
  api.use({ [address]: fiveYears })
  const { screen, router } = await openPage('/crew/velocity')
  const chart = screen.getByRole('listbox', { name: /^Sprints/ })
  const numbers = () => chart.getByRole('option').elements().length
  await expect.element(chart).toHaveAttribute('aria-label', 'Sprints, 26 of 130')
  expect(numbers()).toBe(26)
  await screen.getByLabelText('Which sprints').selectOptions('2024')
  await expect.poll(() => router.state.location.search).toBe('?show=2024')
  await expect.element(chart.getByRole('option').first()).toHaveAccessibleName(/Jan 2024/)
  await screen.getByLabelText('Which sprints').selectOptions('All 130 sprints')
  await expect.poll(() => router.state.location.search).toBe('?show=all')
  await expect.element(chart).toHaveAttribute('aria-label', 'Sprints')
  expect(numbers()).toBe(130)
  const widths = chart
    .getByRole('option')
    .elements()
    .map(option => option.getBoundingClientRect().width)
  expect(Math.min(...widths)).toBeGreaterThanOrEqual(20)
})

for (const width of [768, 390]) {
  test(`without a coming sprint nothing is too wide at ${width} pixels`, async () => {
    await page.viewport(width, 900)
    api.use({ [address]: fiveYears })
    const { screen } = await openPage('/crew/velocity?show=all')
    await expect.element(screen.getByText(/^Expected points need a coming sprint/)).toBeVisible()
    await expect.element(screen.getByRole('listbox', { name: 'Sprints' })).toBeVisible()
    expect(document.documentElement.scrollWidth).toBe(width)
  })
}

test('on a phone the chart moves within its frame and shows its end at first', async () => {
  await page.viewport(390, 844)
  api.use({ [address]: fiveYears })
  const { screen } = await openPage('/crew/velocity')
  const chart = screen.getByRole('listbox', { name: /^Sprints/ })
  const last = chart.getByRole('option', { name: /^Sprint 130/ })
  await expect.element(last).toBeInTheDocument()
  await expect.poll(() => last.element().getBoundingClientRect().right).toBeLessThanOrEqual(390)
  expect(document.documentElement.scrollWidth).toBe(390)
  ;(last.element() as HTMLElement).focus()
  await userEvent.keyboard('{Home}')
  const first = chart.getByRole('option', { name: /^Sprint 105/ })
  await expect.element(first).toHaveFocus()
  await expect.poll(() => first.element().getBoundingClientRect().left).toBeGreaterThanOrEqual(0)
})

test('the forecast of the backlog stands below, with the way to more', async () => {
  const { screen } = await openPage('/crew/velocity')
  const line = screen.getByRole('region', { name: 'Forecast' })
  await expect
    .element(line.getByText(/^85 % sure: the backlog is done after 7 sprints/))
    .toBeVisible()
  await expect
    .element(line.getByRole('link', { name: 'Ask for more' }))
    .toHaveAttribute('href', '/crew/forecast')
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
    await expect.element(screen.getByRole('listbox', { name: /^Said and done/ })).toBeVisible()
    await screen.getByRole('button', { name: 'Compare methods' }).click()
    await screen.getByRole('button', { name: 'Table of Expected against actual' }).click()
    await expect.element(screen.getByRole('table', { name: 'Methods compared' })).toBeVisible()
    await expectAccessible()
  })
}
