import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { NewAction } from '#contract/action.ts'
import { type Call, type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { action } from '../../support/web-data.ts'
import {
  aCard,
  aGroup,
  aRetro,
  bo,
  manyCards,
  retroOf16,
  retroRoutes,
  slowReviews,
} from '../../support/web-retro.ts'

const address = '/crew/sprints/16/retro'
const group = aGroup('g1', 'Reviews', { votes: 7 })
const cards = [
  aCard('c1', 'anchor', 'Reviews were slow', { groupId: 'g1' }),
  aCard('c2', 'anchor', 'Nobody knew whose turn it was', { groupId: 'g1' }),
  aCard('c3', 'wind', 'Pairing on the scheduler', { votes: 4 }),
  aCard('c4', 'rock', 'Holiday', { votes: 0 }),
]
const board = { cards, groups: [group] }
const made = {
  ...action,
  id: 'a9',
  text: 'Say on Monday who reviews what',
  source: {
    kind: 'group' as const,
    id: 'g1',
    title: 'Reviews',
    url: null,
    sprint: { id: 's16', number: 16 },
  },
}
let api: FakeApi
const sent = () =>
  api.calls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/presence'))

beforeEach(async () => {
  localStorage.clear()
  api = fakeApi(retroRoutes(aRetro('discuss', board)))
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

test('topics are in the order of their dots, those without any folded away', async () => {
  const { screen } = await openPage(address)
  const topics = screen.getByRole('region', { name: 'Topics' })
  await expect.element(topics.getByText('Pairing on the scheduler')).toBeVisible()
  const rows = topics
    .getByRole('listitem')
    .elements()
    .map(row => row.textContent)
  expect(rows.slice(0, 2)).toEqual(['7 dotsReviews', '4 dotsPairing on the scheduler'])
  await expect.element(topics.getByText('1 topic without a dot')).toBeVisible()
  await expect.element(topics.getByText('Holiday')).not.toBeVisible()
})

test('who leads goes from topic to topic, each with its time, and what was talked about is marked', async () => {
  let now = aRetro('discuss', board)
  api.use({
    [`GET ${retroOf16}`]: () => now,
    [`PUT ${retroOf16}/topic`]: ({ body }: Call) => {
      now = aRetro('discuss', board, { topicId: (body as { id: string }).id })
      return now
    },
    [`PUT ${retroOf16}/timer`]: () => now,
    'PATCH /api/teams/crew/groups/:id': { ...group, version: 2, isDiscussed: true },
  })
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: 'Start with the first' }).click()
  await expect.element(screen.getByRole('heading', { name: 'Reviews' })).toBeVisible()
  await screen.getByRole('button', { name: 'Next topic' }).click()
  await expect.element(screen.getByRole('heading', { name: /^Pairing/ })).toBeVisible()
  await expect
    .poll(() => sent().map(({ body }) => body))
    .toEqual([
      { id: 'g1' },
      { seconds: 300 },
      { version: 1, isDiscussed: true },
      { id: 'c3' },
      { seconds: 300 },
    ])
})

test('who does not lead sees what is talked about, and makes an action of it with one key', async () => {
  api.use({
    [`GET ${retroOf16}`]: aRetro('discuss', board, { topicId: 'g1', facilitator: bo }),
    'POST /api/teams/crew/actions': ({ body }: Call) => {
      api.use({ 'GET /api/teams/crew/actions': { actions: [made], inTime: [] } })
      return { ...made, ...(body as NewAction), source: made.source }
    },
  })
  const { screen } = await openPage(address)
  const topic = screen.getByRole('region', { name: 'Reviews' })
  await expect.element(topic.getByText('Nobody knew whose turn it was')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Next topic' }).query()).toBeNull()
  await userEvent.keyboard('n')
  const dialog = screen.getByRole('dialog', { name: 'New action' })
  await dialog.getByLabelText('Action').fill('Say on Monday who reviews what')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect.element(topic.getByText('Say on Monday who reviews what')).toBeVisible()
  expect(sent()[0]?.body).toMatchObject({
    source: { kind: 'group', id: 'g1' },
    from: 'Retrospective of sprint 16',
  })
})

test('in the end there are the actions of this retrospective, and the topics without one', async () => {
  api.use({
    [`GET ${retroOf16}`]: aRetro('act', board),
    'GET /api/teams/crew/actions': { actions: [action, made], inTime: [] },
  })
  const { screen } = await openPage(address)
  const actions = screen.getByRole('region', { name: 'Actions of this retrospective' })
  await expect.element(actions.getByText('Say on Monday who reviews what')).toBeVisible()
  expect(actions.getByText(action.text).query()).toBeNull()
  const without = screen.getByRole('region', { name: 'No action came of' })
  await expect.element(without.getByText('Pairing on the scheduler')).toBeVisible()
  expect(without.getByText('Reviews', { exact: true }).query()).toBeNull()
  await userEvent.keyboard('n')
  await expect.element(screen.getByRole('dialog', { name: 'New action' })).toBeVisible()
})

test('was it worth the time is answered with a key, and can be changed', async () => {
  api.use({
    [`GET ${retroOf16}`]: aRetro('close', board),
    [`PUT ${retroOf16}/rating`]: aRetro('close', board),
  })
  const { screen } = await openPage(address)
  await expect.element(screen.getByText(/^Only the average is shown/)).toBeVisible()
  await userEvent.keyboard('4')
  await expect.element(screen.getByText(/^You said 4/)).toBeVisible()
  await screen.getByRole('button', { name: '5 well worth it' }).click()
  await expect.element(screen.getByText(/^You said 5/)).toBeVisible()
  expect(sent().map(({ body }) => body)).toEqual([{ rating: 4 }, { rating: 5 }])
})

test('what is over is the board as it was, with what it was worth', async () => {
  const ratings = { count: 8, mean: 4.25 }
  api.use({
    [`GET ${retroOf16}`]: aRetro('done', { ...board, ratings }),
    [`GET ${retroOf16}.md`]: new Response('**Anchors**'),
    'GET /api/teams/crew/actions': { actions: [made], inTime: [] },
  })
  const { screen } = await openPage(address)
  await expect
    .element(screen.getByText('4 cards. Was it worth the time? 4.3 of 5, said by 8 people.'))
    .toBeVisible()
  await expect
    .element(screen.getByRole('region', { name: /^Anchors/ }).getByText('7 dots'))
    .toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Copy as Markdown' })).toBeVisible()
  await expect
    .element(screen.getByRole('link', { name: 'CSV' }))
    .toHaveAttribute('href', `${retroOf16}.csv`)
})

test('a retrospective from minutes is a finished board with sub-points below their cards', async () => {
  const imported = [
    aCard('m1', 'anchor', 'The large pull request'),
    aCard('m2', 'anchor', 'was not easy to review', { parentId: 'm1' }),
  ]
  api.use({
    [`GET ${retroOf16}`]: { ...aRetro('done', { cards: imported }), board: null },
    [`GET ${retroOf16}.md`]: new Response('**Anchors**'),
  })
  const { screen } = await openPage(address)
  await expect.element(screen.getByText('From the minutes. 1 card.')).toBeVisible()
  const anchors = screen.getByRole('region', { name: /^Anchors/ })
  const card = anchors.getByRole('listitem').filter({ hasText: 'The large pull request' }).first()
  await expect.element(card.getByText('was not easy to review')).toBeVisible()
})

test('on the big screen a code leads phones to this page', async () => {
  const { screen } = await openPage(address)
  await screen.getByRole('button', { name: 'Big screen' }).click()
  await expect
    .element(screen.getByRole('img', { name: 'QR code of this page’s address' }))
    .toBeVisible()
  await screen.getByRole('button', { name: 'Leave big screen' }).click()
  await expect.element(screen.getByRole('img', { name: /^QR code/ })).not.toBeInTheDocument()
})

test.each([
  ['discuss', 'light', 1440],
  ['discuss', 'dark', 390],
  ['act', 'dark', 1440],
  ['close', 'light', 390],
  ['done', 'light', 1440],
  ['done', 'dark', 390],
] as const)(
  'axe finds nothing in %s with 60 cards, %s, at %i px',
  async (phase, colorScheme, width) => {
    api.use({
      [`GET ${retroOf16}`]: aRetro(
        phase,
        { ...manyCards(60, true), themes: [slowReviews] },
        { topicId: 'g0' },
      ),
      [`GET ${retroOf16}.md`]: new Response('**Anchors**'),
      'GET /api/teams/crew/actions': { actions: [made], inTime: [] },
    })
    await page.viewport(width, 900)
    const { screen } = await openPage(address, { colorScheme })
    await expect.element(screen.getByRole('region', { name: 'Steps and time' })).toBeVisible()
    await expectAccessible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  },
)
