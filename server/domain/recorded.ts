import { shown } from './explain.ts'

/** Totals of a sprint as people wrote them: points and FTE, null where they wrote none. */
export type RecordedTotals = {
  committed: number | null
  counted: number | null
  plannedFte: number | null
  actualFte: number | null
}

export type RecordedSource = 'minutes' | 'csv' | 'manual'

/** One source's totals and when Knots got them. */
export type SprintRecord = RecordedTotals & { source: RecordedSource; recordedAt: number }

/** Points and FTE further apart than this are different; less is rounding. */
const sameWithin = 0.05

/**
 * The totals that hold among several sources, each total by itself: what was typed in Knots, else what came last.
 */
export function heldTotals(records: readonly SprintRecord[]): RecordedTotals {
  const inOrder = [...records].sort(
    (a, b) =>
      Number(b.source === 'manual') - Number(a.source === 'manual') || b.recordedAt - a.recordedAt,
  )
  const first = (total: keyof RecordedTotals) =>
    inOrder.find(record => record[total] !== null)?.[total] ?? null
  return {
    committed: first('committed'),
    counted: first('counted'),
    plannedFte: first('plannedFte'),
    actualFte: first('actualFte'),
  }
}

const names = {
  committed: 'points committed',
  counted: 'points counted',
  plannedFte: 'planned FTE',
  actualFte: 'actual FTE',
} as const

/**
 * One sentence for each total that a record and Knots' own reckoning give differently: both values and which holds.
 * `recordHolds`: the sprint ended before Knots first read the board. A total that one of them lacks is no difference.
 */
export function recordDifferences(
  record: RecordedTotals,
  own: RecordedTotals,
  recordHolds: Readonly<Record<keyof RecordedTotals, boolean>>,
): string[] {
  return (Object.keys(names) as (keyof RecordedTotals)[]).flatMap(total => {
    const written = record[total]
    const reckoned = own[total]
    if (written === null || reckoned === null) return []
    if (Math.abs(written - reckoned) <= sameWithin) return []
    const which = recordHolds[total] ? 'What was written holds.' : "Knots' own figure holds."
    return [
      `${shown(written)} ${names[total]} were written down; Knots reckons ${shown(reckoned)}. ${which}`,
    ]
  })
}
