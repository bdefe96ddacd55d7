import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Call, type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { action } from '../../support/web-data.ts'
import { aRetro, aRisk, bo, retroOf16, retroRoutes } from '../../support/web-retro.ts'

const address = '/crew/sprints/16/retro'
let api: FakeApi
const sent = () =>
  api.calls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/presence'))

beforeEach(async () => {
  localStorage.clear()
  api = fakeApi(retroRoutes(aRetro('look-back', { risks: [aRisk()] })))
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('it is opened as the team usually does, and who opens it leads', async () => {
  const opened = aRetro('look-back', {}, { facilitator: null })
  api.use({
    [`GET ${retroOf16}`]: { ...opened, board: null },
    [`POST ${retroOf16}`]: opened,
    [`PUT ${retroOf16}/facilitator`]: aRetro('look-back'),
  })
  const { screen } = await openPage(address)
  await screen.getByRole('radio', { name: /^With names/ }).click()
  await screen.getByRole('button', { name: 'Open it for everybody' }).click()
  await expect.element(screen.getByRole('button', { name: 'You lead' })).toBeVisible()
  expect(sent().map(({ body }) => body)).toEqual([
    { format: 'boat', isAnonymous: false, votesEach: 5, areTotalsLive: false },
    { personId: 'p0' },
  ])
})

test('how it is held can be changed; what people wrote for stays once there is a card', async () => {
  const hidden = [{ place: 'wind', cards: 1 }]
  api.use({
    [`GET ${retroOf16}`]: aRetro('write', { hidden }),
    [`PATCH ${retroOf16}`]: aRetro('write', { hidden }, { votesEach: 3 }),
  })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: 'You lead' }).click()
  await screen.getByRole('menuitem', { name: 'How it is held…' }).click()
  const dialog = screen.getByRole('dialog', { name: 'How it is held' })
  await expect.element(dialog.getByRole('radio', { name: /^With names/ })).toBeDisabled()
  await dialog.getByLabelText('Dots for each person').fill('3')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(() => sent().map(({ body }) => body)).toEqual([{ version: 1, votesEach: 3 }])
})

test('the pending actions are asked one by one: is it done, and did it help', async () => {
  const second = { ...action, id: 'a2', text: 'Show what waits for a review', dueSprint: null }
  let first = action
  const actions = () => ({ actions: [second, first], inTime: [] })
  api.use({
    'GET /api/teams/crew/actions': actions,
    'PATCH /api/teams/crew/actions/:id': ({ body }: Call) => {
      first = { ...first, ...(body as object), version: first.version + 1 }
      return first
    },
  })
  const { screen } = await openPage(address)
  await expect.element(screen.getByText('2 actions to ask about.')).toBeVisible()
  await userEvent.keyboard('d')
  await expect.element(screen.getByRole('group', { name: 'Did it help?' })).toBeVisible()
  await screen.getByLabelText('How it helped').fill('Half of the time')
  await screen.getByRole('button', { name: /^Partly/ }).click()
  await expect.element(screen.getByText('1 action to ask about.')).toBeVisible()
  await userEvent.keyboard('o')
  await expect.element(screen.getByText('All were asked about.')).toBeVisible()
  expect(sent().map(({ path, body }) => [path.split('/').at(-1), body])).toEqual([
    ['a1', { version: 1, state: 'done' }],
    ['a1', { version: 2, helped: { answer: 'partly', note: 'Half of the time' } }],
    ['a2', { version: 1, state: 'open' }],
  ])
})

test('what was asked about is not asked again when the page is loaded once more', async () => {
  api.use({
    'GET /api/teams/crew/actions': { actions: [action], inTime: [] },
    'PATCH /api/teams/crew/actions/:id': action,
  })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: /^Still open/ }).click()
  await expect.element(screen.getByText('All were asked about.')).toBeVisible()
  await screen.unmount()
  const { screen: again } = await openPage(address)
  await expect.element(again.getByText('All were asked about.')).toBeVisible()
})

