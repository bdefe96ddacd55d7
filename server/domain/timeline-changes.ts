import type { TimelineEvent } from './board-item.ts'
import type { Change } from './change.ts'

/** A row of the ledger: its number there, or null while it is not written yet. */
export type LedgerRow = { id: number | null; change: Change }

/** What a timeline adds to the ledger: a change, and the row it tells better, if any. */
export type TimelineChange = { change: Change; replaces: LedgerRow | null }

/** GitHub dates one change in two places a moment apart. */
const sameMomentMilliseconds = 5000

/**
 * What the timeline of one item says that its ledger does not say as well. An event that the ledger
 * holds with the same value at the same moment adds nothing. One that lies in the span of a bounded
 * row of the same value, or stands for an assumed one, takes that row's place. Any other is a change
 * that Knots did not see. Events after `until` are left to the next read, which sees their result.
 * `rows` are the item's rows of status and state that nothing has replaced. The order plays no part.
 */
export function timelineChanges(
  itemId: string,
  events: readonly TimelineEvent[],
  rows: readonly LedgerRow[],
  { until, recordedAt }: { until: number; recordedAt: number },
): TimelineChange[] {
  const used = new Set<LedgerRow>()
  const changes: TimelineChange[] = []
  const inTime = events.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
  for (const { at, field, value } of inTime) {
    const alike = rows.filter(
      row => !used.has(row) && row.change.field === field && row.change.value === value,
    )
    const known = alike.find(
      ({ change }) =>
        change.certainty === 'exact' && Math.abs(change.at - at) <= sameMomentMilliseconds,
    )
    if (known) {
      used.add(known)
      continue
    }
    const worse = alike.find(({ change }) => couldBe(change, at)) ?? null
    if (worse) used.add(worse)
    const told = { itemId, at, notBefore: null, recordedAt } as const
    const change = {
      ...told,
      source: 'timeline',
      certainty: 'exact',
      field,
      value,
    } as Change
    changes.push({ change, replaces: worse })
  }
  return changes
}

function couldBe({ certainty, notBefore, at: latest }: Change, at: number): boolean {
  if (certainty === 'assumed') return true
  return certainty === 'bounded' && at <= latest && at >= (notBefore ?? Number.NEGATIVE_INFINITY)
}
