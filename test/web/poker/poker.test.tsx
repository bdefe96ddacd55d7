import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Call, type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { planningRoutes } from '../../support/web-planning.ts'
import { aPoker, leadByBo, revealed, voting } from '../../support/web-poker.ts'
import { crewRoutes } from '../../support/web-routes.ts'

const address = '/crew/sprints/16/poker'
const T = '/api/teams/crew'
let api: FakeApi
const sent = () => api.calls.filter(({ method }) => method !== 'GET')

const itemWithoutPoints = {
  id: 'tides',
  kind: 'issue',
  number: 12,
  repository: 'harbour/tides',
  title: 'Show the tides',
  url: null,
  points: null,
}

beforeEach(async () => {
  localStorage.clear()
  api = fakeApi({
    ...crewRoutes,
    ...planningRoutes,
    [`GET ${T}/sprints/s16/poker`]: aPoker(voting),
    [`GET ${T}/poker/references`]: { references: [] },
    [`PUT ${T}/poker/rounds/:id/vote`]: aPoker({
      ...voting,
      voted: [...voting.voted, { personId: 'p0', name: 'Ada Lund' }],
    }),
    [`POST ${T}/poker/rounds/:id/:step`]: aPoker(revealed),
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('a card is laid with its key and remembered here, though the server tells nobody', async () => {
  const { screen } = await openPage(address)
  await expect.element(screen.getByText('1 person has voted: Bo Fisk')).toBeVisible()
  await userEvent.keyboard('5')
  const card = screen.getByRole('button', { name: /^5 some things are open/ })
  await expect.element(card).toHaveAttribute('aria-pressed', 'true')
  await expect.element(screen.getByText('2 people have voted: Bo Fisk, Ada Lund')).toBeVisible()
  expect(sent().map(({ body }) => body)).toEqual([{ label: '5' }])
})

test('the reveal shows who laid what and asks the extremes to speak', async () => {
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: /^Reveal/ }).click()
  await expect
    .element(screen.getByText('Mean 3.0. Lowest and highest, please say why: Ada Lund; Bo Fisk.'))
    .toBeVisible()
  await expect.element(screen.getByText('1 vote: Bo Fisk')).toBeVisible()
})

test('an estimate is accepted with one press, the suggested one in front', async () => {
  api.use({
    [`GET ${T}/sprints/s16/poker`]: aPoker(revealed),
    [`PUT ${T}/poker/rounds/:id/estimate`]: aPoker({
      ...revealed,
      state: 'estimated',
      estimate: 5,
    }),
  })
  const { screen } = await openPage(address)
  const estimates = screen.getByRole('group', { name: 'Accept an estimate' })
  await estimates.getByRole('button', { name: '5' }).click()
  await expect.element(screen.getByText('All rounds are played: 5 points estimated')).toBeVisible()
  expect(sent()[0]?.body).toEqual({ points: 5 })
})

test('who does not lead sees who does, and may take the lead', async () => {
  api.use({
    [`GET ${T}/sprints/s16/poker`]: aPoker(voting, leadByBo),
    [`PUT ${T}/sprints/s16/poker/facilitator`]: aPoker(voting),
  })
  const { screen } = await openPage(address)
  await expect.element(screen.getByText('Bo Fisk reveals the votes and goes on.')).toBeVisible()
  await screen.getByLabelText('Who leads').selectOptions('p0')
  await expect.element(screen.getByRole('button', { name: /^Reveal/ })).toBeVisible()
})

test('who does not lead votes ahead on a round that waits, and comes back', async () => {
  api.use({ [`GET ${T}/sprints/s16/poker`]: aPoker(voting, leadByBo) })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: 'Count the buoys' }).click()
  await expect.element(screen.getByText('You vote ahead of the others.')).toBeVisible()
  await userEvent.keyboard('3')
  await expect.poll(() => sent().map(({ path }) => path)).toEqual([`${T}/poker/rounds/r2/vote`])
  await screen.getByRole('button', { name: 'Back to the open round' }).click()
  await expect.element(screen.getByRole('heading', { name: 'Show the tides' })).toBeVisible()
})

test('a refused move says why', async () => {
  api.use({ [`POST ${T}/poker/rounds/:id/:step`]: () => refuse(403, 'Bo Fisk leads the poker.') })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: /^Reveal/ }).click()
  await expect
    .element(screen.getByRole('alert').getByText('Bo Fisk leads the poker.'))
    .toBeVisible()
})

test('a new game begins with what lacks an estimate in the sprint, and a topic', async () => {
  api.use({
    [`GET ${T}/sprints/s16/poker`]: { ...aPoker(voting), game: null },
    [`GET ${T}/items`]: { items: [itemWithoutPoints], next: null },
    [`GET ${T}/views/backlog/items`]: { items: [], next: null },
    [`POST ${T}/sprints/s16/poker`]: ({ body }: Call) => ({ ...aPoker(voting), body }),
  })
  const { screen } = await openPage(address)
  await screen.getByLabelText('A topic without an item').fill('The new pier')
  await screen.getByRole('button', { name: 'Estimate 2 items' }).click()
  await expect.element(screen.getByRole('region', { name: 'This round' })).toBeVisible()
  expect(sent()[0]?.body).toEqual({ itemIds: ['tides'], topics: ['The new pier'] })
})

test.each([
  ['light', 1440, voting],
  ['dark', 390, voting],
  ['light', 390, revealed],
] as const)('axe finds nothing in %s at %i px', async (colorScheme, width, round) => {
  api.use({ [`GET ${T}/sprints/s16/poker`]: aPoker(round) })
  await page.viewport(width, 900)
  const { screen } = await openPage(address, { colorScheme })
  await expect.element(screen.getByRole('region', { name: 'This round' })).toBeVisible()
  await expectAccessible()
})
