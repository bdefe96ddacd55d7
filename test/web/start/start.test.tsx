import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { sync, team } from '../../support/web-data.ts'
import { importResult, minutes } from '../../support/web-import.ts'
import { crewRoutes } from '../../support/web-routes.ts'
import { fieldsPreview } from '../../support/web-settings.ts'

let api: FakeApi
beforeEach(async () => {
  sessionStorage.clear()
  api = fakeApi({ ...crewRoutes, 'GET /api/teams': { teams: [] } })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

const bodiesOf = (method: string, path: string) =>
  api.calls.filter(call => call.method === method && call.path === path).map(call => call.body)

test('a new Knots says what it is and offers three ways to begin', async () => {
  const { screen } = await openPage('/')
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible()
  await expect
    .element(screen.getByRole('link', { name: 'Connect a GitHub project' }))
    .toHaveAttribute('href', '/?with=github')
  await expect
    .element(screen.getByRole('link', { name: 'Import minutes or CSV' }))
    .toHaveAttribute('href', '/?with=minutes')
  await expect.element(screen.getByRole('button', { name: 'Look around the demo' })).toBeVisible()
})

test('the only team is opened at once, several are listed with the way to add one more', async () => {
  api.use({ 'GET /api/teams': { teams: [team] } })
  const { router } = await openPage('/')
  await expect.poll(() => router.state.location.pathname).toBe('/crew')

  api.use({
    'GET /api/teams': {
      teams: [team, { ...team, id: 't2', slug: 'dock', name: 'Dock', isDemo: true }],
    },
  })
  const { screen } = await openPage('/')
  await expect.element(screen.getByRole('link', { name: 'Dock' })).toHaveAttribute('href', '/dock')
  await expect.element(screen.getByRole('heading', { name: 'Add a team' })).toBeVisible()
  await expect.element(screen.getByText('Look around the demo')).not.toBeInTheDocument()
})

test('minutes, a team and a preview are three actions: choose the way, paste, go on', async () => {
  api.use({
    'POST /api/teams': team,
    'POST /api/teams/crew/import/minutes': importResult,
  })
  const { screen, router } = await openPage('/')
  await screen.getByRole('link', { name: 'Import minutes or CSV' }).click()
  await screen.getByLabelText('Minutes').fill(minutes)
  await screen.getByRole('button', { name: 'Preview' }).click()
  await expect.poll(() => router.state.location.pathname).toBe('/crew/import')
  await expect
    .element(screen.getByText('3 sprints, 2 people, 4 retrospective notes, 1 action'))
    .toBeVisible()
  expect(bodiesOf('POST', '/api/teams')).toEqual([
    { name: 'My team', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
  ])
})

test('a page that is pasted anywhere is taken to its form', async () => {
  const { screen } = await openPage('/')
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible()
  const data = new DataTransfer()
  data.setData('text/plain', minutes)
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  await expect.element(screen.getByLabelText('Minutes')).toHaveValue(minutes)
})

test('a name that is taken is said beside the name, and the pasted text stays', async () => {
  const message = 'There is already a team called My team. Give this one another name.'
  api.use({ 'POST /api/teams': () => refuse(409, message) })
  const { screen } = await openPage('/?with=minutes')
  await screen.getByLabelText('Minutes').fill(minutes)
  await screen.getByRole('button', { name: 'Preview' }).click()
  await expect
    .element(screen.getByLabelText('Team name'))
    .toHaveAccessibleDescription(expect.stringContaining(message) as unknown as string)
  await expect.element(screen.getByLabelText('Minutes')).toHaveValue(minutes)
})

test('a file that is no text is refused with a sentence', async () => {
  const { screen } = await openPage('/?with=minutes')
  await expect.element(screen.getByLabelText('Minutes')).toBeVisible()
  const picture = new File([new Uint8Array([0xff, 0xfe, 0x00, 0x9c])], 'board.png')
  const input = document.querySelector('input[type=file]') as HTMLInputElement
  await userEvent.upload(input, picture)
  await expect
    .element(screen.getByRole('alert').getByText(/“board.png” is not a text file/))
    .toBeVisible()
})

test('connecting a project makes the team, tries the token and follows the first read', async () => {
  const preview = {
    project: { title: 'Harbour board', url: 'https://github.com/orgs/harbour/projects/30' },
    fields: [
      { id: 'f1', name: 'Story Points', dataType: 'NUMBER', options: [] },
      { id: 'f2', name: 'Iteration', dataType: 'ITERATION', options: [] },
    ],
    mapping: { points: 'f1', sprint: 'f2', status: null },
  }
  let reads = 0
  api.use({
    'POST /api/teams': { ...team, hasToken: false },
    'PUT /api/teams/crew/github/token': team,
    'GET /api/teams/crew/github/fields': preview,
    'POST /api/teams/crew/sync': { ...sync, state: 'running' },
    'GET /api/teams/crew/sync': () => {
      reads += 1
      const progress = { done: 100, total: 214 }
      return reads === 1 ? { ...sync, state: 'running', progress } : sync
    },
  })
  const { screen } = await openPage('/?with=github')
  await screen
    .getByLabelText('GitHub project')
    .fill('https://github.com/orgs/harbour/projects/30/views/3')
  await expect.element(screen.getByText('Project 30 of harbour')).toBeVisible()
  await expect.element(screen.getByLabelText('Team name')).toHaveValue('harbour')
  await screen.getByLabelText('Access token').fill('ghp_invented')
  await screen.getByRole('button', { name: 'Connect and read' }).click()
  await expect
    .element(screen.getByRole('heading', { level: 1, name: 'Harbour board' }))
    .toBeVisible()
  await expect.element(screen.getByText('Story Points')).toBeVisible()
  await expect.element(screen.getByText(/Status: no such field found/)).toBeVisible()
  await expect.element(screen.getByText('214 items read in 5 requests.')).toBeVisible()
  expect(bodiesOf('POST', '/api/teams')).toMatchObject([
    { name: 'harbour', github: { owner: 'harbour', number: 30 } },
  ])
})

test('a refused token is said beside the token; trying again changes the team that was made', async () => {
  const message = 'GitHub does not accept the token: it is mistyped, expired or revoked.'
  api.use({
    'POST /api/teams': team,
    'PATCH /api/teams/crew': team,
    'PUT /api/teams/crew/github/token': team,
    'GET /api/teams/crew/github/fields': () => refuse(502, message, { code: 'github-token' }),
  })
  const { screen } = await openPage('/?with=github')
  await screen.getByLabelText('GitHub project').fill('harbour/30')
  await screen.getByLabelText('Access token').fill('ghp_wrong')
  await screen.getByRole('button', { name: 'Connect and read' }).click()
  await expect.element(screen.getByText(message)).toBeVisible()
  await expect.element(screen.getByLabelText('Access token')).toHaveValue('ghp_wrong')
  await screen.getByRole('button', { name: 'Connect and read' }).click()
  await expect.poll(() => bodiesOf('PATCH', '/api/teams/crew').length).toBe(1)
  expect(bodiesOf('POST', '/api/teams')).toHaveLength(1)
})

test('a first read that fails says why', async () => {
  api.use({
    'POST /api/teams': team,
    'GET /api/teams/crew/github/fields': fieldsPreview,
    'POST /api/teams/crew/sync': { ...sync, state: 'running' },
    'GET /api/teams/crew/sync': { ...sync, state: 'failed', error: 'GitHub cannot be reached.' },
  })
  const { screen } = await openPage('/?with=github')
  await screen.getByLabelText('GitHub project').fill('harbour/30')
  await screen.getByRole('button', { name: 'Connect and read' }).click()
  await expect.element(screen.getByText('GitHub cannot be reached.')).toBeVisible()
})

test('without a project nothing is sent, and the field says what to write', async () => {
  const { screen } = await openPage('/?with=github')
  await screen.getByRole('button', { name: 'Connect and read' }).click()
  await expect.element(screen.getByText(/Paste the address of the project/)).toBeVisible()
  await expect.element(screen.getByText('Give the team a name.')).toBeVisible()
  expect(bodiesOf('POST', '/api/teams')).toEqual([])
})

test('the demo says that it is being made and then opens; a refusal says why', async () => {
  const { resolve, promise } = Promise.withResolvers<unknown>()
  api.use({
    'POST /api/demo': () => promise,
    'GET /api/demo': { progress: { done: 12, total: 26 } },
  })
  const { screen, router } = await openPage('/')
  await screen.getByRole('button', { name: 'Look around the demo' }).click()
  await expect
    .element(screen.getByRole('status'))
    .toMatchTextContent(/Sailing a year of sprints: 12 of 26/)
  resolve(refuse(404, 'This Knots has no demo team to show.'))
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/no demo team/)
  api.use({ 'POST /api/demo': team })
  await screen.getByRole('button', { name: 'Look around the demo' }).click()
  await expect.poll(() => router.state.location.pathname).toBe('/crew')
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of ['/', '/?with=github', '/?with=minutes']) {
    test(`Start at ${path} is accessible in ${colorScheme}`, async () => {
      const { screen } = await openPage(path, { colorScheme })
      await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible()
    })
  }
}
