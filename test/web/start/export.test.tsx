import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { crewRoutes } from '../../support/web-routes.ts'

const found = {
  team: { id: 't9', slug: 'crew', name: 'Harbour crew' },
  knots: '0.1.0',
  exportedAt: '2026-06-17T12:00:00.000Z',
  ...{ sprints: 25, people: 1, items: 214, actions: 12, meetings: 1, changes: 4000 },
  applied: false,
}

let api: FakeApi
beforeEach(async () => {
  api = fakeApi({
    ...crewRoutes,
    'GET /api/teams': { teams: [] },
    'POST /api/teams/import': ({ query }: { query: URLSearchParams }) => ({
      ...found,
      applied: query.get('dryRun') !== 'true',
    }),
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

const imports = () => api.calls.filter(({ path }) => path === '/api/teams/import')

async function choose(text: string, name = 'crew.json') {
  const opened = await openPage('/?with=export')
  await expect
    .element(opened.screen.getByRole('heading', { name: 'Bring in an export' }))
    .toBeVisible()
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('There is no field for a file')
  await userEvent.upload(input, new File([text], name, { type: 'application/json' }))
  return opened
}

test('an export is looked at, brought in after a yes, and opened', async () => {
  const { screen, router } = await choose('{"knots":"0.1.0","team":{}}')
  await expect.element(screen.getByText('Harbour crew')).toBeVisible()
  await expect
    .element(screen.getByText('25 sprints, 1 person, 214 items, 12 actions, 1 meeting'))
    .toBeVisible()
  await expectAccessible()
  expect(imports().map(({ query }) => query.get('dryRun'))).toEqual(['true'])
  await screen.getByRole('button', { name: 'Bring it in' }).click()
  await expect.poll(() => router.state.location.pathname).toBe('/crew')
  expect(imports().at(-1)?.body).toEqual({ knots: '0.1.0', team: {} })
})

test('a file that is no JSON is told at once, without asking the server', async () => {
  const { screen } = await choose('# Minutes', 'minutes.md')
  await expect.element(screen.getByText(/“minutes.md” is no export of Knots/)).toBeVisible()
  expect(imports()).toEqual([])
  await expect.element(screen.getByRole('button', { name: 'Bring it in' })).toBeDisabled()
})

test('an export that cannot come in is told in the words of the server', async () => {
  const message = 'This team is in this Knots already, as Harbour crew.'
  api.use({ 'POST /api/teams/import': () => refuse(409, message) })
  const { screen } = await choose('{}')
  await expect.element(screen.getByText(message)).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Bring it in' })).toBeDisabled()
})

test('the way to it is offered where teams are made', async () => {
  const { screen } = await openPage('/')
  await expect
    .element(screen.getByRole('link', { name: 'Bring in the export of a team' }))
    .toHaveAttribute('href', '/?with=export')
})
