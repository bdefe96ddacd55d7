import { and, asc, eq } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { adjustments, sprints } from '../../db/schema.ts'
import type { AdjustmentEdit, NewAdjustment } from '../contract/review.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { correct, type Reviewing, reasonFor } from './closes.ts'
import { newId } from './ids.ts'
import { raiseRevision } from './revision.ts'
import { getSprint } from './sprints.ts'

export type AdjustmentRow = typeof adjustments.$inferSelect

/** Of all sprints of a team, oldest first. */
export async function listAdjustments(read: Read, teamId: string): Promise<AdjustmentRow[]> {
  const rows = await read
    .select({ adjustment: adjustments })
    .from(adjustments)
    .innerJoin(sprints, eq(sprints.id, adjustments.sprintId))
    .where(eq(sprints.teamId, teamId))
    .orderBy(asc(adjustments.madeAt), asc(adjustments.id))
  return rows.map(row => row.adjustment)
}

/** Throws NotFound for an adjustment of another team. */
export async function getAdjustment(
  read: Read,
  teamId: string,
  id: string,
): Promise<AdjustmentRow> {
  const [row] = await read
    .select({ adjustment: adjustments })
    .from(adjustments)
    .innerJoin(sprints, eq(sprints.id, adjustments.sprintId))
    .where(and(eq(sprints.teamId, teamId), eq(adjustments.id, id)))
  if (!row) throw new NotFound('There is no such adjustment in this team.')
  return row.adjustment
}

/** The same id once more is the same row. On a closed sprint it is a correction, for the reason that it bears itself. */
export async function addAdjustment(
  db: Db,
  teamId: string,
  sprintId: string,
  { id = newId(), points, reason }: NewAdjustment,
  { by, now, reviewable, recount }: Reviewing,
): Promise<void> {
  await db.write(async tx => {
    const sprint = await getSprint(tx, teamId, sprintId)
    const [known] = await tx.select().from(adjustments).where(eq(adjustments.id, id))
    if (known?.sprintId === sprintId) return
    if (known) throw new Conflict('Another adjustment has this id already.')
    const { isCounted } = await reviewable(tx)
    if (!isCounted) {
      throw new Invalid(
        'Only totals are known of this sprint, so there is nothing to adjust. Correct the totals.',
        'points',
      )
    }
    await tx.insert(adjustments).values({ id, sprintId, points, reason, madeBy: by, madeAt: now })
    await correct(tx, sprint, { by, now, reason }, recount)
    await raiseRevision(tx, teamId)
  })
}

export async function saveAdjustment(
  db: Db,
  teamId: string,
  id: string,
  { version, ...edit }: AdjustmentEdit,
  { by, now, recount }: Reviewing,
): Promise<void> {
  await db.write(async tx => {
    const known = await getAdjustment(tx, teamId, id)
    refuseOld(known, version)
    const sprint = await getSprint(tx, teamId, known.sprintId)
    await tx
      .update(adjustments)
      .set({ ...edit, version: version + 1 })
      .where(eq(adjustments.id, id))
    await correct(tx, sprint, { by, now, reason: edit.reason ?? known.reason }, recount)
    await raiseRevision(tx, teamId)
  })
}

export async function removeAdjustment(
  db: Db,
  teamId: string,
  id: string,
  { version, reason: given }: { version: number; reason?: string | undefined },
  { by, now, recount }: Reviewing,
): Promise<void> {
  await db.write(async tx => {
    const known = await getAdjustment(tx, teamId, id)
    refuseOld(known, version)
    const sprint = await getSprint(tx, teamId, known.sprintId)
    const reason = reasonFor(sprint, given)
    await tx.delete(adjustments).where(eq(adjustments.id, id))
    await correct(tx, sprint, { by, now, reason }, recount)
    await raiseRevision(tx, teamId)
  })
}

function refuseOld(known: AdjustmentRow, version: number) {
  if (known.version === version) return
  const { id, points, reason } = known
  throw new Conflict('Somebody else changed this adjustment in the meantime.', {
    id,
    version: known.version,
    points,
    reason,
  })
}
