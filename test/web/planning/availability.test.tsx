import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Call, type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aRow, availability, planningRoutes } from '../../support/web-planning.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const address = '/crew/sprints/16/plan'
const cell = (screen: { getByLabelText: typeof page.getByLabelText }, name: string) =>
  screen.getByLabelText(`${name}, percent in sprint 16`)

let api: FakeApi
const puts = () => api.calls.filter(({ method }) => method === 'PUT')

beforeEach(async () => {
  api = fakeApi({
    ...crewRoutes,
    ...planningRoutes,
    'PUT /api/teams/crew/sprints/s16/availability/:person': (
      { body }: Call,
      { person = '' }: Record<string, string>,
    ) => ({
      row: aRow(Number(person.slice(1)), body as object),
      fte: { planned: 1.4, likely: 1.4, actual: 1.4, answered: 3, total: 3 },
    }),
  })
  await page.viewport(1280, 900)
})
afterEach(() => {
  notifications.clean()
  api.restore()
})

test('one tap takes the suggestion, which says why it is what it is', async () => {
  const { screen } = await openPage(address)
  await screen
    .getByRole('button', {
      name: /^Take 72 % .* for Ada Lund: usually 80 %, without 15 Jun \(Tide day\)$/,
    })
    .click()
  await expect.element(cell(screen, 'Ada Lund')).toHaveValue('72')
  await expect.element(screen.getByText('Everybody has answered: 1.4 FTE.')).toBeVisible()
  expect(puts()[0]?.body).toEqual({ plannedPercent: 72 })
})

test('a blank is not answered, which is not 0, and who filled in for somebody is said', async () => {
  const { screen } = await openPage(address)
  await expect
    .element(screen.getByText('0.6 FTE from 2 of 3. A blank is “not answered”, which is not 0.'))
    .toBeVisible()
  await expect.element(cell(screen, 'Ada Lund')).toHaveValue('')
  await expect.element(cell(screen, 'Cleo Marsh')).toHaveValue('0')
  await expect.element(screen.getByText('answered by Cleo Marsh')).toBeVisible()
})

test('arrows and Enter move in the matrix, and clearing a cell takes the answer back', async () => {
  const { screen } = await openPage(address)
  await cell(screen, 'Ada Lund').click()
  await userEvent.keyboard('50{Enter}')
  await expect.element(cell(screen, 'Bo Fisk')).toHaveFocus()
  await userEvent.keyboard('{Backspace}{ArrowDown}')
  await expect.element(cell(screen, 'Cleo Marsh')).toHaveFocus()
  await expect
    .poll(() => puts().map(({ body }) => body))
    .toEqual([{ plannedPercent: 50 }, { plannedPercent: null }])
})

test('what somebody types stays when the answers of others arrive', async () => {
  const { screen } = await openPage(address)
  await cell(screen, 'Ada Lund').click()
  await userEvent.keyboard('4')
  const theirs = { ...availability, people: availability.people.map(row => ({ ...row })) }
  const bo = theirs.people[1]
  if (bo) bo.plannedPercent = 100
  api.use({ 'GET /api/teams/crew/sprints/s16/availability': theirs })
  api.emit('availability')
  await expect.element(cell(screen, 'Bo Fisk')).toHaveValue('100')
  await expect.element(cell(screen, 'Ada Lund')).toHaveValue('4')
  await expect.element(cell(screen, 'Ada Lund')).toHaveFocus()
})

test('more than 100 percent is refused with what to type, and the draft stays', async () => {
  const { screen } = await openPage(address)
  await cell(screen, 'Ada Lund').fill('101')
  await userEvent.keyboard('{Tab}')
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent('Give a whole percentage from 0 to 100, or nothing for “not answered”.')
  await expect.element(cell(screen, 'Ada Lund')).toHaveValue('101')
  expect(puts()).toEqual([])
})

test('a refusal of the server is shown at the cell', async () => {
  api.use({
    'PUT /api/teams/crew/sprints/s16/availability/:person': () =>
      refuse(409, 'This sprint is closed.'),
  })
  const { screen } = await openPage(address)
  await cell(screen, 'Bo Fisk').fill('70')
  await userEvent.keyboard('{Tab}')
  await expect.element(screen.getByRole('alert')).toHaveTextContent('This sprint is closed.')
})

test('a suggestion that could not be taken says so', async () => {
  api.use({
    'PUT /api/teams/crew/sprints/s16/availability/:person': () => refuse(500, 'The disk is full.'),
  })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: /^Take 72 % / }).click()
  await expect.element(screen.getByText('The disk is full.')).toBeVisible()
  await expect.element(screen.getByText('The answer of Ada Lund was not kept')).toBeVisible()
  await expectAccessible()
})

test('who one is that could not be kept is said', async () => {
  api.use({ 'PUT /api/me': () => refuse(500, 'The disk is full.') })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: 'Somebody else?' }).click()
  await expect.element(screen.getByText('Who you are was not kept')).toBeVisible()
})

test('who has not said who they are is asked once', async () => {
  api.use({
    'GET /api/me': { team: 'crew', personId: null },
    'PUT /api/me': ({ body }: Call) => body,
  })
  const { screen } = await openPage(address)
  await screen.getByLabelText('Who are you?').selectOptions('Cleo Marsh')
  await expect.element(screen.getByText('You are Cleo Marsh')).toBeVisible()
  expect(puts()[0]?.body).toEqual({ team: 'crew', personId: 'p2' })
  const [first] = document.querySelectorAll('tbody th')
  expect(first?.textContent).toContain('Cleo Marsh')
})

test.each([
  ['light', 1440],
  ['dark', 390],
] as const)('axe finds nothing in %s at %i px', async (colorScheme, width) => {
  await page.viewport(width, 900)
  const { screen } = await openPage(address, { colorScheme })
  await expect.element(cell(screen, 'Ada Lund')).toBeVisible()
  await expectAccessible()
})
