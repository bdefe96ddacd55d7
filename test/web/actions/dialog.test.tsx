import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { NewAction } from '#contract/action.ts'
import { placeWords } from '../../../web/app/place-words.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { action } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const person = (id: string, name: string) => ({
  id,
  version: 1,
  name,
  aliases: [],
  githubLogin: null,
  usualPercent: null,
  country: null,
  region: null,
  active: true,
})

let api: FakeApi
beforeEach(async () => {
  api = fakeApi({
    ...crewRoutes,
    'GET /api/teams/crew/people': { people: [person('p1', 'Mara'), person('p2', 'Tobin')] },
    'POST /api/teams/crew/actions': ({ body }: { body: NewAction }) => ({
      ...action,
      text: body.text,
    }),
  })
  await page.viewport(1280, 900)
})
afterEach(() => {
  notifications.clean()
  api.restore()
})

const posts = () => api.calls.filter(call => call.method === 'POST').map(call => call.body)

async function openDialog(path = '/crew/velocity') {
  const { screen } = await openPage(path)
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible()
  await userEvent.keyboard('n')
  const dialog = screen.getByRole('dialog', { name: 'New action' })
  await expect.element(dialog).toBeVisible()
  return { screen, dialog }
}

test('Ctrl and Enter saves from the field of the owner too, with who is still being typed', async () => {
  const { screen, dialog } = await openDialog()
  await dialog.getByRole('textbox', { name: 'Action' }).fill('Ask for a second machine')
  await dialog.getByRole('combobox', { name: 'Owner' }).click()
  await userEvent.keyboard('developers{Control>}{Enter}{/Control}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(screen.getByText('Action added: Ask for a second machine')).toBeVisible()
  expect(posts()).toMatchObject([{ owner: 'developers' }])
})

test('"n" opens the dialog; Ctrl and Enter saves with people, a role and the page it came up on', async () => {
  const { screen, dialog } = await openDialog()
  await expect.element(dialog.getByLabelText('Comes from')).toHaveValue('Velocity')
  await expect.element(dialog.getByRole('textbox', { name: 'Action' })).toHaveFocus()
  await dialog.getByRole('combobox', { name: 'Owner' }).click()
  await screen.getByRole('option', { name: 'Tobin' }).click()
  await userEvent.keyboard('developers{Enter}')
  const line = dialog.getByRole('textbox', { name: 'Action' })
  await line.fill('Ask for a second machine')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(screen.getByText('Action added: Ask for a second machine')).toBeVisible()
  const [sent] = posts() as NewAction[]
  expect(sent).toMatchObject({
    text: 'Ask for a second machine',
    owner: 'Tobin, developers',
    ownerIds: ['p2'],
    state: 'open',
    source: null,
    from: 'Velocity',
  })
  expect(sent?.dueSprintId).toBe('s16')
})

test('a press on the plus opens it too', async () => {
  const { screen } = await openPage('/crew')
  await screen.getByRole('button', { name: 'New action' }).click()
  await expect.element(screen.getByRole('dialog', { name: 'New action' })).toBeVisible()
})

test('"n" typed in a field stays a letter', async () => {
  const { screen } = await openPage('/crew/actions')
  await screen.getByRole('textbox', { name: 'New action' }).click()
  await userEvent.keyboard('n')
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
})

test('what could not be added stays in the dialog, and a second try is the same action', async () => {
  const { dialog } = await openDialog()
  api.use({ 'POST /api/teams/crew/actions': () => refuse(502, 'The disk is full.') })
  await dialog.getByRole('textbox', { name: 'Action' }).fill('Ask for a machine')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/disk is full/)
  await expect
    .element(dialog.getByRole('textbox', { name: 'Action' }))
    .toHaveValue('Ask for a machine')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect.poll(() => posts().length).toBe(2)
  const [one, other] = posts() as NewAction[]
  expect(other?.id).toBe(one?.id)
})

test('the page says where an action comes from', () => {
  expect(placeWords('/crew/sprints/12/plan')).toBe('Planning of sprint 12')
  expect(placeWords('/crew/sprints/12/review')).toBe('Review of sprint 12')
  expect(placeWords('/crew/sprints/12/retro')).toBe('Retrospective of sprint 12')
  expect(placeWords('/crew/sprints/12')).toBe('Sprint 12')
  expect(placeWords('/crew/refinement')).toBe('Refinement')
  expect(placeWords('/crew')).toBe('')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the dialog is accessible in ${colorScheme}`, async () => {
    const { screen } = await openPage('/crew', { colorScheme })
    await screen.getByRole('button', { name: 'New action' }).click()
    await expect.element(screen.getByRole('dialog').getByLabelText('Comes from')).toBeVisible()
    await expect.poll(() => document.getAnimations()).toEqual([])
    await expectAccessible()
  })
}
