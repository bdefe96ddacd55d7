import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../server/domain/change.ts'
import { type TimelineChange, timelineChanges } from '../../server/domain/timeline-changes.ts'
import { webhookChanges } from '../../server/domain/webhook-changes.ts'

const minute = 60_000
const statuses = ['Todo', 'In progress', 'In review', 'Done']

type Row = { id: number; change: Change; replacedBy: number | null }

/** A ledger as it is written: rows are added, one may stand for another, none is changed or taken away. */
function ledger() {
  const rows: Row[] = []
  return {
    rows,
    holding: () => rows.filter(({ replacedBy }) => replacedBy === null),
    write(changes: readonly TimelineChange[]) {
      for (const { change, replaces } of changes) {
        const id = rows.length + 1
        rows.push({ id, change, replacedBy: null })
        const old = rows.find(row => row.id === replaces?.id)
        if (old) old.replacedBy = id
      }
    },
  }
}

/** Moves of one item, at least a minute apart and each to another status. */
const moves = fc
  .array(
    fc.record({ gap: fc.integer({ min: 1, max: 500 }), status: fc.nat(statuses.length - 2) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map(steps => {
    let at = 1000 * minute
    let place = 0
    return steps.map(({ gap, status }) => {
      at += gap * minute
      place = (place + 1 + status) % statuses.length
      return { at, value: statuses[place] ?? '' }
    })
  })

const sources = ['webhook', 'timeline', 'sync'] as const

test('one change told by webhook, timeline and sync is one change, in whatever order they come', () => {
  fc.assert(
    fc.property(
      moves,
      fc.shuffledSubarray([...sources, ...sources], { minLength: 1 }),
      fc.nat(1500),
      fc.boolean(),
      (events, arrivals, delay, isDated) => {
        const last = events.at(-1) ?? { at: 0, value: '' }
        const end = last.at + 10 * minute
        const own = ledger()
        const shown = { value: last.value, at: last.at + delay }
        arrivals.forEach((source, index) => {
          const at = end + index * minute
          const rows = own.holding()
          if (source === 'timeline') {
            const told = events.map(event => ({
              contentId: 'c',
              field: 'status' as const,
              ...event,
            }))
            own.write(timelineChanges('item', told, rows, { until: at, recordedAt: at }))
          } else if (source === 'webhook') {
            const facts = events.map(event => ({
              field: 'status' as const,
              ...event,
              at: event.at + delay,
            }))
            const none = { value: null, at: null }
            const values = {
              points: none,
              sprint: none,
              archived: none,
              state: none,
              status: shown,
            }
            own.write(webhookChanges('item', facts, { read: [], rows, shown: values, at }))
          } else {
            const known = rows.toSorted((a, b) => a.change.at - b.change.at).at(-1)
            if (known?.change.value === last.value) return
            const when = isDated
              ? { at: shown.at, source: 'value-date', certainty: 'exact', notBefore: null }
              : { at, source: 'sync', certainty: 'bounded', notBefore: 0 }
            const change = {
              itemId: 'item',
              field: 'status',
              value: last.value,
              recordedAt: at,
              ...when,
            }
            own.write([{ change: change as Change, replaces: null }])
          }
        })
        const holding = own.holding().sort((a, b) => a.change.at - b.change.at)
        const isTold = arrivals.some(source => source !== 'sync')
        const expected = isTold ? events : [last]
        expect(holding.map(({ change }) => change.value)).toEqual(
          expected.map(({ value }) => value),
        )
        if (isTold || isDated)
          holding.forEach(({ change }, index) => {
            expect(change.certainty).toBe('exact')
            expect(Math.abs(change.at - (expected[index]?.at ?? 0))).toBeLessThanOrEqual(delay)
          })
        for (const { replacedBy, change } of own.rows) {
          if (replacedBy === null) continue
          expect(change.certainty).not.toBe('exact')
          expect(own.rows.find(({ id }) => id === replacedBy)?.change.value).toBe(change.value)
        }
      },
    ),
    { numRuns: 500 },
  )
})
