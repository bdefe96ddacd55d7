import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classSums, explainScope, itemClasses, shareOf } from '../../server/domain/class-sums.ts'
import { facts, itemsIn, juneFrame, on } from './facts.ts'
import { grace, habits, ledger, played } from './month.ts'

const inJune = (id: string, points: number | null, ...told: Parameters<typeof facts>[1]) =>
  facts(id, [[on(6, 1), 'points', points], [on(6, 1), 'sprint', 'june'], ...told])

const nobody = new Set<string>()

describe('the classes of a review', () => {
  const items = itemsIn(
    juneFrame(),
    inJune('done', 5, [on(6, 16), 'status', 'Done']),
    inJune('grew', 3, [on(6, 16), 'points', 8], [on(6, 17), 'status', 'Done']),
    inJune('left', 2, [on(6, 17), 'points', 3], [on(6, 18), 'sprint', null]),
    inJune('dropped', 1, [on(6, 17), 'state', 'not-planned']),
    inJune('carried', 8),
    inJune('unknown', null),
    inJune('aside', 13, [on(6, 16), 'aside', 'counted on its issue']),
    facts('came', [
      [on(6, 16), 'points', 5],
      [on(6, 16), 'sprint', 'june'],
      [on(6, 17), 'sprint', null],
    ]),
    facts('late', [
      [on(6, 16), 'points', 2],
      [on(6, 16), 'sprint', 'june'],
      [on(6, 18), 'state', 'completed'],
    ]),
    facts('aside-work', [
      [on(6, 1), 'points', 4],
      [on(6, 18), 'state', 'merged'],
    ]),
    inJune('before', 7, [on(6, 2), 'status', 'Done']),
  )
  const sums = classSums(items, nobody)

  test('hold each item with its share: points now in scope, at the commitment of what left', () => {
    expect(
      Object.fromEntries(items.map(item => [item.itemId, [item.class, shareOf(item)]])),
    ).toEqual({
      done: ['committed-done', 5],
      grew: ['committed-done', 8],
      left: ['removed', 2],
      dropped: ['dropped', 1],
      carried: ['carried-over', 8],
      unknown: ['carried-over', 0],
      aside: ['carried-over', 0],
      came: ['came-and-went', 5],
      late: ['added-done', 2],
      'aside-work': ['done-outside', 4],
      before: ['done-before', 7],
    })
  })

  test('come all in their order, with the items that have no estimate', () => {
    expect(sums.map(one => [one.class, one.items, one.points, one.unestimated])).toEqual([
      ['committed-done', 2, 13, 0],
      ['added-done', 1, 2, 0],
      ['carried-over', 3, 8, 1],
      ['open', 0, 0, 0],
      ['removed', 1, 2, 0],
      ['dropped', 1, 1, 0],
      ['came-and-went', 1, 5, 0],
      ['done-before', 1, 7, 0],
      ['done-outside', 1, 4, 0],
    ])
    expect(classSums(items, new Set(['unknown']))[2]?.unestimated).toBe(0)
    expect(classSums([], nobody).map(one => one.items)).toEqual(itemClasses.map(() => 0))
  })

  test('add up to the scope, in words and numbers', () => {
    expect(explainScope(sums)).toEqual({
      figure: 'Scope',
      formula: 'committed and done + added and done + carried over',
      filled: '13 + 2 + 8 = 23',
      notes: ['1 item without an estimate counts 0.'],
    })
  })

  test('say what is open so far while the sprint runs', () => {
    const running = itemsIn(juneFrame({ now: on(6, 17) }), inJune('a', 5), inJune('b', 2))
    expect(explainScope(classSums(running, nobody))).toMatchObject({
      formula: 'committed and done + added and done + carried over + open so far',
      filled: '0 + 0 + 0 + 7 = 7',
    })
  })

  test('take off what an earlier sprint has counted', () => {
    const settled = new Map([['again', { doneSince: on(6, 2), points: 3 }]])
    const [again] = itemsIn(
      juneFrame({ settled }),
      inJune('again', 5, [on(6, 2), 'status', 'Done'], [on(6, 3), 'status', 'Todo']),
    )
    expect(again).toMatchObject({ class: 'carried-over', points: 5 })
    expect(again && shareOf(again)).toBe(2)
  })
})

test('over any ledger every item is in one class, and the classes in scope add up to the scope', () => {
  fc.assert(
    fc.property(
      ledger,
      habits,
      grace,
      fc.func(fc.boolean()),
      (items, habit, graceDays, accepts) => {
        for (const { rows, figures, isCommitted } of played(items, habit, graceDays, accepts)) {
          const sums = classSums(rows, nobody)
          const of = (...names: string[]) =>
            sums.filter(one => names.includes(one.class)).reduce((all, one) => all + one.points, 0)
          expect(sums.reduce((all, one) => all + one.items, 0)).toBe(rows.length)
          expect(new Set(rows.map(row => row.itemId)).size).toBe(rows.length)
          expect(of('committed-done', 'added-done')).toBe(figures.points.completed)
          expect(of('committed-done', 'added-done', 'carried-over', 'open')).toBe(
            figures.points.scope,
          )
          expect(of('carried-over', 'open')).toBe(figures.points.remaining)
          const { offered, points } = figures
          expect(of('done-outside')).toBe(offered.points + points.outside)
          if (isCommitted) expect(of('removed')).toBeLessThanOrEqual(points.removed ?? 0)
          expect(rows.every(row => shareOf(row) >= 0)).toBe(true)
        }
      },
    ),
    { numRuns: 200 },
  )
})
