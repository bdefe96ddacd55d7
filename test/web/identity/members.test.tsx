import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Member, NewMember } from '#contract/member.ts'
import type { ShareLink } from '#contract/share.ts'
import { type Call, type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { team } from '../../support/web-data.ts'
import { signedInAs } from '../../support/web-identity.ts'
import { fieldsPreview, people } from '../../support/web-settings.ts'
import { webhooks } from '../../support/web-webhooks.ts'

const T = '/api/teams/crew'
const mara: Member = {
  id: 'm1',
  version: 1,
  role: 'scrum-master',
  account: { id: 'a1', name: 'Mara Vonk', isBlocked: false, signedInAt: '2026-06-18T07:00:00Z' },
  login: 'mara-v',
  mail: null,
  personId: 'p1',
  isMe: true,
}
const link: ShareLink = {
  id: 'l1',
  page: 'report',
  sprint: { id: 's15', number: 15 },
  note: 'the steering committee',
  madeBy: 'Mara Vonk',
  createdAt: '2026-06-11T08:00:00Z',
  expiresAt: null,
}

let api: FakeApi
let members: Member[]
let links: ShareLink[]
let isPublic: boolean
beforeEach(async () => {
  members = [mara]
  links = [link]
  isPublic = false
  api = fakeApi({
    ...signedInAs('scrum-master'),
    [`GET ${T}/github/fields`]: fieldsPreview,
    [`GET ${T}/webhooks`]: webhooks,
    [`GET ${T}/members`]: () => ({ isPublic, members }),
    [`PATCH ${T}/people/:id`]: ({ body }: Call, { id }: { id?: string }) => ({
      ...people.find(one => one.id === id),
      ...(body as object),
    }),
    [`POST ${T}/members`]: ({ body }: Call) => {
      const { login = null, mail = null, role } = body as NewMember
      const made = { ...mara, id: 'm2', account: null, login, mail, role, isMe: false }
      members = [...members, { ...made, personId: null }]
      return members[1]
    },
    [`PATCH ${T}/members/:id`]: ({ body }: Call, { id }: { id?: string }) => {
      members = members.map(one => (one.id === id ? { ...one, ...(body as object) } : one))
      return members.find(one => one.id === id)
    },
    [`DELETE ${T}/members/:id`]: () => {
      members = [mara]
    },
    [`PUT ${T}/visibility`]: ({ body }: Call) => {
      isPublic = (body as { isPublic: boolean }).isPublic
      return { isPublic, members }
    },
    [`GET ${T}/shares`]: () => ({ links }),
    [`DELETE ${T}/shares/:id`]: () => {
      links = []
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

async function open(path = '/crew/settings') {
  const { screen } = await openPage(path)
  const part = (name: string) => screen.getByRole('region', { name, exact: true })
  return { screen, part }
}

test('a member is added by login, gets a person and another role, and is removed after a question', async () => {
  const { screen, part } = await open()
  const panel = part('Members and roles')
  await panel.getByRole('textbox', { name: 'New member' }).fill('@Tobin')
  await panel.getByRole('button', { name: 'Add' }).click()
  await expect.element(panel.getByText('has not signed in yet')).toBeVisible()
  expect(api.calls.find(({ method }) => method === 'POST')?.body).toEqual({
    login: 'Tobin',
    role: 'member',
  })
  await panel.getByRole('combobox', { name: 'Role of Tobin' }).selectOptions('Viewer')
  await expect
    .poll(() => api.calls.findLast(({ method }) => method === 'PATCH')?.body)
    .toEqual({ version: 1, role: 'viewer' })
  await panel.getByRole('combobox', { name: 'Person that Tobin is' }).selectOptions('Ilse')
  await expect
    .poll(() => api.calls.findLast(({ method }) => method === 'PATCH')?.body)
    .toEqual({ version: 1, personId: 'p3' })
  await panel.getByRole('button', { name: 'Remove Tobin' }).click()
  await screen
    .getByRole('dialog', { name: 'Remove Tobin from the team?' })
    .getByRole('button', { name: 'Remove' })
    .click()
  await expect.poll(() => panel.getByText('has not signed in yet').query()).toBeNull()
})

test('who is typed with an at sign inside is waited for by mail', async () => {
  const { part } = await open()
  const panel = part('Members and roles')
  await panel.getByRole('textbox', { name: 'New member' }).fill('ilse@example.org')
  await panel.getByRole('button', { name: 'Add' }).click()
  await expect
    .poll(() => api.calls.find(({ method }) => method === 'POST')?.body)
    .toEqual({ mail: 'ilse@example.org', role: 'member' })
})

test('a team is opened to everybody who signs in', async () => {
  const { part } = await open()
  const panel = part('Members and roles')
  await panel.getByRole('radio', { name: 'Everybody who signs in' }).click()
  await expect.element(panel.getByRole('radio', { name: 'Everybody who signs in' })).toBeChecked()
  await expectAccessible()
})

test('a shared page is taken back after a question', async () => {
  const { screen, part } = await open()
  const panel = part('Shared pages')
  await expect.element(panel.getByText('Report of sprint 15')).toBeVisible()
  await panel.getByRole('button', { name: /^Revoke/ }).click()
  await screen.getByRole('dialog').getByRole('button', { name: 'Stop sharing' }).click()
  await expect.element(panel.getByText('No page is shared.')).toBeVisible()
})

test('a page is shared by an address that is shown once', async () => {
  api.use({
    [`POST ${T}/shares`]: ({ body }: Call) => ({
      ...link,
      ...(body as object),
      path: '/share/KEY',
    }),
  })
  const { screen } = await open('/crew/velocity')
  await screen.getByRole('button', { name: 'Share' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Share this page' })
  await dialog.getByRole('textbox', { name: 'For whom' }).fill('Everybody upstairs')
  await dialog.getByLabelText('Last day').fill('2026-07-31')
  await expectAccessible()
  await dialog.getByRole('button', { name: 'Make the address' }).click()
  await expect
    .element(screen.getByRole('textbox', { name: 'Address' }))
    .toHaveValue(`${location.origin}/share/KEY`)
  expect(api.calls.find(({ method }) => method === 'POST')?.body).toEqual({
    page: 'velocity',
    sprintId: null,
    note: 'Everybody upstairs',
    lastDay: '2026-07-31',
  })
})

test('where nobody signs in there are no members, and pages can be shared still', async () => {
  api.use({
    'GET /api/session': { mode: 'trusted', ways: [], account: null, endsAt: null },
    [`GET ${T}`]: team,
  })
  const { part } = await open()
  await expect.element(part('Shared pages')).toBeVisible()
  expect(part('Members and roles').query()).toBeNull()
})

test('where people sign in a scrum master types by which mail address somebody is known', async () => {
  const { part } = await open()
  const field = part('People').getByRole('textbox', { name: 'Mail of Ilse' })
  await field.fill('ilse@example.org')
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => api.calls.find(({ method }) => method === 'PATCH')?.body)
    .toEqual({ version: 1, mail: 'ilse@example.org' })
})
