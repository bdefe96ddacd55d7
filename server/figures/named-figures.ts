import type { NamedFigures } from '../domain/amend.ts'
import { velocity } from '../domain/velocity.ts'
import type { KeptFigures } from './kept.ts'

/** Typed totals, as a correction of them was noted. */
type Totals = Partial<Record<'committed' | 'counted' | 'plannedFte' | 'actualFte', number | null>>

const pointNames = [
  ['Committed', 'committed'],
  ['Added', 'added'],
  ['Removed', 'removed'],
  ['Re-estimated', 'reestimated'],
  ['Scope', 'scope'],
  ['Completed', 'completed'],
  ['Remaining', 'remaining'],
  ['Done outside', 'outside'],
  ['Adjusted', 'adjusted'],
  ['Counted', 'counted'],
] as const

/** The points that a close kept, under their names. */
export function namedPoints({ figures }: Pick<KeptFigures, 'figures'>): NamedFigures {
  return pointNames.map(([name, key]) => [name, figures?.points[key] ?? null])
}

/** What a correction was noted with, before or after it: what a close keeps, or totals. */
export function namedFigures(noted: unknown): NamedFigures {
  if (noted === null || typeof noted !== 'object') return []
  if (!('fte' in noted)) return namedTotals(noted as Totals)
  const kept = noted as KeptFigures
  const { planned, actual } = kept.fte
  return [
    ...namedPoints(kept),
    ['Planned FTE', planned],
    ['Actual FTE', actual],
    ['Actual velocity', velocity(kept.figures?.points.counted ?? null, actual)],
  ]
}

function namedTotals({ committed, counted, plannedFte, actualFte }: Totals): NamedFigures {
  return [
    ['Committed', committed ?? null],
    ['Counted', counted ?? null],
    ['Planned FTE', plannedFte ?? null],
    ['Actual FTE', actualFte ?? null],
  ]
}
