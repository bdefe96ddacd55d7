import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Call, type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import {
  aCard,
  aGroup,
  aRetro,
  manyCards,
  retroOf16,
  retroRoutes,
  slowReviews,
} from '../../support/web-retro.ts'

const address = '/crew/sprints/16/retro'
const slow = aCard('c1', 'anchor', 'Reviews were slow')
const turn = aCard('c2', 'anchor', 'Nobody knew whose turn it was')
const pairing = aCard('c3', 'wind', 'Pairing on the scheduler')
const apart = { cards: [slow, turn, pairing] }
const together = {
  groups: [aGroup('g1', '')],
  cards: [{ ...slow, groupId: 'g1' }, { ...turn, groupId: 'g1' }, pairing],
}
let api: FakeApi
const sent = () =>
  api.calls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/presence'))

beforeEach(async () => {
  localStorage.clear()
  api = fakeApi({
    ...retroRoutes(aRetro('group', apart)),
    'PUT /api/teams/crew/cards/:id/group': () => {
      api.use({ [`GET ${retroOf16}`]: aRetro('group', together) })
      return aRetro('group', together)
    },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('two cards are put together with keys, and the focus stays on the one that moved', async () => {
  const { screen } = await openPage(address)
  const card = screen.getByRole('button', { name: 'Reviews were slow' })
  await expect.element(card).toBeVisible()
  card.element().focus()
  await userEvent.keyboard('m')
  await expect.element(screen.getByText(/^Choose a card or group for/)).toBeVisible()
  await userEvent.keyboard('{ArrowDown}m')
  await expect.element(screen.getByLabelText('Name of the group of 2 cards')).toBeVisible()
  expect(sent()).toMatchObject([
    { path: '/api/teams/crew/cards/c1/group', body: { with: { cardId: 'c2' } } },
  ])
  await expect.poll(() => document.activeElement?.textContent).toMatch(/whose turn|slow/)
})

test('the menu of a card does the same by hand', async () => {
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: 'Reviews were slow' }).click()
  await screen.getByRole('menuitem', { name: 'Put together with…' }).click()
  await screen.getByRole('button', { name: 'Nobody knew whose turn it was' }).click()
  await expect.element(screen.getByLabelText('Name of the group of 2 cards')).toBeVisible()
  await expect.element(screen.getByText(/^Choose a card/)).not.toBeInTheDocument()
})

test('a card is dragged onto another one', async () => {
  const { screen } = await openPage(address)
  await userEvent.dragAndDrop(
    screen.getByText('Reviews were slow'),
    screen.getByText('Nobody knew whose turn it was'),
  )
  await expect.element(screen.getByLabelText('Name of the group of 2 cards')).toBeVisible()
})

test('a group gets a name; where somebody else was quicker both are offered', async () => {
  const named = aGroup('g1', 'Waiting', { version: 2 })
  api.use({
    [`GET ${retroOf16}`]: aRetro('group', together),
    'PATCH /api/teams/crew/groups/:id': ({ body }: Call) =>
      (body as { version: number }).version === 1
        ? refuse(409, 'Somebody else changed this group.', { current: named })
        : named,
  })
  const { screen } = await openPage(address)
  await screen.getByLabelText('Name of the group of 2 cards').fill('Reviews')
  await userEvent.keyboard('{Enter}')
  await screen.getByRole('button', { name: 'Use Reviews' }).click()
  await expect
    .poll(() => sent().map(({ body }) => body))
    .toEqual([
      { version: 1, name: 'Reviews' },
      { version: 2, name: 'Reviews' },
    ])
})

test('the focus stays on a card that somebody else puts into a group', async () => {
  const { screen } = await openPage(address)
  const card = screen.getByRole('button', { name: 'Reviews were slow' })
  await expect.element(card).toBeVisible()
  card.element().focus()
  api.use({ [`GET ${retroOf16}`]: aRetro('group', together) })
  api.emit('retro')
  await expect.element(screen.getByLabelText('Name of the group of 2 cards')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Reviews were slow' })).toHaveFocus()
})

test('one more card can be written once all are shown', async () => {
  api.use({
    [`POST ${retroOf16}/cards`]: ({ body }: Call) => ({ ...pairing, ...(body as object) }),
  })
  const { screen } = await openPage(address)
  const wind = screen.getByRole('region', { name: /^Wind/ })
  await wind.getByRole('button', { name: 'One more card for Wind' }).click()
  await expect.element(wind.getByLabelText('A card for Wind')).toHaveFocus()
  await userEvent.keyboard('Good weekly{Enter}')
  await expect
    .poll(() => sent().map(({ body }) => body))
    .toMatchObject([{ place: 'wind', text: 'Good weekly' }])
})

test('a card is linked to what came up before, which is counted on it', async () => {
  const themes = [slowReviews]
  api.use({
    [`GET ${retroOf16}`]: aRetro('group', { ...apart, themes }),
    'PATCH /api/teams/crew/cards/:id': () => {
      const cards = [{ ...slow, version: 2, themeId: slowReviews.id }, turn]
      api.use({ [`GET ${retroOf16}`]: aRetro('group', { cards, themes }) })
      return cards[0]
    },
  })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: 'Reviews were slow' }).click()
  await screen.getByRole('menuitem', { name: 'It came up before…' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Did this come up before?' })
  await dialog.getByRole('radio', { name: /^reviews were slow/ }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(screen.getByText('reviews were slow: 4 of the last 6 sprints')).toBeVisible()
  expect(sent()[0]?.body).toEqual({ version: 1, themeId: 't-reviews' })
})

test('one’s own dots are shown and remembered here, and no more can be given than there are', async () => {
  let given = 0
  const vote = () => aRetro('vote', { ...together, dotsGiven: given })
  api.use({
    [`GET ${retroOf16}`]: vote,
    [`PUT ${retroOf16}/votes/:id`]: ({ body }: Call) => {
      given = (body as { dots: number }).dots
      return vote()
    },
  })
  const first = await openPage(address)
  await expect.element(first.screen.getByText('You have 5 of 5 dots left.')).toBeVisible()
  const more = first.screen.getByRole('button', { name: /^One dot more for “Pairing/ })
  await more.click()
  await userEvent.keyboard('+++++++-')
  await expect.element(first.screen.getByText('You have 1 of 5 dots left.')).toBeVisible()
  expect(sent().every(({ path }) => path.endsWith('/votes/c3'))).toBe(true)
  await expect
    .poll(() => sent().map(({ body }) => body))
    .toEqual([...[1, 2, 3, 4, 5, 4].map(dots => ({ dots }))])
  await first.screen.unmount()
  const { screen } = await openPage(address)
  await expect.element(screen.getByText('You have 1 of 5 dots left.')).toBeVisible()
  await expect.element(screen.getByText('4 dots of mine')).toBeInTheDocument()
})

test('a dot that was refused is taken back, and it says why', async () => {
  api.use({
    [`GET ${retroOf16}`]: aRetro('vote', apart),
    [`PUT ${retroOf16}/votes/:id`]: () => refuse(409, 'You have given all your dots.'),
  })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: /^One dot more for “Reviews/ }).click()
  await expect
    .element(screen.getByRole('alert').getByText('You have given all your dots.'))
    .toBeVisible()
  await expect.element(screen.getByText('You have 5 of 5 dots left.')).toBeVisible()
})

test.each([
  ['group', 'light', 1440],
  ['group', 'dark', 390],
  ['vote', 'dark', 1440],
  ['vote', 'light', 390],
] as const)(
  'axe finds nothing in %s with 60 cards, %s, at %i px',
  async (phase, colorScheme, width) => {
    api.use({
      [`GET ${retroOf16}`]: aRetro(phase, { ...manyCards(60, false), themes: [slowReviews] }),
    })
    await page.viewport(width, 900)
    const { screen } = await openPage(address, { colorScheme })
    await expect
      .element(screen.getByText('reviews were slow: 4 of the last 6 sprints'))
      .toBeVisible()
    await expectAccessible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  },
)
