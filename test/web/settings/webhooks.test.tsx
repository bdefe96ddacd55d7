import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Team } from '#contract/team.ts'
import type { Webhooks } from '#contract/webhook.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { team } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'
import { fieldsPreview, people } from '../../support/web-settings.ts'
import { delivery, webhooks } from '../../support/web-webhooks.ts'

const T = '/api/teams/crew'
let api: FakeApi
let now: Webhooks
beforeEach(async () => {
  now = webhooks
  api = fakeApi({
    ...crewRoutes,
    [`GET ${T}/github/fields`]: fieldsPreview,
    [`GET ${T}/people`]: { people },
    [`GET ${T}/webhooks`]: () => now,
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

async function open(changes: Partial<Team> = {}, colorScheme: 'light' | 'dark' = 'light') {
  api.use({ [`GET ${T}`]: { ...team, ...changes } })
  const { screen } = await openPage('/crew/settings', { colorScheme })
  const part = screen.getByRole('region', { name: 'Webhooks', exact: true })
  await expect.element(part).toBeVisible()
  return { screen, part }
}

test('before anything came, the steps say what to set and what to copy to GitHub', async () => {
  const { part } = await open()
  await expect
    .element(part.getByText('https://knots.example.org/api/webhooks/github'))
    .toBeVisible()
  await expect.element(part.getByText('application/json')).toBeVisible()
  await expect.element(part.getByText('projects_v2_item', { exact: true })).toBeVisible()
  const link = part.getByRole('link', { name: 'adds a webhook' })
  const { owner } = team.github ?? {}
  await expect
    .element(link)
    .toHaveAttribute('href', `https://github.com/organizations/${owner}/settings/hooks/new`)
  await expect.element(part.getByText('Nothing has come in the last seven days')).toBeVisible()
})

test('what the server lacks is said, and nothing can be tested without a secret', async () => {
  now = { ...webhooks, isSecretSet: false, payloadUrl: null }
  const { part } = await open()
  await expect.element(part.getByText('PUBLIC_URL')).toBeVisible()
  await expect.element(part.getByText(/to a long random text/)).toBeVisible()
  await expect.element(part.getByRole('button', { name: 'Test it' })).toBeDisabled()
})

test('an address that GitHub cannot reach is said', async () => {
  now = { ...webhooks, payloadUrl: 'http://localhost:4000/api/webhooks/github' }
  const { part } = await open()
  await expect.element(part.getByText(/GitHub cannot reach it/)).toBeVisible()
})

test('a ping that comes while somebody waits for it is shown at once', async () => {
  const ping = delivery({ event: 'ping', action: null, outcome: 'ignored' }, 60)
  now = { ...webhooks, deliveries: [ping] }
  const { part } = await open()
  await expect.element(part.getByText('The last ping of GitHub came 1 h ago.')).toBeVisible()
  await part.getByRole('button', { name: 'Test it' }).click()
  await expect.element(part.getByText(/Waiting for a ping from GitHub/)).toBeVisible()
  const again = { ...ping, receivedAt: delivery({}, 0).receivedAt, message: 'All is ticked.' }
  now = { ...now, deliveries: [again] }
  api.emit('webhooks')
  await expect.element(part.getByText('The ping came. All is ticked.')).toBeVisible()
  await expect.element(part.getByRole('button', { name: 'Test it' })).toBeVisible()
})

test('one that is refused while somebody waits says why', async () => {
  const { part } = await open()
  await part.getByRole('button', { name: 'Test it' }).click()
  const message = 'The signature does not fit.'
  now = { ...now, lastRefusal: { at: delivery({}, 0).receivedAt, message } }
  api.emit('webhooks')
  await expect.element(part.getByText(/was refused. The signature does not fit./)).toBeVisible()
})

test('the last deliveries are listed with what became of them, the older ones on request', async () => {
  now = {
    ...webhooks,
    deliveries: [
      delivery({ outcome: 'waiting', tookMilliseconds: null }, 0),
      delivery({ event: 'issues', action: 'closed', tookMilliseconds: 1240 }),
      delivery({ outcome: 'failed', message: 'GitHub does not answer.' }),
      delivery({ event: 'ping', action: null, outcome: 'ignored', tookMilliseconds: null }),
      ...Array.from({ length: 8 }, () => delivery({}, 90)),
    ],
  }
  const { part } = await open()
  const rows = part.getByRole('row')
  await expect.element(part.getByText('Show all 12')).toBeVisible()
  const cells = rows.elements().map(row => [...row.children].map(cell => cell.textContent))
  expect(cells.slice(1, 5)).toEqual([
    ['projects_v2_itemedited', 'just now', 'Being read', '–'],
    ['issuesclosed', '3 min ago', 'Read', '1.2 s'],
    ['projects_v2_itemedited', '3 min ago', 'FailedGitHub does not answer.', '640 ms'],
    ['ping', '3 min ago', 'Arrived', '–'],
  ])
  expect(rows.elements()).toHaveLength(9)
  await part.getByRole('button', { name: 'Show all 12' }).click()
  expect(rows.elements()).toHaveLength(13)
  // Set up as it is, the steps are out of the way.
  await expect.element(part.getByText('Payload URL')).not.toBeVisible()
})

const usersProject = {
  owner: 'mara',
  number: 3,
  title: 'Mine',
  url: 'https://github.com/users/mara/projects/3',
}

test.each([
  ['without a project', { github: null }, 'Name a project'],
  ['with a project of a user', { github: usersProject }, /This one belongs to a user/],
  ['of the demo', { isDemo: true }, /stand-in for GitHub sends nothing/],
])('a team %s is told why there is nothing', async (_, changes, words) => {
  const { part } = await open(changes)
  await expect.element(part.getByText(words)).toBeVisible()
})

test('an answer that does not come is said, with a way to try again', async () => {
  api.use({ [`GET ${T}/webhooks`]: refuse(500, 'Something went wrong in Knots.') })
  const { part } = await open()
  await expect.element(part.getByText('The webhooks could not be shown')).toBeVisible()
  api.use({ [`GET ${T}/webhooks`]: () => now })
  await part.getByRole('button', { name: 'Try again' }).click()
  await expect.element(part.getByText('Last deliveries')).toBeVisible()
})

test.each(['light', 'dark'] as const)('the section is accessible, %s', async colorScheme => {
  now = { ...webhooks, deliveries: [delivery(), delivery({ outcome: 'failed', message: 'No.' })] }
  const { part } = await open({}, colorScheme)
  await part.getByText('How to set it up').click()
  await expect.element(part.getByText('Payload URL')).toBeVisible()
  await expectAccessible()
})
