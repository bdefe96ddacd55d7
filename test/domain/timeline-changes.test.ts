import { describe, expect, test } from 'vitest'
import type { TimelineEvent } from '../../server/domain/board-item.ts'
import type { Change } from '../../server/domain/change.ts'
import { type LedgerRow, timelineChanges } from '../../server/domain/timeline-changes.ts'

const hour = 3_600_000
const read = { until: 100 * hour, recordedAt: 101 * hour }

const row = (
  id: number | null,
  value: string | null,
  at: number,
  rest: Partial<Pick<Change, 'certainty' | 'notBefore'>> = {},
): LedgerRow => ({
  id,
  change: {
    itemId: 'item',
    field: 'status',
    value,
    at: at * hour,
    notBefore: null,
    source: 'value-date',
    certainty: 'exact',
    recordedAt: 0,
    ...rest,
  },
})
const moved = (value: string | null, at: number): TimelineEvent => ({
  contentId: 'content',
  field: 'status',
  value,
  at: at * hour,
})

const told = (events: TimelineEvent[], rows: LedgerRow[]) =>
  timelineChanges('item', events, rows, read).map(({ change, replaces }) => [
    change.value,
    change.at / hour,
    change.certainty,
    replaces?.id ?? null,
  ])

describe('a timeline', () => {
  test('adds nothing to what the ledger says as well', () => {
    expect(told([moved('Done', 5)], [row(1, 'Done', 5)])).toEqual([])
  })

  test('dates one change a moment apart from the value, and it stays one', () => {
    const moment = 2 / 3600
    expect(told([moved('Done', 5 + moment)], [row(1, 'Done', 5)])).toEqual([])
    expect(told([moved('Done', 5.1)], [row(1, 'Done', 5)])).toHaveLength(1)
  })

  test('adds what Knots did not see', () => {
    expect(told([moved('Doing', 4), moved('Done', 5)], [row(1, 'Done', 5)])).toEqual([
      ['Doing', 4, 'exact', null],
    ])
  })

  test('takes the place of a bounded row whose span it lies in', () => {
    const bounded = row(7, null, 10, { certainty: 'bounded', notBefore: 6 * hour })
    expect(told([moved(null, 8)], [bounded])).toEqual([[null, 8, 'exact', 7]])
    expect(told([moved(null, 5)], [bounded])).toEqual([[null, 5, 'exact', null]])
  })

  test('takes the place of an assumed row of the same value', () => {
    expect(told([moved('Done', 5)], [row(7, 'Done', 1, { certainty: 'assumed' })])).toEqual([
      ['Done', 5, 'exact', 7],
    ])
  })

  test('uses each row once', () => {
    const rows = [row(1, 'Done', 5)]
    expect(told([moved('Done', 5), moved('Todo', 5), moved('Done', 5.001)], rows)).toEqual([
      ['Todo', 5, 'exact', null],
      ['Done', 5.001, 'exact', null],
    ])
  })

  test('leaves events after the read began to the next one', () => {
    expect(told([moved('Done', 101)], [])).toEqual([])
  })
})
