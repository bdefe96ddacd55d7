import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { ApiToken } from '#contract/api-token.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { sessionOf, signedInAs } from '../../support/web-identity.ts'

const token: ApiToken = {
  id: 'k1',
  name: 'Nightly export',
  scope: 'read',
  team: 'crew',
  createdAt: '2026-05-01T08:00:00Z',
  expiresAt: '2026-12-31T23:00:00Z',
  usedAt: null,
}
const browser = (id: string, device: string, isThis: boolean) => ({
  ...{ id, device, isThis },
  createdAt: '2026-06-17T07:00:00Z',
  seenAt: '2026-06-18T09:20:00Z',
})

let api: FakeApi
let browsers: ReturnType<typeof browser>[]
let tokens: ApiToken[]
beforeEach(async () => {
  browsers = [browser('b1', 'Firefox on Linux', true), browser('b2', 'Safari on iPhone', false)]
  tokens = [token]
  api = fakeApi({
    ...signedInAs('member'),
    'GET /api/account/sessions': () => ({ sessions: browsers }),
    'DELETE /api/account/sessions/:id': (_call: unknown, { id }: { id?: string }) => {
      browsers = browsers.filter(one => one.id !== id)
    },
    'DELETE /api/account/sessions': null,
    'GET /api/account/tokens': () => ({ tokens }),
    'DELETE /api/account/tokens/:id': () => {
      tokens = []
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('the account page says who one is, where one is signed in, and ends a sign-in', async () => {
  const { screen } = await openPage('/account')
  await expect.element(screen.getByText('mara@example.org')).toBeVisible()
  await expect.element(screen.getByText('Firefox on Linux')).toBeVisible()
  await expectAccessible()
  await screen.getByRole('button', { name: 'Sign out Safari on iPhone' }).click()
  await expect.poll(() => screen.getByText('Safari on iPhone').query()).toBeNull()
})

test('signing out everywhere asks first, and then leads to the sign-in', async () => {
  const { screen, router } = await openPage('/account')
  await screen.getByRole('button', { name: 'Sign out everywhere' }).click()
  const question = screen.getByRole('dialog', { name: 'Sign out everywhere?' })
  api.use({ 'GET /api/session': sessionOf(null) })
  await question.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect.poll(() => router.state.location.pathname, { timeout: 15_000 }).toBe('/sign-in')
  const sent = api.calls.find(({ method }) => method === 'DELETE')
  expect(sent?.query.get('all')).toBe('true')
})

test('a token is shown once, with a way to copy it', async () => {
  api.use({
    'POST /api/account/tokens': ({ body }: { body: unknown }) => {
      tokens = [...tokens, { ...token, ...(body as object), id: 'k2' }]
      return { ...tokens[1], token: 'knots_secret' }
    },
  })
  const { screen } = await openPage('/account')
  await screen.getByRole('button', { name: 'New token' }).click()
  const dialog = screen.getByRole('dialog', { name: 'New API token' })
  await dialog.getByRole('textbox', { name: 'What is it for?' }).fill('Wall screen')
  await expectAccessible()
  await dialog.getByRole('button', { name: 'Make the token' }).click()
  const made = screen.getByRole('dialog', { name: 'The token “Wall screen”' })
  await expect.element(made.getByRole('textbox', { name: 'Token' })).toHaveValue('knots_secret')
  await expect.element(made.getByRole('button', { name: 'Copy' })).toBeVisible()
  expect(api.calls.find(({ method }) => method === 'POST')?.body).toEqual({
    name: 'Wall screen',
    scope: 'read',
    team: null,
    lastDay: null,
  })
  await made.getByRole('button', { name: 'Done' }).click()
  await expect.element(screen.getByText('Wall screen')).toBeVisible()
})

test('a token without a purpose is refused beside its field', async () => {
  api.use({
    'POST /api/account/tokens': refuse(400, 'This cannot be saved.', {
      issues: [{ path: 'name', message: 'Say what the token is for' }],
    }),
  })
  const { screen } = await openPage('/account')
  await screen.getByRole('button', { name: 'New token' }).click()
  await screen.getByRole('button', { name: 'Make the token' }).click()
  await expect.element(screen.getByText('Say what the token is for')).toBeVisible()
})

test('a token is revoked after a question', async () => {
  const { screen } = await openPage('/account')
  await screen.getByRole('button', { name: 'Revoke Nightly export' }).click()
  await screen
    .getByRole('dialog', { name: 'Revoke “Nightly export”?' })
    .getByRole('button', { name: 'Revoke' })
    .click()
  await expect.element(screen.getByText('There are none.')).toBeVisible()
})

test('where nobody signs in the account page says so', async () => {
  api.use({ 'GET /api/session': { ...sessionOf(null), mode: 'trusted' } })
  const { screen } = await openPage('/account')
  await expect.element(screen.getByText('There are no accounts here')).toBeVisible()
})

test('the privacy page tells of the account only where people sign in', async () => {
  const { screen } = await openPage('/privacy')
  await expect.element(screen.getByRole('heading', { name: 'Privacy' })).toBeVisible()
  await expect.element(screen.getByText('knots-session')).toBeVisible()
  await expectAccessible()
})
