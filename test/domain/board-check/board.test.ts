import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkBoard } from '../../../server/domain/board-check/check-board.ts'
import { dependentTogether } from '../../../server/domain/board-check/dependent-together.ts'
import {
  missingIterations,
  sprintsNeededAhead,
} from '../../../server/domain/board-check/missing-iterations.ts'
import { onTwoBoards } from '../../../server/domain/board-check/on-two-boards.ts'
import { redacted } from '../../../server/domain/board-check/redacted.ts'
import { boardRules, type Need } from '../../../server/domain/board-check/rules.ts'
import { namesOf, pointsInWords } from '../../../server/domain/board-check/words.ts'
import { ids, item, links, picture, sprints, told } from './picture.ts'

const everything = new Set<Need>(['points', 'sprint', 'status', 'details'])
const done = { status: 'Done', isDoneStatus: true, state: 'completed' } as const

test('items that wait for others of the same sprint, while both are to be done', () => {
  const board = picture(
    [
      item(1, { sprintId: 's16', points: 5 }),
      item(2, { sprintId: 's16' }),
      item(3, { sprintId: 's17' }),
      item(4, { sprintId: 's16', ...done }),
      item(5, { sprintId: 's15' }),
      item(6, { sprintId: 's15' }),
    ],
    {
      links: links(
        [1, 'blocked-by', 2],
        [1, 'blocked-by', 3],
        [2, 'blocked-by', 4],
        [5, 'blocked-by', 6],
        [2, 'parent', 1],
        [3, 'blocked-by', 99],
      ),
    },
  )
  const found = dependentTogether(board)
  expect(told(found)).toEqual([['i1', 5, 'Waits for #2 of the same sprint 16.']])
  expect(found[0]?.relatedIds).toEqual(['i2'])
})

test('items that cannot be seen have points that are not known', () => {
  const hidden = { kind: 'redacted', points: null, number: null } as const
  const board = picture([item(1), item(2, { ...hidden, sprintId: 's16' }), item(3, hidden)])
  expect(told(redacted(board))).toEqual([
    ['i2', null, 'It stands in sprint 16; its points are not known.'],
    ['i3', null, 'It stands in no sprint; its points are not known.'],
  ])
})

test('items on the boards of two teams, as long as they can count here', () => {
  const shared = [1, 2, 3].map(number => ({ itemId: `i${number}`, teams: ['Riggers', 'Pilots'] }))
  const board = picture([item(1), item(2, { ...done, sprintId: 's15' }), item(4)], { shared })
  expect(told(onTwoBoards(board))).toEqual([['i1', 3, 'Also on the board of Riggers and Pilots.']])
})

describe('coming sprints', () => {
  const ofDays = (days: number) =>
    picture([], { sprints: sprints.map(sprint => ({ ...sprint, days })) })

  test('are needed for four weeks', () => {
    expect([7, 10, 14, 21, 28, 35].map(days => sprintsNeededAhead(ofDays(days)))).toEqual([
      4, 3, 2, 2, 1, 1,
    ])
  })

  test('are found missing as soon as there are fewer', () => {
    expect(missingIterations(picture([]))).toEqual([])
    expect(told(missingIterations(picture([], { sprints: sprints.slice(0, 3) })))).toEqual([
      [null, null, '1 coming sprint is on the board; 2 would cover the next four weeks.'],
    ])
    expect(told(missingIterations(picture([], { sprints: [] })))).toEqual([
      [null, null, 'No coming sprint is on the board; 2 would cover the next four weeks.'],
    ])
  })

  test('that only minutes tell of are none of the board', () => {
    const typed = sprints.map(sprint => ({ ...sprint, hasIteration: sprint.number < 17 }))
    expect(missingIterations(picture([], { sprints: typed }))).toHaveLength(1)
  })
})

describe('the whole check', () => {
  test('tries each rule once, under an id of its own', () => {
    const results = checkBoard(picture([]), everything)
    expect(results.map(({ rule }) => rule)).toEqual([...boardRules])
    expect(new Set(boardRules.map(({ id }) => id)).size).toBe(boardRules.length)
    expect(results.every(({ findings }) => findings.length === 0)).toBe(true)
  })

  test('leaves out what cannot be known, and says what is missing', () => {
    const board = picture([item(1, { points: 6 })])
    const results = checkBoard(board, new Set(['sprint', 'status']))
    const off = results.find(({ rule }) => rule.id === 'off-scale')
    expect(off).toMatchObject({ missing: 'points', findings: [], effect: null })
  })

  test('puts the current sprint first, then the next, then the rest in the order of the board', () => {
    const board = picture([
      item(1, { points: 6 }),
      item(2, { points: 6, sprintId: 's17' }),
      item(3, { points: 6, sprintId: 's16' }),
      item(4, { points: 6 }),
    ])
    const off = checkBoard(board, everything).find(({ rule }) => rule.id === 'off-scale')
    expect(ids(off?.findings ?? [])).toEqual(['i3', 'i2', 'i1', 'i4'])
    expect(off?.effect).toBe('24 points are off the scale')
  })

  const anything = fc.array(
    fc.record({
      kind: fc.constantFrom('issue', 'pull-request', 'draft', 'redacted'),
      points: fc.option(fc.constantFrom(0, 0.5, 3, 6, 13, 40)),
      isAside: fc.boolean(),
      isDoneStatus: fc.boolean(),
      state: fc.constantFrom('open', 'completed', 'not-planned', 'duplicate', 'merged', 'unmerged'),
      sprintId: fc.constantFrom(null, 's15', 's16', 's17', 'unknown'),
      doneDay: fc.constantFrom(null, '2026-06-11', '2026-06-01'),
    }),
    { maxLength: 12 },
  )
  const linked = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 13 }),
      fc.constantFrom('parent', 'blocked-by', 'closes'),
      fc.integer({ min: 0, max: 13 }),
    ),
    { maxLength: 20 },
  )
  test('names only items of the board, never negative points, and says the same each time', () => {
    fc.assert(
      fc.property(anything, linked, (some, pairs) => {
        const items = some.map((given, index) => item(index, given))
        const board = picture(items, { links: links(...pairs) })
        const known = new Set<string | null>([null, ...items.map(({ itemId }) => itemId)])
        const results = checkBoard(board, everything)
        for (const { findings } of results) {
          for (const { itemId, relatedIds, asides, points } of findings) {
            const named = [itemId, ...relatedIds, ...asides.map(aside => aside.itemId)]
            expect(named.every(id => known.has(id))).toBe(true)
            expect(points ?? 0).toBeGreaterThanOrEqual(0)
          }
        }
        expect(checkBoard(board, everything)).toEqual(results)
      }),
    )
  })
})

test('points and names are said as people say them', () => {
  expect([1, 2.5, 0, 0.1 + 0.2].map(pointsInWords)).toEqual([
    '1 point',
    '2.5 points',
    '0 points',
    '0.3 points',
  ])
  const many = [1, 2, 3, 4, 5].map(number => item(number))
  expect([1, 2, 3, 5].map(count => namesOf(many.slice(0, count)))).toEqual([
    '#1',
    '#1 and #2',
    '#1, #2 and #3',
    '#1, #2, #3 and 2 more',
  ])
  expect(namesOf([item(1, { number: null, title: 'A spike' })])).toBe('“A spike”')
})
