import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../server/domain/change.ts'
import { itemAsOf } from '../../server/domain/ledger.ts'
import type { LedgerRow } from '../../server/domain/timeline-changes.ts'
import {
  type ShownValues,
  type WebhookFact,
  webhookChanges,
} from '../../server/domain/webhook-changes.ts'

const minute = 60_000
const readAt = 100

const change = (value: number | null, at: number, rest: Partial<Change> = {}): Change => ({
  itemId: 'item',
  field: 'points',
  value,
  at: at * minute,
  notBefore: null,
  source: 'value-date',
  certainty: 'exact',
  recordedAt: readAt * minute,
  ...(rest as object),
})
const bounded = (value: number | null, notBefore: number, at = readAt): Change =>
  change(value, at, { notBefore: notBefore * minute, source: 'sync', certainty: 'bounded' })
const row = (id: number, told: Change): LedgerRow => ({ id, change: told })
const fact = (value: number | null, at: number): WebhookFact => ({
  field: 'points',
  value,
  at: at * minute,
})

type Given = { read?: Change[]; rows?: LedgerRow[]; shown: [number | null, number | null] }

/** What is added, as `value at certainty source`, with the row each takes the place of. */
function told(facts: WebhookFact[], { read = [], rows = [], shown: [value, at] }: Given) {
  const nothing = { value: null, at: null }
  const shown: ShownValues = {
    points: { value, at: at === null ? null : at * minute },
    sprint: nothing,
    status: nothing,
    archived: { value: false, at: null },
    state: { value: 'open', at: null },
  }
  const known = { read, rows, shown, at: readAt * minute }
  return webhookChanges('item', facts, known).map(
    ({ change: { value, at, certainty, source }, replaces }) =>
      [`${value} ${at / minute} ${certainty} ${source}`, replaces?.id ?? null].join(' > '),
  )
}

describe('what was delivered', () => {
  test('is told once, though the read that follows dates it a moment apart', () => {
    const moment = 1 / 60
    expect(
      told([fact(8, 50)], {
        rows: [row(1, change(5, 10))],
        read: [change(8, 50 - moment)],
        shown: [8, 50 - moment],
      }),
    ).toEqual(['8 50 exact webhook > '])
  })

  test('adds nothing to what the ledger says as well', () => {
    expect(told([fact(8, 50)], { rows: [row(1, change(8, 50))], shown: [8, 50] })).toEqual([])
  })

  test('dates what was cleared, which a read alone cannot', () => {
    expect(
      told([fact(null, 50)], {
        rows: [row(1, change(5, 10))],
        read: [bounded(null, 40)],
        shown: [null, null],
      }),
    ).toEqual(['null 50 exact webhook > '])
  })

  test('takes the place of a bounded row when it comes late', () => {
    expect(
      told([fact(null, 50)], {
        rows: [row(1, change(5, 10)), row(2, bounded(null, 40, 60))],
        shown: [null, null],
      }),
    ).toEqual(['null 50 exact webhook > 2'])
  })

  test('between two reads is kept though no read saw it', () => {
    expect(
      told([fact(3, 48), fact(8, 50)], {
        rows: [row(1, change(5, 10))],
        read: [change(8, 50)],
        shown: [8, 50],
      }),
    ).toEqual(['3 48 exact webhook > ', '8 50 exact webhook > '])
  })

  test('late and of an earlier time changes the past and not the present', () => {
    const rows = [row(1, change(5, 10)), row(2, change(8, 50))]
    expect(told([fact(3, 30)], { rows, shown: [8, 50] })).toEqual(['3 30 exact webhook > '])
  })

  test('is followed by what is shown now where the delivery of that is still to come', () => {
    const rows = [row(1, change(8, 10))]
    expect(told([fact(5, 30)], { rows, shown: [8, 60] })).toEqual([
      '5 30 exact webhook > ',
      '8 60 exact value-date > ',
    ])
    expect(told([fact(5, 30)], { rows: [], shown: [null, null] })).toEqual([
      '5 30 exact webhook > ',
      'null 100 bounded sync > ',
    ])
  })

  test('and overtaken within the same second is left out', () => {
    expect(told([fact(5, 50)], { rows: [], read: [change(8, 50)], shown: [8, 50] })).toEqual([
      '8 50 exact value-date > ',
    ])
  })

  test('twice, by a webhook and by an app, is told once', () => {
    expect(told([fact(8, 50), fact(8, 50)], { read: [change(8, 50)], shown: [8, 50] })).toEqual([
      '8 50 exact webhook > ',
    ])
  })

  test('back and forth within seconds is told each time', () => {
    const second = 1 / 60
    const rows = [row(1, change(8, 50, { source: 'webhook' }))]
    const facts = [fact(5, 50 + second), fact(8, 50 + 2 * second)]
    expect(told(facts, { rows, shown: [8, 50 + 2 * second] })).toHaveLength(2)
  })

  test('leaves the changes of other fields as the read told them', () => {
    const status = { ...change(null, 50), field: 'status', value: 'Done' } as Change
    expect(told([fact(8, 50)], { read: [status], shown: [8, 50] })).toEqual([
      'Done 50 exact value-date > ',
      '8 50 exact webhook > ',
    ])
  })
})

