import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ownPath } from '../../../web/lib/session.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { account, sessionOf, signedInAs } from '../../support/web-identity.ts'
import { crewRoutes } from '../../support/web-routes.ts'

let api: FakeApi
beforeEach(async () => {
  api = fakeApi(signedInAs('member'))
  await page.viewport(1280, 800)
})
afterEach(() => api.restore())

const wanted = () => refuse(401, 'Sign in first.')

test('each way to sign in has a button that keeps where one wanted to go', async () => {
  api.use({ 'GET /api/session': sessionOf(null) })
  const { screen } = await openPage('/sign-in?returnTo=/crew/velocity')
  await expect
    .element(screen.getByRole('link', { name: 'Sign in with GitHub' }))
    .toHaveAttribute('href', '/api/sign-in/github?returnTo=%2Fcrew%2Fvelocity')
  await expect
    .element(screen.getByRole('link', { name: 'Sign in with Harbour login' }))
    .toBeVisible()
  await expectAccessible()
})

test.each([
  ['not-allowed', /may not come in/],
  ['expired', /took too long/],
  ['cancelled', /cancelled on the way/],
  ['provider-failed', /did not answer as it should/],
  ['blocked', /was blocked/],
  ['no-organisation-access', /grant access to the organisation/],
  ['something-new', /were not signed in/],
])('the problem %s is told in words', async (code, words) => {
  api.use({ 'GET /api/session': sessionOf(null) })
  const { screen } = await openPage(`/sign-in?problem=${code}`)
  await expect.poll(() => screen.getByRole('alert').element().textContent).toMatch(words)
})

test('whoever asks without being signed in is led to the sign-in and from there back', async () => {
  api.use({
    'GET /api/session': sessionOf(null),
    'GET /api/me': wanted,
    'GET /api/teams/crew': wanted,
    'GET /api/teams/crew/velocity': wanted,
  })
  const { router } = await openPage('/crew/velocity?show=all')
  await expect.poll(() => router.state.location.pathname, { timeout: 15_000 }).toBe('/sign-in')
  expect(new URLSearchParams(router.state.location.search).get('returnTo')).toBe(
    '/crew/velocity?show=all',
  )
})

test('who is signed in already does not see the sign-in', async () => {
  const { router } = await openPage('/sign-in?returnTo=/crew')
  await expect.poll(() => router.state.location.pathname, { timeout: 15_000 }).toBe('/crew')
})

test('where nobody signs in there is no sign-in and no account', async () => {
  api.restore()
  api = fakeApi({
    ...crewRoutes,
    'GET /api/session': { ...sessionOf(null), mode: 'trusted', ways: [], endsAt: null },
  })
  const { screen, router } = await openPage('/sign-in?returnTo=/crew')
  await expect.poll(() => router.state.location.pathname, { timeout: 15_000 }).toBe('/crew')
  await expect.element(screen.getByRole('button', { name: 'New action' })).toBeVisible()
  expect(screen.getByRole('button', { name: /Signed in as/ }).query()).toBeNull()
})

test('what is being typed stays while one signs in again beside it', async () => {
  let isOut = true
  api.use({
    'GET /api/session': () => sessionOf(isOut ? null : account),
    'POST /api/teams/crew/actions': () => (isOut ? wanted() : refuse(409, 'Somebody was first.')),
  })
  const { screen, router } = await openPage('/crew/velocity')
  await screen.getByRole('button', { name: 'New action' }).click()
  await screen.getByRole('textbox', { name: 'Action', exact: true }).fill('Order rope')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  const again = screen.getByRole('dialog', { name: 'Your sign-in ended' })
  await expect
    .element(again.getByRole('link', { name: 'Sign in again' }))
    .toHaveAttribute('target', '_blank')
  await expectAccessible()
  isOut = false
  await expect.poll(() => again.query(), { timeout: 10_000 }).toBeNull()
  expect(router.state.location.pathname).toBe('/crew/velocity')
  await expect
    .element(screen.getByRole('textbox', { name: 'Action', exact: true }))
    .toHaveValue('Order rope')
})

test('the account menu says who one is, and signs out', async () => {
  const { screen, router } = await openPage('/crew')
  await screen.getByRole('button', { name: 'Signed in as Mara Vonk' }).click()
  await expect.element(screen.getByText('You are Mara in this team, member')).toBeVisible()
  expect(screen.getByRole('menuitem', { name: 'Record of changes' }).query()).toBeNull()
  await expectAccessible()
  await screen.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect.poll(() => router.state.location.pathname, { timeout: 15_000 }).toBe('/sign-in')
  await expect.element(screen.getByRole('heading', { name: 'Sign in to Knots' })).toBeVisible()
})

test('an administrator finds accounts and the record in it', async () => {
  api.use(signedInAs('scrum-master', {}, { isAdministrator: true }))
  const { screen } = await openPage('/crew')
  await screen.getByRole('button', { name: 'Signed in as Mara Vonk' }).click()
  await expect
    .element(screen.getByRole('menuitem', { name: 'Record of changes' }))
    .toHaveAttribute('href', '/audit')
})

test('only paths of Knots itself are gone to', () => {
  expect(ownPath('/crew/velocity?show=all#x')).toBe('/crew/velocity?show=all#x')
  for (const path of [
    null,
    '',
    'crew',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
  ])
    expect(ownPath(path)).toBe('/')
})
