import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitting, marksOf, type PlannedItem } from '../../server/domain/backlog.ts'

const scale = { pointScale: [1, 2, 3, 5, 8], splitLimit: 13 }
const item = (given: Partial<PlannedItem> = {}): PlannedItem => ({
  itemId: 'tides',
  kind: 'issue',
  points: 5,
  isAside: false,
  sprintId: 'june',
  state: 'open',
  isDone: false,
  sprints: 1,
  waitsFor: [],
  reviewSince: null,
  ...given,
})
const kinds = (given: Partial<PlannedItem>) => marksOf(item(given), scale).map(mark => mark.kind)

describe('an item of the backlog', () => {
  test('with an estimate of the scale, in its first sprint and waiting for nothing, has no mark', () => {
    expect(kinds({})).toEqual([])
  })

  test('says that it has no estimate, is too large, or is off the scale', () => {
    expect(kinds({ points: null })).toEqual(['unestimated'])
    expect(kinds({ points: 13 })).toEqual(['must-split'])
    expect(kinds({ points: 4 })).toEqual(['off-scale'])
    expect(kinds({ points: 0 })).toEqual([])
  })

  test('whose points are set aside is neither too large nor without an estimate', () => {
    expect(kinds({ points: 21, isAside: true })).toEqual([])
    expect(kinds({ points: null, isAside: true })).toEqual([])
  })

  test('names what it waits for, unless that is done, and whether that is in the same sprint', () => {
    const done = { title: 'Dredge', isDone: true, sprintId: 'june' }
    const open = { title: 'Buoys', isDone: false, sprintId: 'june' }
    expect(kinds({ waitsFor: [done] })).toEqual([])
    expect(marksOf(item({ waitsFor: [done, open] }), scale)).toEqual([
      { kind: 'waits-for', titles: ['Buoys'], isInSprint: true },
    ])
    const elsewhere = { ...open, sprintId: null }
    expect(marksOf(item({ sprintId: null, waitsFor: [elsewhere] }), scale)).toEqual([
      { kind: 'waits-for', titles: ['Buoys'], isInSprint: false },
    ])
  })

  test('that was in two sprints before this one was carried over twice', () => {
    expect(marksOf(item({ sprints: 3 }), scale)).toEqual([{ kind: 'carried-over', sprints: 2 }])
  })

  test('that is done or may not be seen has no marks', () => {
    expect(kinds({ isDone: true, points: null, sprints: 4 })).toEqual([])
    expect(kinds({ kind: 'redacted', points: null })).toEqual([])
  })
})

describe('what fits', () => {
  test('of 5, 8, 3 and 13 points with 16 expected are the first three', () => {
    expect(fitting([5, 8, 3, 13], 16)).toBe(3)
    expect(fitting([5, 8, 3, 13], 15.9)).toBe(2)
  })

  test('takes items without points along until one no longer fits', () => {
    expect(fitting([5, null, 8, null], 5)).toBe(2)
  })

  test('is everything where nothing is expected, and nothing with points where 0 is', () => {
    expect(fitting([5, 8], null)).toBe(2)
    expect(fitting([null, 5, 8], 0)).toBe(1)
  })

  test('does not exceed what is expected, and one more would', () => {
    const points = fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }))
    const sum = (values: readonly (number | null)[]) =>
      values.reduce<number>((total, value) => total + (value ?? 0), 0)
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 120 }), (values, expected) => {
        const count = fitting(values, expected)
        expect(sum(values.slice(0, count))).toBeLessThanOrEqual(expected)
        if (count < values.length) {
          expect(sum(values.slice(0, count + 1))).toBeGreaterThan(expected)
        }
      }),
    )
  })
})