test('an answer that was refused says so and is asked again', async () => {
  api.use({
    'GET /api/teams/crew/actions': { actions: [action], inTime: [] },
    'PATCH /api/teams/crew/actions/:id': () => refuse(409, 'Somebody else changed this action.'),
  })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: /^Done/ }).click()
  await expect
    .element(screen.getByRole('alert').getByText('Somebody else changed this action.'))
    .toBeVisible()
  await expect.element(screen.getByText('1 action to ask about.')).toBeVisible()
})

test('the rocks of the last sprint are asked about: did we hit them', async () => {
  api.use({
    'PATCH /api/teams/crew/cards/:id': () => {
      api.use({
        [`GET ${retroOf16}`]: aRetro('look-back', { risks: [aRisk({ wasHit: true, version: 3 })] }),
      })
      return {}
    },
  })
  const { screen } = await openPage(address)
  const rocks = screen.getByRole('region', { name: 'Rocks seen in sprint 15: did we hit them?' })
  await rocks.getByRole('button', { name: 'Yes, hit' }).click()
  await expect
    .element(rocks.getByRole('button', { name: 'Yes, hit' }))
    .toHaveAttribute('aria-pressed', 'true')
  expect(sent()).toMatchObject([
    { path: '/api/teams/crew/cards/rock-1', body: { version: 2, wasHit: true } },
  ])
})

test('who leads goes on, skipping what the team leaves out; the others can take over', async () => {
  const led = aRetro('look-back', {}, { facilitator: bo })
  api.use({ [`PUT ${retroOf16}/facilitator`]: aRetro('look-back'), [`GET ${retroOf16}`]: led })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: 'Bo Fisk leads' }).click()
  expect(screen.getByRole('button', { name: 'Start writing' }).query()).toBeNull()
  api.use({
    [`GET ${retroOf16}`]: aRetro('look-back'),
    [`POST ${retroOf16}/phase`]: () => {
      api.use({ [`GET ${retroOf16}`]: aRetro('write') })
      return aRetro('write')
    },
  })
  await screen.getByRole('menuitem', { name: 'Take over from here' }).click()
  await screen.getByRole('button', { name: 'Start writing' }).click()
  await expect.element(screen.getByLabelText('A card for Anchors')).toBeVisible()
  expect(sent().map(({ body }) => body)).toEqual([
    { personId: 'p0' },
    { from: 'look-back', to: 'write' },
  ])
})

test('the timer is right though the clock of this computer is ten minutes slow', async () => {
  const serverAt = Date.now() + 600_000
  const endsAt = new Date(serverAt + 120_000).toISOString()
  const retro = aRetro('look-back', {}, { timer: { endsAt, leftSeconds: null } })
  const headers = { date: new Date(serverAt).toUTCString() }
  api.use({ [`GET ${retroOf16}`]: () => Response.json(retro, { headers }) })
  const { screen } = await openPage(address, { at: Date.now() })
  await expect.element(screen.getByRole('timer')).toBeVisible()
  const shown = screen.getByRole('timer').element().textContent ?? ''
  expect(shown).toMatch(/^(2:0[0-2]|1:5\d)/)
})

test('the end of the time is said', async () => {
  const retro = aRetro(
    'look-back',
    {},
    { timer: { endsAt: '2026-06-18T09:29:00Z', leftSeconds: null } },
  )
  api.use({
    [`GET ${retroOf16}`]: () =>
      Response.json(retro, { headers: { date: new Date().toUTCString() } }),
  })
  const { screen } = await openPage(address)
  await expect.element(screen.getByText('The time is up.')).toBeInTheDocument()
})

test.each([
  ['light', 1440],
  ['dark', 390],
] as const)('axe finds nothing in %s at %i px', async (colorScheme, width) => {
  api.use({ 'GET /api/teams/crew/actions': { actions: [action], inTime: [] } })
  await page.viewport(width, 900)
  const { screen } = await openPage(address, { colorScheme })
  await expect.element(screen.getByText('1 action to ask about.')).toBeVisible()
  await expectAccessible()
})
