import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aMeeting, type Held, meetingRoutes } from '../../support/web-meeting.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const T = '/api/teams/crew'

let api: FakeApi
let held: Held
beforeEach(async () => {
  held = { meeting: aMeeting(), isChangeDay: true, me: 'p1' }
  api = fakeApi({ ...crewRoutes, ...meetingRoutes(held) })
  localStorage.clear()
  await page.viewport(1440, 900)
})
afterEach(() => {
  api.restore()
  notifications.clean()
})

const sent = (method: string) =>
  api.calls.filter(call => call.method === method).map(({ body }) => body)

test('on a day on which sprints change Home offers the meeting, and a press goes to its first step', async () => {
  held.meeting = null
  const { screen, router } = await openPage('/crew')
  const offer = screen.getByRole('region', { name: 'The meeting of today' })
  await expect.element(offer.getByRole('button', { name: 'Start meeting' })).toBeVisible()
  await expectAccessible()
  await offer.getByRole('button', { name: 'Start meeting' }).click()
  await expect.poll(() => router.state.location.pathname, { timeout: 15_000 }).toBe('/crew/actions')
  await expect.element(screen.getByRole('button', { name: 'Follow-ups, now' })).toBeVisible()
})

test('on other days the menu has it', async () => {
  held.meeting = null
  held.isChangeDay = false
  const { screen, router } = await openPage('/crew')
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Sprint 16' })).toBeVisible()
  await expect
    .element(screen.getByRole('region', { name: 'The meeting of today' }))
    .not.toBeInTheDocument()
  await screen.getByRole('button', { name: 'More', exact: true }).click()
  await screen.getByRole('menuitem', { name: 'Start meeting' }).click()
  await expect.poll(() => router.state.location.pathname, { timeout: 15_000 }).toBe('/crew/actions')
})

test('a meeting that was not started says why', async () => {
  held.meeting = null
  api.use({ [`POST ${T}/meetings`]: refuse(502, 'Knots is away.') })
  const { screen } = await openPage('/crew')
  await screen.getByRole('button', { name: 'Start meeting' }).click()
  await expect.element(screen.getByText('Knots is away.')).toBeVisible()
})

test('who is here is one press each, from any page', async () => {
  const { screen } = await openPage('/crew/velocity')
  await screen.getByRole('button', { name: '2 present. Who is here?' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Who is here?' })
  await expect.element(dialog.getByText('2 here, 1 apology')).toBeVisible()
  await dialog.getByRole('button', { name: 'Here: Tobin' }).click()
  await expect.element(dialog.getByText('3 here, 1 apology')).toBeVisible()
  await dialog.getByRole('button', { name: 'Here: Mara' }).click()
  await expect.element(dialog.getByText('2 here, 1 apology')).toBeVisible()
  await userEvent.type(dialog.getByLabelText('Name of a guest'), 'Pia{Enter}')
  await expect.element(dialog.getByText('3 here, 1 apology')).toBeVisible()
  await expect.element(dialog.getByLabelText('Name of a guest')).toHaveValue('')
  expect(sent('PUT')).toEqual([
    { personId: 'p2', name: 'Tobin', isPresent: true },
    { personId: 'p1', name: 'Mara', isPresent: null },
    { personId: null, name: 'Pia', isPresent: true },
  ])
  await expectAccessible()
})

test('a paragraph is a line and Enter; the minutes grow with it', async () => {
  const { screen } = await openPage('/crew/meetings/m1')
  const minutes = screen.getByLabelText('Minutes in Markdown')
  await expect.element(minutes).toHaveValue('# Meeting\n\nThe **pilot** is late.\n')
  const field = screen.getByLabelText('Add to Goals')
  await userEvent.type(field, 'Nothing new{Enter}')
  const section = screen.getByRole('region', { name: 'Goals' })
  await expect.element(section.getByText('Nothing new')).toBeVisible()
  await expect.element(field).toHaveFocus()
  expect(sent('POST')[0]).toMatchObject({ section: 'goals', text: 'Nothing new' })
  api.emit('meeting')
  await expect.element(minutes).toHaveValue('# Meeting\n\nThe **pilot** is late.\n\nNothing new\n')
  await expectAccessible()
})

test('a paragraph that was refused stays in its field and is the same one when sent again', async () => {
  const routes = meetingRoutes(held)
  api.use({ [`POST ${T}/meetings/m1/lines`]: refuse(502, 'Knots is away.') })
  const { screen } = await openPage('/crew/meetings/m1')
  const field = screen.getByLabelText('Add to Goals')
  await userEvent.type(field, 'Keep me{Enter}')
  await expect.element(screen.getByText('Knots is away.')).toBeVisible()
  await expect.element(field).toHaveValue('Keep me')
  api.use(routes)
  await userEvent.keyboard('{Enter}')
  await expect.element(field).toHaveValue('')
  const [first, second] = sent('POST') as { id: string }[]
  expect(second?.id).toBe(first?.id)
})

test('a paragraph is edited in place, and emptied it is gone', async () => {
  const { screen } = await openPage('/crew/meetings/m1')
  await screen.getByRole('button', { name: /^Edit: The/ }).click()
  const field = screen.getByLabelText('Paragraph')
  await expect.element(field).toHaveFocus()
  await userEvent.fill(field, 'The pilot is in time.')
  await userEvent.keyboard('{Enter}')
  await expect
    .element(screen.getByRole('paragraph').getByText('The pilot is in time.'))
    .toBeVisible()
  await screen.getByRole('button', { name: /^Edit: The/ }).click()
  await userEvent.fill(screen.getByLabelText('Paragraph'), '')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('button', { name: /^Edit: The/ })).not.toBeInTheDocument()
  expect(sent('PATCH')).toEqual([
    { version: 1, text: 'The pilot is in time.' },
    { version: 2, text: '' },
  ])
})

test('two people who edit the same paragraph see both and choose', async () => {
  const { screen } = await openPage('/crew/meetings/m1')
  await screen.getByRole('button', { name: /^Edit: The/ }).click()
  const [line] = held.meeting?.lines ?? []
  if (held.meeting && line)
    held.meeting = { ...held.meeting, lines: [{ ...line, version: 2, text: 'Theirs' }] }
  await userEvent.fill(screen.getByLabelText('Paragraph'), 'Mine')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText('Somebody else changed this meanwhile')).toBeVisible()
  await expect.element(screen.getByRole('cell', { name: 'Theirs' })).toBeVisible()
  await screen.getByRole('button', { name: 'Save mine' }).click()
  await expect.poll(() => sent('PATCH').at(-1)).toEqual({ version: 2, text: 'Mine' })
})

test('the list has all meetings with their sprints, people and length', async () => {
  const { screen } = await openPage('/crew/meetings')
  const row = screen.getByRole('row', { name: /10 Jun 2026/ })
  await expect.element(row).toHaveTextContent('10 Jun 2026Sprint 16Sprint 17115 minutes')
  await expectAccessible()
  await screen.getByRole('link', { name: '18 Jun 2026' }).click()
  await expect
    .element(screen.getByRole('heading', { level: 1, name: 'Meeting of 18 Jun 2026' }))
    .toBeVisible()
})

test('the page of a meeting is readable in the dark and on a phone', async () => {
  await page.viewport(390, 844)
  const { screen } = await openPage('/crew/meetings/m1', { colorScheme: 'dark' })
  await expect.element(screen.getByLabelText('Minutes in Markdown')).toBeVisible()
  await expectAccessible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
})
