import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { planningRoutes } from '../../support/web-planning.ts'
import { aRisk } from '../../support/web-retro.ts'
import { crewRoutes } from '../../support/web-routes.ts'

let api: FakeApi
beforeEach(async () => {
  api = fakeApi({ ...crewRoutes, ...planningRoutes })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('planning shows the rocks that the last retrospective saw ahead', async () => {
  const risks = [aRisk(), aRisk({ cardId: 'rock-2', text: 'Conference', wasHit: true })]
  api.use({ 'GET /api/teams/crew/sprints/s16/risks': { risks } })
  const { screen } = await openPage('/crew/sprints/16/plan')
  const rocks = screen.getByRole('region', { name: 'Rocks ahead' })
  await expect.element(rocks.getByText('The lighthouse is repaired')).toBeVisible()
  await expect.element(rocks.getByText('it was hit')).toBeVisible()
  await expect
    .element(rocks.getByRole('link', { name: 'retrospective of sprint 15' }))
    .toHaveAttribute('href', '/crew/sprints/15/retro')
  await expectAccessible()
})

test('without a rock there is nothing to plan around', async () => {
  const { screen } = await openPage('/crew/sprints/16/plan')
  await expect.element(screen.getByRole('region', { name: 'Events' })).toBeVisible()
  await expect.poll(() => api.calls.some(({ path }) => path.endsWith('/risks'))).toBe(true)
  await expect.element(screen.getByRole('region', { name: 'Rocks ahead' })).not.toBeInTheDocument()
})
