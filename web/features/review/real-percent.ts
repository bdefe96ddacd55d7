import type { AvailabilityRow } from '#contract/availability.ts'
import type { Parsed } from '../../components/use-draft.ts'
import { formatPercent, parsePercent } from '../../lib/percent.ts'

/** How much somebody really was there: a percentage, not known, or null for "as announced". */
export type Real = number | 'unknown' | null

export const realOf = ({ actualPercent, isActualUnknown }: AvailabilityRow): Real =>
  isActualUnknown ? 'unknown' : actualPercent

/** Neither announced nor told afterwards: this is asked. */
export const isBlank = (row: AvailabilityRow) => realOf(row) === null && row.plannedPercent === null

export const formatReal = (real: Real, announced: number | null) =>
  real === 'unknown' ? 'unknown' : formatPercent(real ?? announced)

/** A percentage, "?" or "unknown"; nothing is "as announced". */
export function parseReal(text: string): Parsed<Real> {
  if (/^(\?|u|unknown)$/i.test(text)) return { value: 'unknown' }
  const parsed = parsePercent(text)
  if ('value' in parsed) return parsed
  return { problem: 'Give a whole percentage from 0 to 100, or ? where nobody knows.' }
}

export const editOf = (real: Real) => ({
  actualPercent: real === 'unknown' ? null : real,
  isActualUnknown: real === 'unknown',
})
