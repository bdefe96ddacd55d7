import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  goalProgress,
  goalShares,
  goalsOfItems,
  type MarkedItem,
} from '../../server/domain/goals.ts'
import { sum } from '../../server/domain/sum.ts'

const item = (number: number, labels: string[] = []): MarkedItem => ({
  itemId: `i${number}`,
  repository: 'crew/hull',
  number,
  labels,
})
const goals = [
  { id: 'transition', label: 'Transition', parent: null },
  { id: 'storage', label: null, parent: 'crew/hull#1' },
]

test('an item belongs to the goal whose label it bears, or whose issue it is a part of over any number of levels', () => {
  const items = [item(1), item(2), item(3), item(4, ['transition']), item(5)]
  const links = [
    { itemId: 'i2', parent: 'crew/hull#1' },
    { itemId: 'i3', parent: 'Crew/Hull#2' },
  ]
  expect(goalsOfItems(goals, items, links)).toEqual(
    new Map([
      ['i1', 'storage'],
      ['i2', 'storage'],
      ['i3', 'storage'],
      ['i4', 'transition'],
    ]),
  )
})

test('an item of two goals belongs to the first', () => {
  const links = [{ itemId: 'i2', parent: 'crew/hull#1' }]
  const both = [item(1), item(2, ['transition'])]
  expect(goalsOfItems(goals, both, links).get('i2')).toBe('transition')
})

test('parts that go round in a circle end', () => {
  const links = [
    { itemId: 'i2', parent: 'crew/hull#3' },
    { itemId: 'i3', parent: 'crew/hull#2' },
  ]
  expect(goalsOfItems(goals, [item(2), item(3)], links)).toEqual(new Map())
})

test('a parent that is not on the board marks its parts all the same', () => {
  expect(goalsOfItems(goals, [item(7)], [{ itemId: 'i7', parent: 'crew/hull#1' }])).toEqual(
    new Map([['i7', 'storage']]),
  )
})

test('progress counts points of what is done, and items without an estimate apart', () => {
  const items = [
    { points: 5, isDone: true },
    { points: 3, isDone: false },
    { points: null, isDone: true },
  ]
  expect(goalProgress(items)).toEqual({
    items: 3,
    done: 2,
    points: 8,
    donePoints: 5,
    unestimated: 1,
  })
  expect(goalProgress([]).items).toBe(0)
})

test('20 points in scope, 12 of a goal, are shares of 60 and 40 percent', () => {
  const items = [
    { itemId: 'i1', points: 12, completed: 5 },
    { itemId: 'i2', points: 8, completed: 8 },
  ]
  expect(goalShares(['storage'], items, new Map([['i1', 'storage']]))).toEqual([
    { goalId: 'storage', items: 1, points: 12, completed: 5, share: 0.6 },
    { goalId: null, items: 1, points: 8, completed: 8, share: 0.4 },
  ])
})

test('without points in scope there are no shares', () => {
  expect(goalShares([], [{ itemId: 'i1', points: 0, completed: 0 }], new Map())).toEqual([
    { goalId: null, items: 1, points: 0, completed: 0, share: null },
  ])
})

test('the parts of a scope always add up to it', () => {
  const items = fc.array(
    fc.record({
      itemId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      points: fc.integer({ min: 0, max: 21 }),
      completed: fc.integer({ min: 0, max: 21 }),
    }),
  )
  const goalOf = new Map([
    ['a', 'g1'],
    ['b', 'g2'],
    ['c', 'gone'],
  ])
  fc.assert(
    fc.property(items, given => {
      const shares = goalShares(['g1', 'g2'], given, goalOf)
      expect(sum(shares.map(({ points }) => points))).toBe(sum(given.map(({ points }) => points)))
      expect(sum(shares.map(one => one.items))).toBe(given.length)
    }),
  )
})
