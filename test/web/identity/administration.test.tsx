import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { AuditEntry } from '#contract/audit.ts'
import type { AccountWithTeams } from '#contract/identity.ts'
import { type Call, type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { account, signedInAs } from '../../support/web-identity.ts'

const other: AccountWithTeams = {
  ...account,
  id: 'a2',
  name: 'Tobin Ferris',
  login: 'tobin',
  mail: null,
  teams: [{ slug: 'crew', name: 'Harbour crew', role: 'member' }],
}

const entry = (id: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: '2026-06-18T08:15:30Z',
  who: 'Mara Vonk',
  accountId: 'a1',
  team: { slug: 'crew', name: 'Harbour crew' },
  what: 'PATCH /api/teams/:team/sprints/:id',
  words: 'Change a sprint',
  target: 's16',
  details: { fields: ['goal'] },
  ...more,
})

let api: FakeApi
let accounts: AccountWithTeams[]
beforeEach(async () => {
  accounts = [{ ...account, isAdministrator: true, teams: [] }, other]
  api = fakeApi({
    ...signedInAs('scrum-master', {}, { isAdministrator: true }),
    'GET /api/accounts': () => ({ accounts }),
    'PATCH /api/accounts/:id': ({ body }: Call) => {
      accounts = accounts.map(one => (one.id === 'a2' ? { ...one, ...(body as object) } : one))
    },
    'DELETE /api/accounts/:id': () => {
      accounts = accounts.slice(0, 1)
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('an administrator blocks an account after a question, and lets it in again', async () => {
  const { screen } = await openPage('/accounts')
  await screen.getByRole('button', { name: 'More of Tobin Ferris' }).click()
  await screen.getByRole('menuitem', { name: 'Block' }).click()
  await expectAccessible()
  await screen
    .getByRole('dialog', { name: 'Block Tobin Ferris?' })
    .getByRole('button', { name: 'Block' })
    .click()
  await expect.element(screen.getByText('blocked')).toBeVisible()
  await screen.getByRole('button', { name: 'More of Tobin Ferris' }).click()
  await expect.element(screen.getByRole('menuitem', { name: 'Let in again' })).toBeVisible()
})

test('a refused step is told in its question', async () => {
  api.use({ 'DELETE /api/accounts/:id': refuse(409, 'Somebody has to administer this Knots.') })
  const { screen } = await openPage('/accounts')
  await screen.getByRole('button', { name: 'More of Tobin Ferris' }).click()
  await screen.getByRole('menuitem', { name: 'Delete' }).click()
  await screen.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect.element(screen.getByText('Somebody has to administer this Knots.')).toBeVisible()
})

test('others are told that accounts are for administrators, and nothing is asked for', async () => {
  api.use(signedInAs('scrum-master'))
  const { screen } = await openPage('/accounts')
  await expect.element(screen.getByText('This is for administrators')).toBeVisible()
  expect(api.calls.some(({ path }) => path === '/api/accounts')).toBe(false)
})

test('the record is read page by page, with its details', async () => {
  api.use({
    'GET /api/audit': ({ query }: Call) =>
      query.get('cursor') === null
        ? { entries: [entry(2)], next: '5-1' }
        : { entries: [entry(1, { words: 'Close a sprint' })], next: null },
  })
  const { screen } = await openPage('/audit')
  await expect.element(screen.getByText('Change a sprint')).toBeVisible()
  await screen.getByText('Details').click()
  await expect.element(screen.getByText('PATCH /api/teams/:team/sprints/:id')).toBeVisible()
  await expectAccessible()
  await screen.getByRole('button', { name: 'Show earlier ones' }).click()
  await expect.element(screen.getByText('Close a sprint')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Show earlier ones' }).query()).toBeNull()
})

test('the record is filtered by team, account and words, and says when nothing is like that', async () => {
  api.use({
    'GET /api/audit': ({ query }: Call) => ({
      entries: query.get('search') === 'rope' ? [] : [entry(1)],
      next: null,
    }),
  })
  const { screen } = await openPage('/audit')
  await screen.getByRole('combobox', { name: 'Team' }).selectOptions('Harbour crew')
  await screen.getByRole('combobox', { name: 'Who' }).selectOptions('Tobin Ferris')
  await screen.getByRole('textbox', { name: 'With the words' }).fill('rope')
  await expect.element(screen.getByText('Nothing like that')).toBeVisible()
  const last = api.calls.findLast(({ path }) => path === '/api/audit')
  expect(Object.fromEntries(last?.query ?? [])).toEqual({
    team: 'crew',
    accountId: 'a2',
    search: 'rope',
  })
})

test('a record that cannot be read says why', async () => {
  api.use({ 'GET /api/audit': refuse(500, 'The disk is full.') })
  const { screen } = await openPage('/audit')
  await expect.element(screen.getByText('The disk is full.')).toBeVisible()
})
