import { describe, expect, test } from 'vitest'
import { settle, settlementsOf, sprintFigures } from '../../server/domain/points.ts'
import { facts, figuresOf, itemsIn, juneFrame, on } from './facts.ts'

const frame = juneFrame()
/** In the June sprint with these points since the first of June. */
const planned = (id: string, points: number | null, ...told: Parameters<typeof facts>[1]) =>
  facts(id, [[on(6, 1), 'points', points], [on(6, 1), 'sprint', 'june'], ...told])
const only = (changes: ReturnType<typeof facts>, seenFrom = frame) => itemsIn(seenFrom, changes)[0]

describe('points of a sprint', () => {
  test('committed 20, done 12, the rest moved on the last day: 12 completed, 8 carried over', () => {
    const items = itemsIn(
      frame,
      planned('a', 5, [on(6, 16), 'status', 'Done']),
      planned('b', 7, [on(6, 18), 'state', 'completed']),
      planned('c', 5, [on(6, 24, 9), 'sprint', 'july']),
      planned('d', 3, [on(6, 24, 15), 'sprint', 'july']),
    )
    expect(figuresOf(frame, items)).toMatchObject({
      points: {
        committed: 20,
        added: 0,
        removed: 0,
        reestimated: 0,
        scope: 20,
        completed: 12,
        remaining: 8,
        counted: 12,
      },
      items: { total: 4, done: 2 },
      certainty: 'exact',
    })
    expect(items.map(item => item.class)).toEqual([
      'committed-done',
      'committed-done',
      'carried-over',
      'carried-over',
    ])
  })

  test('scope is committed + added - removed + re-estimated', () => {
    const items = itemsIn(
      frame,
      planned('stays', 5),
      planned('grows', 3, [on(6, 16), 'points', 8]),
      planned('leaves', 2, [on(6, 17), 'sprint', null]),
      planned('dropped', 1, [on(6, 17), 'state', 'not-planned']),
      facts('added', [
        [on(6, 1), 'points', 13],
        [on(6, 18), 'sprint', 'june'],
      ]),
    )
    expect(figuresOf(frame, items).points).toMatchObject({
      committed: 11,
      added: 13,
      removed: 3,
      reestimated: 5,
      scope: 26,
      completed: 0,
      remaining: 26,
    })
  })

  test('added work counts with its points now, removed work with those at the commitment', () => {
    const items = itemsIn(
      frame,
      facts('added', [
        [on(6, 1), 'points', 2],
        [on(6, 16), 'sprint', 'june'],
        [on(6, 18), 'points', 5],
      ]),
      planned('removed', 3, [on(6, 16), 'points', 8], [on(6, 17), 'sprint', null]),
    )
    expect(figuresOf(frame, items).points).toMatchObject({ added: 5, removed: 3, scope: 5 })
  })

  test('before a commitment only what is in the sprint now is known', () => {
    const before = juneFrame({ commitmentAt: null, asOf: on(6, 10), isOver: false })
    const items = itemsIn(before, planned('a', 5), planned('b', 3))
    const figures = sprintFigures({
      items,
      isCommitted: false,
      accepted: new Set(),
      adjustments: [],
      redacted: new Set(),
    })
    expect(figures.points).toMatchObject({
      committed: null,
      added: null,
      removed: null,
      reestimated: null,
      scope: 8,
      remaining: 8,
    })
    expect(items.map(item => item.class)).toEqual(['open', 'open'])
  })

  test('items without an estimate count 0 and are counted apart, as are those we may not see', () => {
    const items = itemsIn(frame, planned('a', 5), planned('b', null), planned('hidden', null))
    const figures = sprintFigures({
      items,
      isCommitted: true,
      accepted: new Set(),
      adjustments: [],
      redacted: new Set(['hidden']),
    })
    expect(figures.points.scope).toBe(5)
    expect(figures.items).toEqual({ total: 3, done: 0, unestimated: 1, redacted: 1 })
  })

  test('a first estimate after the commitment is a re-estimate, so labelled', () => {
    const item = only(planned('a', null, [on(6, 16), 'points', 5]))
    expect(item).toMatchObject({ committed: 0, reestimated: 5, isFirstEstimate: true })
    expect(only(planned('a', 3, [on(6, 16), 'points', 5]))).toMatchObject({
      isFirstEstimate: false,
    })
  })

  test('outside work counts once accepted, adjustments with their sign', () => {
    const items = itemsIn(
      frame,
      planned('a', 5, [on(6, 16), 'status', 'Done']),
      facts('o', [
        [on(6, 1), 'points', 3],
        [on(6, 17), 'state', 'merged'],
      ]),
      facts('p', [
        [on(6, 1), 'points', 2],
        [on(6, 17), 'state', 'merged'],
      ]),
    )
    const given = { items, isCommitted: true, redacted: new Set<string>() }
    const figures = sprintFigures({ ...given, accepted: new Set(['o']), adjustments: [4, -1.5] })
    expect(figures.points).toMatchObject({ completed: 5, outside: 3, adjusted: 2.5, counted: 10.5 })
    expect(figures.offered).toEqual({ items: 1, points: 2 })
  })

  test('tenths of points add up without dust', () => {
    const items = itemsIn(frame, planned('a', 0.1), planned('b', 0.2))
    expect(figuresOf(frame, items).points.scope).toBe(0.3)
  })
})

