import type { Certainty, Change, ChangeField } from './change.ts'
import { compareChanges } from './ledger.ts'

/** What is not known where something is less than exact. `before`: what left the board before it was first read. */
export type Cause = 'sprint' | 'points' | 'done' | 'presence' | 'before'

/** How sure something is, and what is in doubt; nothing where it is exact. */
export type Sure = { certainty: Certainty; causes: readonly Cause[] }

export const exactly: Sure = { certainty: 'exact', causes: [] }

const rank: Record<Certainty, number> = { exact: 0, bounded: 1, assumed: 2 }

const causeOf: Record<ChangeField, Cause> = {
  sprint: 'sprint',
  points: 'points',
  aside: 'points',
  status: 'done',
  state: 'done',
  present: 'presence',
  archived: 'presence',
}

/** All of these must hold: as sure as the least sure of them, with every doubt. Exact for none. */
export function allOf(...parts: readonly Sure[]): Sure {
  let certainty: Certainty = 'exact'
  const causes = new Set<Cause>()
  for (const part of parts) {
    if (rank[part.certainty] > rank[certainty]) certainty = part.certainty
    for (const cause of part.causes) causes.add(cause)
  }
  return certainty === 'exact' ? exactly : { certainty, causes: [...causes] }
}

/** One of these is enough: as sure as the surest of them. There must be one. */
export function anyOf(first: Sure, ...others: readonly Sure[]): Sure {
  return others.reduce(
    (best, part) => (rank[part.certainty] < rank[best.certainty] ? part : best),
    first,
  )
}

/**
 * How sure an item's field is at an instant, by its changes.
 * What the first read found and assumed of the time before is exact from the read on, for it was seen then.
 * Within the span of a bounded change, its ends left out, the field may have had either value; between a read and
 * the dated change that the next one found, a value that nobody saw. Without any change the field never had another
 * value than none.
 */
export function fieldAt(changes: readonly Change[], field: ChangeField, at: number): Sure {
  let last: Change | null = null
  for (const change of changes) {
    if (change.field !== field) continue
    const { notBefore } = change
    if (notBefore !== null && notBefore < at && at < change.at)
      return { certainty: 'bounded', causes: [causeOf[field]] }
    if (change.at <= at && (last === null || compareChanges(last, change) < 0)) last = change
  }
  const isAssumed = last !== null && last.certainty === 'assumed' && at < last.recordedAt
  return isAssumed ? { certainty: 'assumed', causes: [causeOf[field]] } : exactly
}

/** Whether every field is exact at every instant from `from` on. */
export function isExactFrom(changes: readonly Change[], from: number): boolean {
  return changes.every(
    ({ certainty, at, notBefore, recordedAt }) =>
      (notBefore === null || at <= from) && (certainty !== 'assumed' || recordedAt <= from),
  )
}

/** The instants from one to another, both included, between which nothing about an item or how sure it is changes. */
export function instantsBetween(changes: readonly Change[], from: number, to: number): number[] {
  const instants = new Set([from, to])
  for (const { at, notBefore, certainty, recordedAt } of changes) {
    instants.add(at)
    if (notBefore !== null) instants.add(notBefore + 1)
    if (certainty === 'assumed') instants.add(recordedAt)
  }
  return [...instants].filter(at => from <= at && at <= to).sort((a, b) => a - b)
}
