import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../server/domain/change.ts'
import { changesByItem, itemAsOf, itemHistory, stateAt } from '../../server/domain/ledger.ts'
import { facts, isDone, on } from './facts.ts'

const asOf = (changes: Change[], at: number) => itemAsOf(changes, at, isDone)

describe('replay', () => {
  const change = fc.record({
    day: fc.integer({ min: 1, max: 20 }),
    what: fc.constantFrom<[Change['field'], string | number | boolean | null][]>(
      ['points', 3],
      ['points', null],
      ['sprint', 'june'],
      ['sprint', null],
      ['status', 'Done'],
      ['status', 'Todo'],
      ['state', 'completed'],
      ['state', 'not-planned'],
      ['state', 'open'],
      ['present', false],
      ['present', true],
      ['archived', true],
      ['archived', false],
    ),
  })
  const story = fc.array(change, { maxLength: 20 }).map(list =>
    facts(
      'a',
      list.map(({ day, what }) => [on(6, day), ...what] as const),
    ),
  )

  test('the order in which changes are told plays no part', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat()), (changes, random) => {
        const shuffled = changes
          .map(one => ({ one, rank: random.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one)
        expect(itemHistory(shuffled, isDone)).toEqual(itemHistory(changes, isDone))
      }),
    )
  })

  test('an item is never done and dropped, and done has a beginning', () => {
    fc.assert(
      fc.property(story, changes => {
        for (const item of itemHistory(changes, isDone)) {
          expect(item.done && item.dropped).toBe(false)
          expect(item.doneSince !== null).toBe(item.done)
          expect(item.doneSince ?? 0).toBeLessThanOrEqual(item.from)
        }
      }),
    )
  })

  test('later changes do not alter the past', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 20 }), (changes, day) => {
        const past = changes.filter(one => one.at <= on(6, day))
        expect(asOf(changes, on(6, day))).toEqual(asOf(past, on(6, day)))
      }),
    )
  })

  test('ten times the items take about ten times as long', () => {
    const year = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        facts(
          `item-${index}`,
          Array.from(
            { length: 10 },
            (_, n) => [on(1, 2) + (index + n) * 60_000, 'points', n] as const,
          ),
        ),
      ).flat()
    const steps = (changes: Change[]) => {
      let compared = 0
      const counting = changes.map(one => ({
        ...one,
        get at() {
          compared += 1
          return one.at
        },
      }))
      for (const list of changesByItem(counting).values()) {
        stateAt(itemHistory(list as Change[], isDone), on(6, 1))
      }
      return compared
    }
    expect(steps(year(1000)) / steps(year(100))).toBeCloseTo(10, 0)
  })
})