describe('counted once', () => {
  test('reopened and done again it counts only what exceeds what it already counted', () => {
    const again = planned(
      'a',
      8,
      [on(5, 20), 'status', 'Done'],
      [on(6, 2), 'status', 'Todo'],
      [on(6, 17), 'status', 'Done'],
    )
    const settled = new Map([['a', { doneSince: on(5, 20), points: 5 }]])
    expect(only(again, juneFrame({ settled }))).toMatchObject({
      class: 'committed-done',
      points: 8,
      alreadyCounted: 5,
      committed: 3,
      completed: 3,
    })
    const smaller = new Map([['a', { doneSince: on(5, 20), points: 13 }]])
    expect(only(again, juneFrame({ settled: smaller }))).toMatchObject({ completed: 0 })
  })

  test('what an earlier sprint offered is not offered again', () => {
    const outside = facts('a', [[on(6, 17), 'state', 'completed']])
    const settled = new Map([['a', { doneSince: on(6, 17), points: 0 }]])
    expect(only(outside, juneFrame({ settled }))).toBeUndefined()
  })

  test('a sprint settles what it completed and what it offered, accepted or not', () => {
    const items = itemsIn(
      frame,
      planned('done', 5, [on(6, 16), 'status', 'Done']),
      planned('open', 3),
      facts('yes', [
        [on(6, 1), 'points', 2],
        [on(6, 17), 'state', 'merged'],
      ]),
      facts('no', [
        [on(6, 1), 'points', 1],
        [on(6, 18), 'state', 'merged'],
      ]),
    )
    const settled = new Map([['done', { doneSince: on(5, 1), points: 1 }]])
    settle(settled, settlementsOf(items, new Set(['yes'])))
    expect([...settled]).toEqual([
      ['done', { doneSince: on(6, 16), points: 6 }],
      ['yes', { doneSince: on(6, 17), points: 2 }],
      ['no', { doneSince: on(6, 18), points: 0 }],
    ])
  })
})

describe('how well figures are known', () => {
  test('as well as the least certain of what they rest on', () => {
    const items = itemsIn(
      frame,
      planned('a', 5),
      facts('b', [[on(6, 1), 'sprint', 'june', { certainty: 'assumed' }]]),
    )
    expect(items.map(item => item.certainty)).toEqual(['exact', 'assumed'])
    expect(figuresOf(frame, items).certainty).toBe('assumed')
  })

  test('that is its sprint, its points, when it was done, and how it was dropped', () => {
    const assumed = { certainty: 'assumed' } as const
    const certaintyOf = (...told: Parameters<typeof facts>[1]) =>
      only(facts('a', [[on(6, 1), 'sprint', 'june'], ...told]))?.certainty
    expect(certaintyOf([on(6, 1), 'points', 5, assumed])).toBe('assumed')
    expect(certaintyOf([on(6, 16), 'status', 'Done', assumed])).toBe('assumed')
    expect(certaintyOf([on(6, 16), 'state', 'not-planned', assumed])).toBe('assumed')
    expect(certaintyOf([on(6, 16), 'present', false, assumed])).toBe('assumed')
    expect(certaintyOf([on(6, 16), 'status', 'Review', assumed])).toBe('exact')
  })

  test('a change that may lie on either side of the commitment counts as committed, and it is said', () => {
    const between = { certainty: 'bounded', notBefore: on(6, 11) } as const
    const items = itemsIn(
      frame,
      facts('a', [
        [on(6, 1), 'points', 5],
        [on(6, 14), 'sprint', 'june', between],
      ]),
    )
    expect(figuresOf(frame, items)).toMatchObject({
      points: { committed: 5, added: 0 },
      certainty: 'bounded',
      boundedAtCommitment: 1,
    })
  })

  test('what is only offered does not cloud the figures', () => {
    const items = itemsIn(
      frame,
      planned('a', 5),
      facts('o', [[on(6, 17), 'state', 'merged', { certainty: 'assumed' }]]),
    )
    expect(figuresOf(frame, items).certainty).toBe('exact')
    expect(figuresOf(frame, items, ['o']).certainty).toBe('assumed')
  })
})
