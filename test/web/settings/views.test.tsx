import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { ViewsEdit } from '#contract/view.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { crewRoutes } from '../../support/web-routes.ts'
import { fieldsPreview, people } from '../../support/web-settings.ts'
import { views } from '../../support/web-views.ts'

const T = '/api/teams/crew'
let api: FakeApi

async function open(more: Parameters<typeof fakeApi>[0] = {}) {
  api = fakeApi({
    ...crewRoutes,
    [`GET ${T}/github/fields`]: fieldsPreview,
    [`GET ${T}/people`]: { people },
    [`GET ${T}/views/preview`]: {
      source: 'github',
      total: 206,
      ignored: [],
      warning: null,
      first: [],
    },
    [`PUT ${T}/views`]: ({ body }: { body: unknown }) => ({
      ...views,
      uses: views.uses.map(use =>
        use.role === 'external'
          ? { ...use, number: (body as ViewsEdit).roles.external, isChosen: true }
          : use,
      ),
    }),
    ...more,
  })
  const { screen } = await openPage('/crew/settings')
  const part = screen.getByRole('region', { name: 'Views', exact: true })
  await expect.element(part).toBeVisible()
  return { screen, part }
}

beforeEach(() => page.viewport(1280, 900))
afterEach(() => api.restore())

test('each use shows its view, what it finds and how far that can be relied on', async () => {
  const { part } = await open()
  await expect
    .element(part.getByRole('combobox', { name: 'Sprint' }))
    .toHaveValue('By its name: Current sprint')
  await expect.element(part.getByText('GitHub finds 14 items')).toBeVisible()
  await expect.element(part.getByText('Show the tide table')).toBeVisible()
  await expect.element(part.getByText('and 12 more')).toBeVisible()
  await expect.element(part.getByText('Knots finds 3 items')).toBeVisible()
  await expect.element(part.getByText('Knots cannot run type:Bug and left it out.')).toBeVisible()
  await expect.element(part.getByText(/GitHub finds 58 items and Knots/)).toBeVisible()
  await expectAccessible()
})

test('another view shows what it would find before it is saved', async () => {
  const { screen, part } = await open()
  await part.getByRole('combobox', { name: 'External' }).click()
  await screen.getByRole('option', { name: 'Roadmap' }).last().click()
  await expect.element(part.getByText('GitHub finds 206 items')).toBeVisible()
  await part.getByRole('button', { name: 'Save' }).click()
  const saved = () => api.calls.filter(({ method }) => method === 'PUT').map(({ body }) => body)
  // What goes by its name is not sent, so that it goes on doing so.
  await expect.poll(saved).toEqual([{ roles: { triage: 7, external: 9 } }])
  await expect.element(part.getByRole('button', { name: 'Undo' })).not.toBeInTheDocument()
})

test('a view that cannot be tried says why, and the rest stays', async () => {
  const { screen, part } = await open({
    [`GET ${T}/views/preview`]: () => refuse(502, 'GitHub cannot be reached. Check the network.'),
  })
  await part.getByRole('combobox', { name: 'Review' }).click()
  await screen.getByRole('option', { name: 'Roadmap' }).last().click()
  await expect.element(part.getByText(/GitHub cannot be reached/)).toBeVisible()
  await expect.element(part.getByText('GitHub finds 14 items')).toBeVisible()
})

test('a board without saved views says what the backlog is then', async () => {
  const { part } = await open({ [`GET ${T}/views`]: { ...views, views: [], uses: [] } })
  await expect.element(part.getByText(/No saved views were found on the board/)).toBeVisible()
})
