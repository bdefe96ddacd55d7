import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { cardsText, parseCards } from '../../../web/features/settings/poker-cards.ts'
import { type Call, type FakeApi, fakeApi } from '../../support/web-api.ts'
import { expectAccessible, openPage } from '../../support/web-app.tsx'
import { team } from '../../support/web-data.ts'
import { crewRoutes } from '../../support/web-routes.ts'

describe('the cards as text', () => {
  test('read back are the cards they were written from', () => {
    const cards = [
      { label: '1', points: 1, meaning: 'trivial and very clear' },
      { label: '0.5', points: 0.5, meaning: '' },
      { label: '13+', points: 13, meaning: 'must be split' },
      { label: '?', points: null, meaning: 'questions are welcome' },
    ]
    expect(parseCards(cardsText({ ...team, pokerCards: cards }))).toEqual({ cards })
  })

  test.each([
    ['only one', '5 some', /at least two/],
    ['one twice', '5 some\n5 more', /5 is there twice/],
    ['a label that is too long', 'enormously big\n5', /begin with up to 8/],
  ])('with %s say what to write', (_what, text, words) => {
    expect(parseCards(text)).toEqual({ problem: expect.stringMatching(words) })
  })
})

describe('the cards in Settings', () => {
  let api: FakeApi
  beforeEach(async () => {
    api = fakeApi({
      ...crewRoutes,
      'GET /api/teams/crew/people': { people: [] },
      'PATCH /api/teams/crew': ({ body }: Call) => ({ ...team, ...(body as object) }),
    })
    await page.viewport(1280, 900)
  })
  afterEach(() => api.restore())

  test('are those of the point scale until the team writes others', async () => {
    const { screen } = await openPage('/crew/settings')
    const section = screen.getByRole('region', { name: 'Planning poker' })
    await section.getByLabelText('Cards', { exact: true }).fill('1 easy\n2 hard\n? ask')
    await section.getByRole('button', { name: 'Save' }).click()
    await expect
      .poll(() => api.calls.find(({ method }) => method === 'PATCH')?.body)
      .toEqual({
        version: 3,
        pokerCards: [
          { label: '1', points: 1, meaning: 'easy' },
          { label: '2', points: 2, meaning: 'hard' },
          { label: '?', points: null, meaning: 'ask' },
        ],
      })
    await section.getByRole('button', { name: 'Cards of the point scale' }).hover()
    await expectAccessible()
  })
})
