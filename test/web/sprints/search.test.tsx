import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { hitsIn } from '../../../web/features/sprints/search.ts'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aSprint, sprints } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

let api: FakeApi
beforeEach(async () => {
  api = fakeApi(crewRoutes)
  await page.viewport(1440, 900)
})
afterEach(() => api.restore())

const field = 'Search in titles, goals and comments'
const text = (query: string, comment: string) =>
  hitsIn(aSprint(1, { comment }), query)?.map(({ field, parts }) =>
    [field, ...parts.map(part => (part.isHit ? `[${part.text}]` : part.text))].join('|'),
  )

test('a hit is found whatever its case and accents, and shown where it stands', () => {
  expect(text('ecole', 'Two were at the École d’été.')).toEqual([
    'Comment|Two were at the |[École]| d’été.',
  ])
  expect(text('spring half', '- Half the crew\n- **spring** school')).toEqual([
    'Comment|[Half]| the crew · |[spring]| school',
  ])
  expect(text('nowhere', 'Half the crew')).toBeUndefined()
})

test('of a long comment the part around the hit is shown', () => {
  const long = `${'so it went '.repeat(30)}regatta ${'and on it went '.repeat(30)}`
  const [hit] = text('regatta', long) ?? []
  expect(hit).toMatch(/^Comment\|… \|.*\|\[regatta\]\|.* …$/)
  expect(hit!.length).toBeLessThan(260)
})

test('typing finds sprints by goal, comment and title, with the hit marked', async () => {
  const { screen, router } = await openPage('/crew/sprints')
  await screen.getByRole('textbox', { name: field }).fill('school')
  await expect.element(screen.getByText(/^1 sprint found/)).toBeVisible()
  const row = screen.getByRole('row', { name: /Sprint 5/ })
  await expect.element(row).toMatchTextContent(/Comment: Half the crew at the spring school\./)
  expect(row.element().querySelector('mark')?.textContent).toBe('school')
  await expect.element(screen.getByRole('row', { name: /Sprint 6/ })).not.toBeInTheDocument()
  await expect.poll(() => router.state.location.search).toBe('?q=school')
  await screen.getByRole('textbox', { name: field }).fill('pilot candidate')
  await expect
    .element(screen.getByRole('row', { name: /Sprint 16/ }))
    .toMatchTextContent(/Goal: .*Pilot: first release candidate/)
})

test('a link finds the same, and Escape shows all again', async () => {
  const { screen } = await openPage('/crew/sprints?q=school')
  await expect.element(screen.getByText(/^1 sprint found/)).toBeVisible()
  await screen.getByRole('textbox', { name: field }).click()
  await userEvent.keyboard('{Escape}')
  await expect.element(screen.getByRole('row', { name: /Sprint 6/ })).toBeVisible()
})

test('what nobody wrote is said to be nowhere', async () => {
  const { screen } = await openPage('/crew/sprints?q=giraffe')
  await expect.element(screen.getByText('No title, goal or comment holds that.')).toBeVisible()
})

test('sprints are ticked with the keyboard and compared, four at most', async () => {
  const { screen, router } = await openPage('/crew/sprints')
  const tick = (number: number) =>
    screen.getByLabelText(`Compare sprint ${number}`, { exact: true })
  await expect.element(tick(16)).toBeVisible()
  ;(tick(16).element() as HTMLElement).focus()
  await userEvent.keyboard(' ')
  await expect.element(screen.getByText('Choose one more to compare.')).toBeVisible()
  for (const number of [15, 12, 3]) await tick(number).click()
  await expect.element(screen.getByText(/^4 are as many as fit/)).toBeVisible()
  await expect.element(tick(1)).toBeDisabled()
  await tick(15).click()
  await expect.poll(() => router.state.location.search).toBe('?numbers=16%2C12%2C3')
  await screen.getByRole('link', { name: 'Compare 3 sprints' }).click()
  await expect.element(screen.getByRole('heading', { name: 'Compare sprints' })).toBeVisible()
  await expect.poll(() => router.state.location.pathname).toBe('/crew/sprints/compare')
  await screen.getByRole('link', { name: 'Choose others' }).click()
  await expect.element(tick(12)).toBeChecked()
})

test('ticked sprints stay ticked while something else is searched for', async () => {
  const { screen } = await openPage('/crew/sprints?numbers=12')
  await screen.getByRole('textbox', { name: field }).fill('school')
  await screen.getByLabelText('Compare sprint 5').click()
  await expect.element(screen.getByRole('link', { name: 'Compare 2 sprints' })).toBeVisible()
})

test('on a phone the cards are searched and ticked just so', async () => {
  await page.viewport(390, 844)
  const { screen } = await openPage('/crew/sprints?q=school')
  await expect
    .element(screen.getByRole('listitem').filter({ hasText: 'Sprint 5' }).first())
    .toMatchTextContent(/Comment: Half the crew at the spring school\./)
  await screen.getByLabelText('Compare sprint 5').click()
  await expect.element(screen.getByText(/Choose one more to compare/)).toBeVisible()
  expect(document.documentElement.scrollWidth).toBe(390)
})

test('a team with one sprint has nothing to search or compare', async () => {
  api.use({ 'GET /api/teams/crew/sprints': { sprints: sprints.slice(0, 1) } })
  const { screen } = await openPage('/crew/sprints')
  await expect.element(screen.getByText('1 sprint', { exact: true })).toBeVisible()
  await expect.element(screen.getByRole('textbox', { name: field })).not.toBeInTheDocument()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the list with hits and ticks is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew/sprints?q=school&numbers=5,6', { colorScheme })
    await expect.element(screen.getByRole('link', { name: 'Compare 2 sprints' })).toBeVisible()
    await expectAccessible()
  })
}
