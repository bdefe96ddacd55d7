import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedTwice } from '../../../server/domain/board-check/counted-twice.ts'
import { offScale } from '../../../server/domain/board-check/off-scale.ts'
import { overSplitLimit } from '../../../server/domain/board-check/over-split-limit.ts'
import { unestimated } from '../../../server/domain/board-check/unestimated.ts'
import { ids, item, links, picture, told } from './picture.ts'

const done = { status: 'Done', isDoneStatus: true, state: 'completed' } as const

describe('no estimate in the current or next sprint', () => {
  test('is found there, the current sprint first, and nowhere else', () => {
    const board = picture([
      item(1, { points: null, sprintId: 's17' }),
      item(2, { points: null, sprintId: 's16' }),
      item(3, { points: null, sprintId: 's18' }),
      item(4, { points: null }),
      item(5, { points: 0, sprintId: 's16' }),
    ])
    expect(told(unestimated(board))).toEqual([
      ['i2', null, 'In sprint 16 without an estimate.'],
      ['i1', null, 'In sprint 17 without an estimate.'],
    ])
  })

  test('is nothing to find of what is done, dropped, hidden or set aside', () => {
    const open = { points: null, sprintId: 's16' } as const
    const board = picture([
      item(1, { ...open, ...done }),
      item(2, { ...open, state: 'not-planned' }),
      item(3, { ...open, kind: 'redacted' }),
      item(4, { ...open, isAside: true }),
    ])
    expect(unestimated(board)).toEqual([])
  })

  test('is as it should be where a linked item has the points', () => {
    const open = { points: null, sprintId: 's16' } as const
    const board = picture(
      [
        item(1, { ...open, kind: 'pull-request' }),
        item(2),
        item(3, open),
        item(4),
        item(5, open),
        item(6, { points: 0 }),
      ],
      { links: links([1, 'closes', 2], [4, 'parent', 3], [5, 'closes', 6]) },
    )
    expect(ids(unestimated(board))).toEqual(['i5'])
  })

  test('of a pull request and its issue is found once, on the issue', () => {
    const open = { points: null, sprintId: 's16' } as const
    const pull = { ...open, kind: 'pull-request' } as const
    const board = picture(
      [item(1, open), item(2, pull), item(3, pull), item(4, { points: null })],
      {
        links: links([2, 'closes', 1], [3, 'closes', 4]),
      },
    )
    expect(ids(unestimated(board))).toEqual(['i1', 'i3'])
  })
})

describe('points off the scale', () => {
  test('are found with the sizes next to them', () => {
    const board = picture([
      item(1, { points: 6 }),
      item(2, { points: 0.5 }),
      item(3, { points: 12 }),
      item(4, { points: 5 }),
    ])
    expect(told(offScale(board))).toEqual([
      ['i1', 6, '6 points; the scale has 5 and 8.'],
      ['i2', 0.5, '0.5 points; the scale has 1.'],
      ['i3', 12, '12 points; the scale has 8.'],
    ])
  })

  test('are nothing for 0, from the split limit on, and for what is done or set aside', () => {
    const board = picture([
      item(1, { points: 0 }),
      item(2, { points: 20 }),
      item(3, { points: 6, ...done }),
      item(4, { points: 6, isAside: true }),
      item(5, { points: null }),
    ])
    expect(offScale(board)).toEqual([])
  })
})

describe('too big', () => {
  test('is every open item from the limit on', () => {
    const board = picture([
      item(1, { points: 13, sprintId: 's16' }),
      item(2, { points: 21 }),
      item(3, { points: 8 }),
      item(4, { points: 13, ...done }),
      item(5, { points: 13, isAside: true }),
    ])
    expect(told(overSplitLimit(board))).toEqual([
      ['i1', 13, '13 points in one item, in sprint 16.'],
      ['i2', 21, '21 points in one item, in no sprint.'],
    ])
  })

  test('is not what has estimated sub-issues: that is split already', () => {
    const board = picture(
      [item(1, { points: 21 }), item(2), item(3, { points: 13 }), item(4, { points: null })],
      {
        links: links([2, 'parent', 1], [4, 'parent', 3]),
      },
    )
    expect(ids(overSplitLimit(board))).toEqual(['i3'])
  })
})

