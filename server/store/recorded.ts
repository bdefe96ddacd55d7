import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Read, Tx } from '../../db/open.ts'
import { amendments, changes, recorded, sprints } from '../../db/schema.ts'
import type { TypedTotals } from '../contract/sprint.ts'
import { Invalid } from '../errors.ts'
import { newId } from './ids.ts'

export type RecordedRow = typeof recorded.$inferSelect

/** Totals that people wrote, of all sprints of a team. */
export async function listRecorded(read: Read, teamId: string): Promise<RecordedRow[]> {
  const rows = await read
    .select({ recorded })
    .from(recorded)
    .innerJoin(sprints, eq(sprints.id, recorded.sprintId))
    .where(eq(sprints.teamId, teamId))
    .orderBy(asc(recorded.recordedAt))
  return rows.map(row => row.recorded)
}

const totalsOf = (row: TypedTotals | undefined) => ({
  committed: row?.committed ?? null,
  counted: row?.counted ?? null,
  plannedFte: row?.plannedFte ?? null,
  actualFte: row?.actualFte ?? null,
})

/**
 * Writes what somebody typed; null takes a figure back. A figure of a closed sprint that was known
 * and is another one now leaves an amendment.
 */
export async function saveTyped(
  tx: Tx,
  sprint: Pick<typeof sprints.$inferSelect, 'id' | 'state'>,
  typed: TypedTotals,
  now: number,
  why: { by: string | null; reason: string },
) {
  await refusePointsOfLedger(tx, sprint.id, typed)
  const manual = and(eq(recorded.sprintId, sprint.id), eq(recorded.source, 'manual'))
  const [known] = await tx.select().from(recorded).where(manual)
  const before = totalsOf(known)
  const after = totalsOf({ ...before, ...typed })
  await tx.delete(recorded).where(manual)
  if (Object.values(after).some(total => total !== null)) {
    await tx
      .insert(recorded)
      .values({ sprintId: sprint.id, source: 'manual', ...after, recordedAt: now })
  }
  const isCorrected = (Object.keys(before) as (keyof typeof before)[]).some(
    total => before[total] !== null && before[total] !== after[total],
  )
  if (sprint.state !== 'closed' || !isCorrected) return
  await tx.insert(amendments).values({
    id: newId(),
    sprintId: sprint.id,
    at: now,
    by: why.by,
    kind: 'corrected',
    reason: why.reason || 'Typed totals corrected',
    before,
    after,
  })
}

async function refusePointsOfLedger(tx: Tx, sprintId: string, typed: TypedTotals) {
  if (typed.committed == null && typed.counted == null) return
  const [change] = await tx
    .select({ id: changes.id })
    .from(changes)
    .where(and(eq(changes.text, sprintId), eq(changes.field, 'sprint'), isNull(changes.replacedBy)))
    .limit(1)
  if (!change) return
  throw new Invalid(
    'Knots counts the points of this sprint from the board, so they cannot be typed. FTE can.',
    'typed',
  )
}
