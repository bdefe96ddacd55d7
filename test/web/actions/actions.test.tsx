import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Action, ActionEdit } from '#contract/action.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { action } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const review: Action = {
  ...action,
  id: 'a2',
  text: 'Let developers do the first pass of a review',
  owner: 'tobin',
  state: 'open',
  dueSprint: { id: 's14', number: 14, lastDay: '2026-05-27' },
  history: [
    { at: '2026-05-14', state: 'in-progress', note: '' },
    { at: '2026-05-28', state: 'open', note: 'nobody had time' },
  ],
}
const criteria: Action = {
  ...action,
  id: 'a3',
  text: 'Define what done means',
  owner: 'everyone',
  state: 'done',
  dueSprint: null,
  history: [{ at: null, state: 'done', note: '' }],
}

let api: FakeApi
let list: Action[]
beforeEach(async () => {
  list = [action, review, criteria]
  api = fakeApi({
    ...crewRoutes,
    'GET /api/teams/crew/actions': () => ({ actions: list }),
    'PATCH /api/teams/crew/actions/:id': ({ body }: { body: unknown }, { id }: { id: string }) => {
      const { note: _, ...edit } = body as ActionEdit
      list = list.map(one => (one.id === id ? ({ ...one, ...edit, version: 2 } as Action) : one))
      return list.find(one => one.id === id)
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

const edits = () => api.calls.filter(call => call.method === 'PATCH').map(call => call.body)

test('what is to be done comes first, what is late says so, the rest is one step away', async () => {
  const { screen } = await openPage('/crew/actions')
  const open = screen.getByRole('region', { name: 'Open · 1' })
  await expect.element(open.getByText('was due Sprint 14, 27 May')).toBeVisible()
  await expect.element(screen.getByRole('region', { name: 'In progress · 1' })).toBeVisible()
  await expect.element(screen.getByText('Define what done means')).not.toBeInTheDocument()
  await screen.getByText('All 3').click()
  await expect.element(screen.getByText('Define what done means')).toBeVisible()
})

test('the history is dated, the latest state in sight', async () => {
  const { screen } = await openPage('/crew/actions')
  await screen.getByText('28 May 2026: Open · nobody had time').click()
  await expect.element(screen.getByText('14 May 2026: In progress')).toBeVisible()
})

test('a state is changed with a note', async () => {
  const { screen } = await openPage('/crew/actions')
  await screen.getByRole('button', { name: /^Open. Change the state of “Let dev/ }).click()
  await screen.getByRole('radio', { name: 'Done' }).click()
  await screen.getByLabelText('Note').fill('Agreed in the meeting')
  await userEvent.keyboard('{Enter}')
  await expect.poll(edits).toEqual([{ version: 1, state: 'done', note: 'Agreed in the meeting' }])
  await expect.element(screen.getByRole('region', { name: /^Open/ })).not.toBeInTheDocument()
})

test('a line and Enter is an action, and a second press makes no second one', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  api.use({ 'POST /api/teams/crew/actions': () => promise })
  const { screen } = await openPage('/crew/actions')
  const line = screen.getByRole('textbox', { name: 'New action' })
  await line.fill('Ask for a second certification machine')
  await userEvent.keyboard('{Enter}{Enter}')
  list = [...list, { ...action, id: 'a9', text: 'Ask for a second certification machine' }]
  resolve(list.at(-1))
  await expect
    .element(screen.getByRole('listitem').getByText('Ask for a second certification machine'))
    .toBeVisible()
  await expect.element(line).toHaveValue('')
  expect(api.calls.filter(call => call.method === 'POST')).toHaveLength(1)
})

test('an action that could not be added stays in the line', async () => {
  api.use({ 'POST /api/teams/crew/actions': () => refuse(500, 'Something went wrong inside.') })
  const { screen } = await openPage('/crew/actions')
  await screen.getByRole('textbox', { name: 'New action' }).fill('Ask for a machine')
  await screen.getByRole('button', { name: 'Add' }).click()
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Something went wrong inside/)
  await expect
    .element(screen.getByRole('textbox', { name: 'New action' }))
    .toHaveValue('Ask for a machine')
})

test('the owner is edited; what somebody else wrote there meanwhile is offered beside it', async () => {
  const { screen } = await openPage('/crew/actions')
  api.use({
    'PATCH /api/teams/crew/actions/:id': () =>
      refuse(409, 'Somebody else was quicker.', {
        current: { ...review, version: 7, owner: 'ilse' },
      }),
  })
  await screen.getByRole('button', { name: /^Edit “Let dev/ }).click()
  await screen.getByRole('dialog').getByLabelText('Owner').fill('mara')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/ilse.*mara/)
  await screen.getByRole('button', { name: 'Save mine' }).click()
  await expect.poll(() => edits().at(-1)).toEqual({ version: 7, owner: 'mara' })
})

test('actions are shown for one owner', async () => {
  const { screen } = await openPage('/crew/actions')
  await screen.getByRole('combobox', { name: 'Owner' }).last().click()
  await screen.getByRole('option', { name: 'tobin' }).click()
  await expect.element(screen.getByText(action.text)).not.toBeInTheDocument()
  await expect.element(screen.getByText(review.text)).toBeVisible()
})

test('without actions the page says how to get some', async () => {
  list = []
  const { screen } = await openPage('/crew/actions')
  await expect.element(screen.getByText('No actions yet')).toBeVisible()
  await expect
    .element(screen.getByRole('link', { name: 'Import minutes' }))
    .toHaveAttribute('href', '/crew/import')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Actions is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew/actions', { colorScheme })
    await screen.getByRole('button', { name: /^Open. Change/ }).click()
    await expect.element(screen.getByLabelText('Note')).toBeVisible()
    await expect.poll(() => document.getAnimations()).toEqual([])
    await expectAccessible()
  })
}
