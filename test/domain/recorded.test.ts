import { expect, test } from 'vitest'
import { heldTotals, recordDifferences } from '../../server/domain/recorded.ts'

const none = { committed: null, counted: null, plannedFte: null, actualFte: null }

test('of each total what was typed holds, else what came last', () => {
  const records = [
    { ...none, source: 'minutes' as const, recordedAt: 3, committed: 56, actualFte: 3.8 },
    { ...none, source: 'manual' as const, recordedAt: 1, committed: 50 },
    { ...none, source: 'csv' as const, recordedAt: 2, counted: 20, actualFte: 4 },
  ]
  const held = { committed: 50, counted: 20, plannedFte: null, actualFte: 3.8 }
  expect(heldTotals(records)).toEqual(held)
  expect(heldTotals(records.toReversed())).toEqual(held)
  expect(heldTotals([])).toEqual(none)
})

test('a difference is told with both values and the one that holds', () => {
  const holds = { committed: true, counted: true, plannedFte: false, actualFte: false }
  const record = { committed: 56, counted: 16.2, plannedFte: 3.8, actualFte: 4 }
  const own = { committed: null, counted: 18, plannedFte: 3.84, actualFte: 4.2 }
  expect(recordDifferences(record, own, holds)).toEqual([
    '16.2 points counted were written down; Knots reckons 18. What was written holds.',
    "4 actual FTE were written down; Knots reckons 4.2. Knots' own figure holds.",
  ])
  expect(recordDifferences(record, record, holds)).toEqual([])
})
