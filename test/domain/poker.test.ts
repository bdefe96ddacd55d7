import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardsOf, spreadOf } from '../../server/domain/poker.ts'

const cards = cardsOf([1, 2, 3, 5, 8, 13, 21], 13)
const votes = (labels: string[]) =>
  labels.map((label, index) => ({ personId: `person-${index}`, label }))

describe('the cards of a team', () => {
  test('are its scale below the split limit, then "must be split" and "?"', () => {
    expect(cards.map(card => card.label)).toEqual(['1', '2', '3', '5', '8', '13+', '?'])
    expect(cards.at(-2)).toMatchObject({ points: 13, meaning: 'must be split' })
    expect(cards.at(-1)).toMatchObject({ points: null })
  })

  test('rise, and name each value once', () => {
    expect(cardsOf([5, 1, 5, 0.5], 8).map(card => card.label)).toEqual(['0.5', '1', '5', '8+', '?'])
  })
})

describe('the votes of a round', () => {
  test('3, 5, 5, 8 and ? have the mean 5.25, and the 3 and the 8 should speak', () => {
    expect(spreadOf(votes(['3', '5', '5', '8', '?']), cards)).toEqual({
      counts: [
        { label: '3', votes: 1 },
        { label: '5', votes: 2 },
        { label: '8', votes: 1 },
        { label: '?', votes: 1 },
      ],
      mean: 5.25,
      isAgreed: false,
      lowest: ['person-0'],
      highest: ['person-3'],
      suggested: '5',
    })
  })

  test('that are all the same are agreed on, and nobody need explain', () => {
    expect(spreadOf(votes(['5', '5', '?']), cards)).toMatchObject({
      isAgreed: true,
      lowest: [],
      highest: [],
      suggested: '5',
    })
  })

  test('with two cards equally often suggest the larger one', () => {
    expect(spreadOf(votes(['3', '3', '5', '5', '8']), cards).suggested).toBe('5')
  })

  test('of "?" alone have no mean and suggest nothing', () => {
    expect(spreadOf(votes(['?', '?']), cards)).toMatchObject({
      mean: null,
      isAgreed: false,
      suggested: null,
      lowest: [],
    })
    expect(spreadOf([], cards)).toMatchObject({ mean: null, counts: [], suggested: null })
  })

  test('lie about their mean, are all counted, and suggest a card that was laid', () => {
    const label = fc.constantFrom(...cards.map(card => card.label))
    fc.assert(
      fc.property(fc.array(label, { maxLength: 40 }), labels => {
        const spread = spreadOf(votes(labels), cards)
        const counted = spread.counts.reduce((total, one) => total + one.votes, 0)
        expect(counted).toBe(labels.length)
        const points = labels.flatMap(one => cards.find(card => card.label === one)?.points ?? [])
        expect(spread.mean === null).toBe(points.length === 0)
        if (spread.mean !== null) {
          expect(spread.mean).toBeGreaterThanOrEqual(Math.min(...points) - 1e-9)
          expect(spread.mean).toBeLessThanOrEqual(Math.max(...points) + 1e-9)
          expect(labels).toContain(spread.suggested)
        }
        expect(new Set([...spread.lowest, ...spread.highest]).size).toBe(
          spread.lowest.length + spread.highest.length,
        )
      }),
    )
  })
})
