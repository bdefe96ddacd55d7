import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Card, Retro } from '#contract/retro.ts'
import { type FakeApi, fakeApi, refuse } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { action } from '../../support/web-data.ts'
import {
  afterwards,
  anOutside,
  aReport,
  closedReview,
  reviewRoutes,
} from '../../support/web-review.ts'

const T = '/api/teams/crew'
const address = '/crew/sprints/16/report'

const card = (id: string, place: string, text: string, given: Partial<Card> = {}): Card => ({
  ...{ id, version: 1, place, text, parentId: null, groupId: null, votes: null },
  ...{ isDiscussed: false, wasHit: null, themeId: null, author: null },
  ...given,
})

const board: NonNullable<Retro['board']> = {
  version: 1,
  format: 'boat',
  isAnonymous: true,
  phase: 'done',
  facilitator: null,
  votesEach: 5,
  areTotalsLive: false,
  timer: { endsAt: null, leftSeconds: null },
  topicId: null,
  startedAt: '2026-06-24T09:00:00Z',
  endedAt: '2026-06-24T09:40:00Z',
}

const retro: Retro = {
  sprintId: 's16',
  board,
  cards: [
    card('c0', 'wind', 'Reviews were kind', { groupId: 'g1' }),
    card('c1', 'anchor', 'Reviews waited', { groupId: 'g1' }),
    card('c2', 'anchor', 'Nobody looks at pull requests', { groupId: 'g1' }),
    card('c3', 'rock', 'Harbour week', { votes: 1 }),
    card('c4', 'anchor', 'The pier was closed', { votes: 0 }),
  ],
  groups: [{ id: 'g1', version: 1, name: 'Slow reviews', votes: 4, isDiscussed: true }],
  hidden: [],
  dotsGiven: 0,
  ready: 0,
  present: 1,
  ratings: null,
  risks: [],
  themes: [],
}

const mine = { ...action, madeIn: { id: 's16', number: 16 }, dueSprint: null }
const others = { ...action, id: 'a9', text: 'Buy rope', dueSprint: null, madeIn: null }

let api: FakeApi
beforeEach(async () => {
  localStorage.clear()
  api = fakeApi({
    ...reviewRoutes(),
    [`GET ${T}/sprints/s16/retro`]: retro,
    [`GET ${T}/actions`]: { actions: [mine, others], inTime: [] },
  })
  await page.viewport(1280, 900)
})
afterEach(() => api.restore())

const open = (colorScheme: 'light' | 'dark' = 'light') =>
  openPage(address, { at: afterwards, colorScheme })

test('the sprint stands on one sheet, from its figures to what was agreed on', async () => {
  const { screen } = await open()
  await expect.element(screen.getByText('14 of 21 points, 4.2 people.')).toBeVisible()
  await expect.element(screen.getByText('As of 26 Jun 2026')).toBeVisible()
  const parts = screen.getByRole('article').getByRole('heading', { level: 2 }).elements()
  expect(parts.map(({ textContent }) => textContent)).toEqual([
    'Goal',
    'Burn-down',
    'Items',
    'Outside the sprint',
    'Retrospective',
    'Actions',
  ])
  const image = screen.getByRole('img', { name: /^Burn-down of/ })
  expect(image.element().getAttribute('src')).toBe(
    `${T}/sprints/s16/burndown.svg?theme=light&width=960`,
  )
  await expect.element(screen.getByText(/^Write down how the certification/)).toBeVisible()
  expect(screen.getByText('Buy rope').elements()).toHaveLength(0)
})

test('items stand under what became of them, with why they were not finished and without people', async () => {
  const { screen } = await open()
  const carried = screen.getByRole('table').filter({ hasText: 'Carried over' })
  await expect.element(carried.getByText('Waited for the diver')).toBeVisible()
  await expect.element(carried.getByText('3rd sprint')).toBeVisible()
  await expect.element(carried.getByRole('columnheader', { name: '8 points' })).toBeVisible()
  expect(screen.getByRole('article').element().textContent).not.toContain('mara-v')
})

test('the retrospective has its groups, most dots first, under their places', async () => {
  const { screen } = await open()
  const anchors = screen.getByRole('region', { name: 'Anchors' })
  await expect.element(anchors).toBeVisible()
  const lines = anchors.getByRole('listitem').elements()
  expect(lines.map(({ firstChild }) => firstChild?.textContent)).toEqual([
    'Slow reviews',
    'Reviews were kind',
    'Reviews waited',
    'Nobody looks at pull requests',
    'The pier was closed',
  ])
  expect(lines[0]?.textContent).toContain('4 dots')
})

test('cards that are not shown yet stay off the sheet', async () => {
  const own = { ...retro, board: { ...board, phase: 'write' as const } }
  api.use({ [`GET ${T}/sprints/s16/retro`]: own })
  const { screen } = await open()
  await expect.element(screen.getByText('The cards are still being written.')).toBeVisible()
  expect(screen.getByRole('article').element().textContent).not.toContain('Reviews waited')
})

test('a closed sprint has its velocity, and what is empty is left out', async () => {
  const report = aReport({
    sprint: { ...closedReview, goal: '', comment: '' },
    isProvisional: false,
    outside: [anOutside('patch', 'Patch release', 2, { decision: 'refused' })],
    adjustments: [],
  })
  api.use({
    [`GET ${T}/sprints/s16/report`]: report,
    [`GET ${T}/sprints/s16/retro`]: { ...retro, board: null, cards: [], groups: [] },
    [`GET ${T}/actions`]: { actions: [], inTime: [] },
  })
  const { screen } = await open()
  await expect.element(screen.getByText('not counted')).toBeVisible()
  const parts = screen.getByRole('article').getByRole('heading', { level: 2 }).elements()
  expect(parts.map(({ textContent }) => textContent)).toEqual([
    'Burn-down',
    'Items',
    'Outside the sprint',
  ])
  const figures = [...document.querySelectorAll('article dl > div')].map(one => one.textContent)
  expect(figures).toContain('Velocity3.5')
  expect(screen.getByText(/^As of/).elements()).toHaveLength(0)
})

test('everything can be taken away as a file', async () => {
  const { screen } = await open()
  await screen.getByRole('button', { name: 'Download' }).click()
  const items = screen.getByRole('menuitem')
  await expect.element(items.first()).toBeVisible()
  expect(items.elements().map(one => one.getAttribute('href'))).toEqual(
    [
      'minutes',
      'report.csv',
      'report',
      'burndown.svg',
      'burndown.png',
      'retro.md',
      'retro.csv',
    ].map(path => `${T}/sprints/s16/${path}`),
  )
  await expectAccessible()
})

test('a report that cannot be read says so and is asked for again', async () => {
  api.use({ [`GET ${T}/sprints/s16/report`]: () => refuse(500, 'The disk is full.') })
  const { screen } = await open()
  await expect.element(screen.getByText('The disk is full.')).toBeVisible()
  api.use({ [`GET ${T}/sprints/s16/report`]: aReport() })
  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect.element(screen.getByText('14 of 21 points, 4.2 people.')).toBeVisible()
})

test.each(['light', 'dark'] as const)('axe finds nothing on a phone (%s)', async colorScheme => {
  await page.viewport(390, 844)
  const { screen } = await open(colorScheme)
  await expect.element(screen.getByText('Slow reviews')).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  await expectAccessible()
})
