import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { NewCard } from '#contract/retro.ts'
import { type Call, type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { aCard, ada, aRetro, retroOf16, retroRoutes } from '../../support/web-retro.ts'

const address = '/crew/sprints/16/retro'
const hidden = [
  { place: 'anchor', cards: 7 },
  { place: 'wind', cards: 1 },
]
let api: FakeApi
const cardsSent = () =>
  api.calls
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/cards'))
    .map(({ body }) => body as NewCard)

/** A board that takes cards and gives them back to whoever names their secret. */
function takeCards() {
  const taken: NewCard[] = []
  const shown = ({ id = '', place, text }: NewCard) => aCard(id, place, text)
  api.use({
    [`POST ${retroOf16}/cards`]: ({ body }: Call) => {
      const card = body as NewCard
      if (!taken.some(({ id }) => id === card.id)) taken.push(card)
      return shown(card)
    },
    [`POST ${retroOf16}/cards/own`]: ({ body }: Call) => {
      const { cards } = body as { cards: { id: string; secret: string }[] }
      const isOwn = ({ id, secret }: NewCard) =>
        cards.some(one => one.id === id && one.secret === secret)
      return { cards: taken.filter(isOwn).map(shown) }
    },
    [`GET ${retroOf16}`]: () =>
      aRetro('write', { hidden: [{ place: 'anchor', cards: 7 + taken.length }] }),
    'DELETE /api/teams/crew/cards/:id': (_call: Call, { id }: Record<string, string>) => {
      taken.splice(
        taken.findIndex(card => card.id === id),
        1,
      )
      return null
    },
  })
}

beforeEach(async () => {
  localStorage.clear()
  api = fakeApi(retroRoutes(aRetro('write', { hidden })))
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('of the cards of others only their number is there, beside what helps to begin', async () => {
  const { screen } = await openPage(address)
  const anchors = screen.getByRole('region', { name: /^Anchors/ })
  await expect.element(anchors.getByText('7 cards of others')).toBeVisible()
  await expect.element(anchors.getByText('Where did work wait?')).toBeVisible()
  await expect.element(screen.getByText('Focus on the process, not on people.')).toBeVisible()
  const island = screen.getByRole('region', { name: /^Island/ })
  await expect.element(island.getByText('Matching')).toBeVisible()
  await expect.element(island.getByRole('button', { name: /^Committed : 34/ })).toBeVisible()
})

test('a line and Enter is a card, with a secret that only this browser knows', async () => {
  takeCards()
  const { screen } = await openPage(address)
  await expect.element(screen.getByLabelText('A card for Anchors')).toBeVisible()
  await userEvent.keyboard('1')
  await userEvent.keyboard('Reviews were slow{Enter}')
  const own = screen.getByRole('list', { name: 'My cards for Anchors' })
  await expect.element(own.getByText('Reviews were slow')).toBeVisible()
  await expect.element(screen.getByText('7 cards of others')).toBeVisible()
  await expect.element(screen.getByLabelText('A card for Anchors')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(screen.getByLabelText('A card for Wind')).toHaveFocus()
  const [card] = cardsSent()
  expect(card).toMatchObject({ place: 'anchor', text: 'Reviews were slow' })
  expect(card?.secret).toMatch(/^[\w-]{32,}$/)
})

test('a card that could not be sent is kept and sent again, the same card', async () => {
  api.use({
    [`POST ${retroOf16}/cards`]: () => refuse(503, 'Knots is starting.'),
  })
  const { screen } = await openPage(address)
  await screen.getByLabelText('A card for Rocks').fill('Holiday')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText(/^Not sent yet/)).toBeVisible()
  takeCards()
  window.dispatchEvent(new Event('online'))
  await expect.element(screen.getByText(/^Not sent yet/)).not.toBeInTheDocument()
  await expect.element(screen.getByText('Holiday')).toBeVisible()
  const [first, second] = cardsSent()
  expect(second).toEqual(first)
})

test('a card that was refused says why and is not lost', async () => {
  api.use({ [`POST ${retroOf16}/cards`]: () => refuse(409, 'No more cards fit on this board.') })
  const { screen } = await openPage(address)
  await screen.getByLabelText('A card for Rocks').fill('Holiday')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText(/^No more cards fit on this board/)).toBeVisible()
  takeCards()
  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect.element(screen.getByText(/^No more cards/)).not.toBeInTheDocument()
  await expect.element(screen.getByText('Holiday')).toBeVisible()
})

test('cards and half a line are still there when the page is opened again', async () => {
  takeCards()
  const first = await openPage(address)
  await first.screen.getByLabelText('A card for Wind').fill('Pairing')
  await userEvent.keyboard('{Enter}')
  await first.screen.getByLabelText('A card for Wind').fill('Half a thou')
  await expect.poll(() => cardsSent().length).toBe(1)
  await first.screen.unmount()
  const { screen } = await openPage(address)
  await expect.element(screen.getByText('Pairing')).toBeVisible()
  await expect.element(screen.getByLabelText('A card for Wind')).toHaveValue('Half a thou')
  expect(cardsSent().length).toBe(1)
})

test('one’s own card is changed and taken back with its secret', async () => {
  takeCards()
  const secrets: (string | null)[] = []
  api.use({
    'PATCH /api/teams/crew/cards/:id': ({ headers, body }: Call) => {
      secrets.push(headers.get('knots-card-secret'))
      return aCard('c', 'wind', (body as { text: string }).text, { version: 2 })
    },
  })
  const { screen } = await openPage(address)
  await screen.getByLabelText('A card for Wind').fill('Pairng')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => cardsSent().length).toBe(1)
  await screen.getByRole('button', { name: 'Change “Pairng”' }).click()
  await screen.getByLabelText('Text of the card').fill('Pairing')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => secrets).toEqual([cardsSent()[0]?.secret])
  await screen.getByRole('button', { name: /^Take back/ }).click()
  await expect
    .element(screen.getByRole('list', { name: 'My cards for Wind' }))
    .not.toBeInTheDocument()
})