test('an item back on the board had left it before, even if it was found gone after', () => {
  const presence = (value: boolean, told: Change) =>
    ({ ...told, field: 'present', value }) as Change
  const rows = [
    row(1, presence(true, change(null, 10))),
    row(2, presence(false, bounded(null, 40, 60))),
  ]
  expect(
    told([], { rows, read: [presence(true, change(null, 50))], shown: [null, null] }).map(line =>
      line.replace(/\d+\.\d+/, 'just before 50'),
    ),
  ).toEqual(['true 50 exact value-date > ', 'false just before 50 bounded sync > 2'])
})

/** A life of one value, a few seconds to hours between its changes. */
const lives = fc
  .array(
    fc.record({
      value: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      wait: fc.constantFrom(3, 4, 7, 60, 3600),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map(steps => {
    let at = 1_000_000
    let last: number | null = null
    return steps.flatMap(({ value, wait }) => {
      at += wait * 1000
      if (value === last) return []
      last = value
      return [{ field: 'points', value, at } as const]
    })
  })

test('in any order and in any parts, deliveries end in the history as it was', () => {
  fc.assert(
    fc.property(lives, fc.infiniteStream(fc.nat()), (life, random) => {
      const next = (below: number) => Number(random.next().value) % below
      const shuffled = life
        .map(one => ({ one, key: next(1000) }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one)
      const end = life.at(-1)
      const readTime = (end?.at ?? 0) + 1000
      const nothing = { value: null, at: null }
      const shown: ShownValues = {
        points: { value: end?.value ?? null, at: end?.value == null ? null : end.at },
        sprint: nothing,
        status: nothing,
        archived: nothing,
        state: nothing,
      }
      let rows: LedgerRow[] = []
      let number = 0
      const asOf = (at: number) =>
        itemAsOf(
          rows.map(one => one.change),
          at,
          () => false,
        ).points
      while (shuffled.length > 0) {
        const facts = shuffled.splice(0, 1 + next(3))
        const added = webhookChanges('item', facts, {
          read: [],
          rows,
          shown,
          at: readTime + number,
        })
        const replaced = new Set(added.map(({ replaces }) => replaces))
        rows = rows.filter(one => !replaced.has(one))
        for (const { change: one } of added) rows.push({ id: ++number, change: one })
        expect(asOf(Number.MAX_SAFE_INTEGER)).toBe(shown.points.value)
      }
      for (const { at, value } of life) expect(asOf(at)).toBe(value)
    }),
    { seed: 20260617, numRuns: 500 },
  )
})