describe('points on two items for the same work', () => {
  const parent = item(40, { points: 8 })

  test('a parent of 8 with sub-issues of 3 and 2 may count 5 twice; the parent is offered first', () => {
    const board = picture([parent, item(41), item(42, { points: 2 })], {
      links: links([41, 'parent', 40], [42, 'parent', 40]),
    })
    expect(countedTwice(board)).toEqual([
      {
        itemId: 'i40',
        relatedIds: ['i41', 'i42'],
        text: '8 points here and 5 points on its sub-issues #41 and #42.',
        points: 5,
        asides: [
          { itemId: 'i40', reason: 'Counted on its sub-issues #41 and #42' },
          { itemId: 'i41', reason: 'Counted on its parent #40' },
          { itemId: 'i42', reason: 'Counted on its parent #40' },
        ],
      },
    ])
  })

  test('two pull requests of 5 for an issue of 8 may count 10 twice', () => {
    const pull = { kind: 'pull-request', points: 5 } as const
    const board = picture([item(1, { points: 8 }), item(2, pull), item(3, pull)], {
      links: links([2, 'closes', 1], [3, 'closes', 1]),
    })
    expect(told(countedTwice(board))).toEqual([
      ['i2', 5, '5 points here and 8 points on its issue #1.'],
      ['i3', 5, '5 points here and 8 points on its issue #1.'],
    ])
  })

  test('only what can still count is offered: beside a parent that a closed sprint counted, its sub-issue', () => {
    const counted = item(40, { points: 8, sprintId: 's15', ...done })
    const board = picture([counted, item(41), item(42, { ...done, sprintId: 's15' })], {
      links: links([41, 'parent', 40], [42, 'parent', 40]),
    })
    expect(countedTwice(board)).toMatchObject([
      { points: 3, asides: [{ itemId: 'i41', reason: 'Counted on its parent #40' }] },
    ])
    const over = picture([counted, item(41, { ...done, sprintId: 's15' })], {
      links: links([41, 'parent', 40]),
    })
    expect(countedTwice(over)).toEqual([])
  })

  test('are none once one side counts 0: set aside, dropped, not estimated, or not on the board', () => {
    const of = (child: Parameters<typeof item>[1]) =>
      countedTwice(picture([parent, item(41, child)], { links: links([41, 'parent', 40]) }))
    expect(of({})).toHaveLength(1)
    expect(of({ isAside: true })).toEqual([])
    expect(of({ state: 'duplicate' })).toEqual([])
    expect(of({ points: null })).toEqual([])
    expect(of({ points: 0 })).toEqual([])
    expect(countedTwice(picture([parent], { links: links([41, 'parent', 40]) }))).toEqual([])
    expect(
      countedTwice(picture([parent, item(41)], { links: links([41, 'blocked-by', 40]) })),
    ).toEqual([])
  })

  const family = fc.record({
    whole: fc.option(fc.integer({ min: 0, max: 20 })),
    parts: fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 6 }),
    isAside: fc.boolean(),
  })
  test('are never more than either side has, and none once the first offer of each was taken', () => {
    fc.assert(
      fc.property(family, ({ whole, parts, isAside }) => {
        const items = [
          item(1, { points: whole, isAside }),
          ...parts.map((points, index) => item(index + 2, { points })),
        ]
        const all = links(
          ...parts
            .map((_, index) => [index + 2, 'parent', 1] as const)
            .map(link => [...link] as [number, 'parent', number]),
        )
        const found = countedTwice(picture(items, { links: all }))
        const sum = parts.reduce<number>((total, points) => total + (points ?? 0), 0)
        for (const { points } of found) {
          expect(points).toBeGreaterThan(0)
          expect(points).toBeLessThanOrEqual(Math.min(whole ?? 0, sum))
        }
        const taken = new Set(found.map(({ asides }) => asides[0]?.itemId))
        const mended = items.map(one => ({ ...one, isAside: one.isAside || taken.has(one.itemId) }))
        expect(countedTwice(picture(mended, { links: all }))).toEqual([])
      }),
    )
  })
})