test('what somebody types stays and keeps the focus while others write', async () => {
  const { screen } = await openPage(address)
  await screen.getByLabelText('A card for Anchors').fill('A long thought')
  api.use({ [`GET ${retroOf16}`]: aRetro('write', { hidden: [{ place: 'anchor', cards: 19 }] }) })
  api.emit('retro')
  await expect.element(screen.getByText('19 cards of others')).toBeVisible()
  await expect.element(screen.getByLabelText('A card for Anchors')).toHaveFocus()
  await expect.element(screen.getByLabelText('A card for Anchors')).toHaveValue('A long thought')
})

test('a board that shows names says so before anybody writes', async () => {
  const cards = [aCard('c1', 'wind', 'Pairing', { author: ada })]
  api.use({ [`GET ${retroOf16}`]: aRetro('write', { cards }, { isAnonymous: false }) })
  const { screen } = await openPage(address)
  await expect
    .element(screen.getByText('With names: everybody will see who wrote which card.'))
    .toBeVisible()
  await expect.element(screen.getByText('Pairing')).toBeVisible()
})

test('how many are ready is a number, and one can be ready oneself', async () => {
  api.use({
    [`GET ${retroOf16}`]: aRetro('write', { ready: 6 }),
    [`PUT ${retroOf16}/ready`]: () => {
      api.use({ [`GET ${retroOf16}`]: aRetro('write', { ready: 7 }) })
      return aRetro('write', { ready: 7 })
    },
  })
  const { screen } = await openPage(address)
  await expect.element(screen.getByText('6 of 9 ready')).toBeVisible()
  await screen.getByRole('button', { name: 'Ready' }).click()
  await expect.element(screen.getByText('7 of 9 ready')).toBeVisible()
  await expect
    .element(screen.getByRole('button', { name: 'Ready' }))
    .toHaveAttribute('aria-pressed', 'true')
})

test('the reveal is asked once more, with how many are ready', async () => {
  api.use({
    [`GET ${retroOf16}`]: aRetro('write', { ready: 6 }),
    [`POST ${retroOf16}/phase`]: aRetro('group'),
  })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: 'Reveal the cards' }).click()
  await expect.element(screen.getByText(/^6 of 9 say they are ready/)).toBeVisible()
  await screen.getByRole('button', { name: 'Reveal now' }).click()
  await expect.element(screen.getByText(/^All cards are on the table/)).toBeVisible()
})

test('the columns of start, stop, continue are a format like any other', async () => {
  api.use({ [`GET ${retroOf16}`]: aRetro('write', {}, { format: 'start-stop-continue' }) })
  const { screen } = await openPage(address)
  await expect.element(screen.getByRole('region', { name: /^Continue/ })).toBeVisible()
  await expect.element(screen.getByText('What would we miss?')).toBeVisible()
})

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const)('axe finds nothing in %s at %i px', async (colorScheme, width) => {
  await page.viewport(width, 900)
  const { screen } = await openPage(address, { colorScheme })
  await expect.element(screen.getByText('7 cards of others')).toBeVisible()
  await expectAccessible()
})
