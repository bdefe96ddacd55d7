import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countRatings,
  firstPhase,
  isRevealed,
  mayGo,
  meanRating,
  nextPhase,
  phaseBefore,
  phasesWithout,
  RetroPhases,
  tally,
  topicsByVotes,
} from '#domain/retro.ts'
import { RetroPhase } from '../../server/contract/retro.ts'

const phase = fc.constantFrom(...RetroPhases)

describe('phases', () => {
  test('are those of the contract, in the order of a meeting', () => {
    expect([...RetroPhases]).toEqual(RetroPhase.options)
  })

  test('can be left out, but for writing and the end', () => {
    expect(phasesWithout(['look-back', 'group', 'write', 'done'])).toEqual([
      'write',
      'vote',
      'discuss',
      'act',
      'close',
      'done',
    ])
    expect(firstPhase([])).toBe('look-back')
    expect(firstPhase(['look-back'])).toBe('write')
  })

  test('lead on over those that are left out, also from one of them', () => {
    expect(nextPhase('write', ['group'])).toBe('vote')
    expect(nextPhase('group', ['group', 'vote'])).toBe('discuss')
    expect(nextPhase('done', [])).toBeNull()
  })

  test('lead back, but not to hidden cards', () => {
    expect(phaseBefore('write', [])).toBe('look-back')
    expect(phaseBefore('write', ['look-back'])).toBeNull()
    expect(phaseBefore('discuss', ['vote'])).toBe('group')
    expect(phaseBefore('group', [])).toBeNull()
    expect(phaseBefore('vote', ['group'])).toBeNull()
    expect(phaseBefore('done', ['close'])).toBe('act')
  })

  test('once cards are shown, no way of steps hides them again', () => {
    fc.assert(
      fc.property(phase, phase, (from, to) => {
        if (isRevealed(from) && mayGo(from, to)) expect(isRevealed(to)).toBe(true)
      }),
    )
  })
})

const card = (id: string, votes: number | null, groupId: string | null = null) => ({
  id,
  groupId,
  parentId: null,
  votes,
  isDiscussed: false,
})

describe('topics', () => {
  test('are groups and single cards, most dots first, without dots in the order of their ids', () => {
    const cards = [card('d', null), card('a', 2), card('b', null, 'g'), card('c', 0)]
    const groups = [{ id: 'g', votes: 5, isDiscussed: true }]
    expect(topicsByVotes(cards, groups).map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'group g',
      'card a',
      'card c',
      'card d',
    ])
  })

  test('do not depend on the order in which cards are given', () => {
    const votes = fc.option(fc.integer({ min: 0, max: 3 }))
    const some = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), votes }), {
      selector: ({ id }) => id,
    })
    fc.assert(
      fc.property(some, rows => {
        const cards = rows.map(row => card(row.id, row.votes))
        expect(topicsByVotes(cards.toReversed(), [])).toEqual(topicsByVotes(cards, []))
      }),
    )
  })

  test('leave out sub-points of the minutes', () => {
    expect(
      topicsByVotes([card('a', null), { ...card('b', null), parentId: 'a' }], []),
    ).toHaveLength(1)
  })
})

test('a tally sums the dots of all, and loses none', () => {
  const vote = fc.record({ targetId: fc.constantFrom('a', 'b', 'c'), dots: fc.nat(20) })
  fc.assert(
    fc.property(fc.array(vote), votes => {
      const total = votes.reduce((sum, { dots }) => sum + dots, 0)
      expect([...tally(votes).values()].reduce((sum, dots) => sum + dots, 0)).toBe(total)
    }),
  )
  expect([
    ...tally([
      { targetId: 'a', dots: 2 },
      { targetId: 'a', dots: 1 },
    ]),
  ]).toEqual([['a', 3]])
})

test('ratings are kept as counts, from which the mean follows', () => {
  expect(countRatings([5, 1, 5, 4])).toEqual([1, 0, 0, 1, 2])
  expect(meanRating([1, 0, 0, 1, 2])).toEqual({ count: 4, mean: 3.75 })
  expect(meanRating([0, 0, 0, 0, 0])).toBeNull()
  expect(meanRating([])).toBeNull()
})
