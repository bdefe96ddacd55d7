import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { crewRoutes } from '../../support/web-routes.ts'

let api: FakeApi
beforeEach(async () => {
  api = fakeApi(crewRoutes)
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('sprints stand beside each other, with differences to the first', async () => {
  const { screen } = await openPage('/crew/sprints/compare?numbers=15,12,5')
  const table = screen.getByRole('table', { name: 'Sprints compared' })
  const row = (name: RegExp) => table.getByRole('row', { name })
  await expect
    .element(row(/^Committed/))
    .toMatchTextContent(/^Committed13 ?24, \+11 to sprint 5 ?31, \+18 to sprint 5$/)
  await expect.element(row(/^Real FTE/)).toMatchTextContent(/2\.5.*3\.9, \+1\.4.*4\.2, \+1\.7/)
  await expect.element(row(/^Said and done/)).toMatchTextContent(/54 %.*71 %, \+17.*71 %, \+17/)
  await expect.element(row(/^Actual/)).toMatchTextContent(/2\.8.*4\.4, \+1\.6.*5\.2, \+2\.4/)
})

test('what is not known is a dash and has no difference', async () => {
  const { screen } = await openPage('/crew/sprints/compare?numbers=5,15')
  const table = screen.getByRole('table', { name: 'Sprints compared' })
  await expect.element(table.getByRole('row', { name: /^Added/ })).toMatchTextContent(/^Added– ?4$/)
})

test('goals and comments stand below, and why a sprint is left out', async () => {
  const { screen } = await openPage('/crew/sprints/compare?numbers=5,13,16')
  const words = (number: number) =>
    screen.getByRole('region', { name: `Sprint ${number} in words` })
  await expect.element(words(5).getByText(/Half the crew at the/)).toBeVisible()
  await expect.element(words(13).getByText('Four public holidays and the conference')).toBeVisible()
  await expect.element(words(16).getByText('Matching')).toBeVisible()
})

test('fewer than two sprints is said, with the way to choose', async () => {
  const { screen } = await openPage('/crew/sprints/compare?numbers=15,99')
  await expect.element(screen.getByText(/There is no sprint 99\./)).toBeVisible()
  await expect
    .element(screen.getByRole('link', { name: 'Choose on Sprints' }))
    .toHaveAttribute('href', '/crew/sprints')
})

test('four sprints fit on a phone', async () => {
  await page.viewport(390, 844)
  const { screen } = await openPage('/crew/sprints/compare?numbers=11,12,14,15')
  await expect.element(screen.getByRole('table', { name: 'Sprints compared' })).toBeVisible()
  expect(document.documentElement.scrollWidth).toBe(390)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the comparison is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew/sprints/compare?numbers=5,13,15,16', { colorScheme })
    await expect.element(screen.getByRole('table', { name: 'Sprints compared' })).toBeVisible()
    await expect.element(screen.getByText('Matching')).toBeVisible()
    await expectAccessible()
  })
}
