import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { transition } from '../../support/web-goals.ts'
import { signedInAs } from '../../support/web-identity.ts'
import { planningRoutes } from '../../support/web-planning.ts'

let api: FakeApi
beforeEach(async () => {
  api = fakeApi({ ...planningRoutes, ...signedInAs('viewer', { personId: null }) })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

const button = (name: RegExp | string) => page.getByRole('button', { name })
const gone = (name: RegExp | string) => expect.poll(() => button(name).query()).toBeNull()

test('a viewer is offered no action, by button or by key', async () => {
  const { screen } = await openPage('/crew/actions')
  await expect.element(screen.getByRole('button', { name: 'More' })).toBeVisible()
  await gone('New action')
  await gone('Add')
  await gone(/^Edit/)
  await gone(/Change the state/)
  await userEvent.keyboard('n')
  expect(screen.getByRole('dialog').query()).toBeNull()
  await expectAccessible()
})

test('a viewer reads a plan and types nothing into it', async () => {
  const { screen } = await openPage('/crew/sprints/16/plan')
  const table = screen.getByRole('region', { name: 'Availability in percent' })
  await expect.element(table).toBeVisible()
  expect(table.getByRole('textbox').query()).toBeNull()
  for (const name of ['Commit', 'Remind', 'Add an event', 'Add a target']) await gone(name)
  await gone(/^Move /)
  expect(api.calls.some(({ path }) => path.endsWith('/risks'))).toBe(false)
  await expectAccessible()
})

test('a retrospective stays among the members, and nothing of it is asked for', async () => {
  const { screen } = await openPage('/crew/sprints/16/retro')
  await expect.element(screen.getByText('This is among the members of the team')).toBeVisible()
  expect(api.calls.some(({ path }) => path.endsWith('/retro'))).toBe(false)
})

test('a viewer reads the goals and changes none', async () => {
  api.use({ 'GET /api/teams/crew/goals': { goals: [transition] } })
  const { screen } = await openPage('/crew/goals')
  await expect.element(screen.getByRole('heading', { name: 'Transition' })).toBeVisible()
  for (const name of [/^Edit/, /^More of/, 'Add a goal', 'Share']) await gone(name)
})

test('settings are at rest for a member, with who may do what', async () => {
  api.use({
    ...signedInAs('member'),
    'GET /api/teams/crew/members': { isPublic: false, members: [] },
  })
  const { screen } = await openPage('/crew/settings')
  await expect.element(screen.getByText('Scrum masters of the team can change them.')).toBeVisible()
  const fields = screen.getByRole('region', { name: 'Team', exact: true })
  await expect.element(fields.getByRole('textbox', { name: 'Name', exact: true })).toBeDisabled()
  await gone('Save')
  await expect.element(screen.getByRole('region', { name: 'Members and roles' })).toBeVisible()
  expect(screen.getByRole('region', { name: 'GitHub' }).query()).toBeNull()
  await expectAccessible()
})

test('a member writes, and leaves commit and close to a scrum master', async () => {
  api.use(signedInAs('member'))
  const { screen } = await openPage('/crew/sprints/16')
  await expect.element(screen.getByRole('button', { name: 'New action' })).toBeVisible()
  await expect.element(screen.getByRole('button', { name: /the goal$/ })).toBeVisible()
  await gone(/^Commit( again)?$/)
  await gone('Close sprint')
  await gone('Share')
})

test('somebody who is not linked yet says once who they are, after a question', async () => {
  api.use(signedInAs('member', { personId: null, canChoose: true }))
  const { screen } = await openPage('/crew/sprints/16/plan')
  await screen.getByRole('combobox', { name: 'Who are you?' }).selectOptions('Tobin')
  const question = screen.getByRole('dialog', { name: 'Are you Tobin?' })
  await question.getByRole('button', { name: 'Yes, I am Tobin' }).click()
  await expect.element(screen.getByText('You are Tobin')).toBeVisible()
  await gone('Somebody else?')
  expect(api.calls.find(({ method }) => method === 'PUT')?.body).toEqual({
    team: 'crew',
    personId: 'p2',
  })
})

test('who may not choose is told whom to ask', async () => {
  api.use(signedInAs('member', { personId: null }))
  const { screen } = await openPage('/crew/sprints/16/plan')
  await expect
    .element(screen.getByText('Ask a scrum master to say whom of the team you are'))
    .toBeVisible()
})
