import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { planningRoutes } from '../../support/web-planning.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const T = '/api/teams/crew'
let api: FakeApi

beforeEach(async () => {
  api = fakeApi({
    ...crewRoutes,
    ...planningRoutes,
    [`GET ${T}/reminder`]: {
      host: 'chat.example.org',
      unreadable: null,
      allowedHosts: ['chat.example.org'],
    },
    [`POST ${T}/reminder/posts`]: null,
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

async function openReminder() {
  const { screen } = await openPage('/crew/sprints/16/plan')
  await screen.getByRole('button', { name: 'Remind' }).click()
  return screen
}

test('a reminder names who has not answered and where to, and is posted with one press', async () => {
  const screen = await openReminder()
  await screen.getByRole('button', { name: 'Post to chat.example.org' }).click()
  await expect.element(screen.getByRole('button', { name: 'Posted' })).toBeVisible()
  const sent = api.calls.find(({ method }) => method === 'POST')?.body
  expect(JSON.stringify(sent)).toMatch(
    /sprint 16 .*\/crew\/sprints\/16\/plan\\nStill to answer: Ada Lund\./,
  )
})

test('when the chat refuses, the page says so', async () => {
  api.use({ [`POST ${T}/reminder/posts`]: () => refuse(502, 'chat.example.org refused it (404).') })
  const screen = await openReminder()
  await screen.getByRole('button', { name: 'Post to chat.example.org' }).click()
  await expect.element(screen.getByText('chat.example.org refused it (404).')).toBeVisible()
})

test('without an allowed host the text can be copied, and what to set is said', async () => {
  api.use({ [`GET ${T}/reminder`]: { host: null, unreadable: null, allowedHosts: [] } })
  const screen = await openReminder()
  await expect.element(screen.getByText(/KNOTS_REMINDER_HOSTS/)).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Copy' })).toBeVisible()
  await expectAccessible()
})
