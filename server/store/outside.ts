import { and, asc, eq } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { outsideDecisions, sprints } from '../../db/schema.ts'
import type { OutsideDecision } from '../contract/review.ts'
import { Conflict } from '../errors.ts'
import { correct, type Reviewing, reasonFor } from './closes.ts'
import { raiseRevision } from './revision.ts'
import { getSprint } from './sprints.ts'

export type DecisionRow = typeof outsideDecisions.$inferSelect

/** Of all sprints of a team, in the order in which they were made. */
export async function listDecisions(read: Read, teamId: string): Promise<DecisionRow[]> {
  const rows = await read
    .select({ decision: outsideDecisions })
    .from(outsideDecisions)
    .innerJoin(sprints, eq(sprints.id, outsideDecisions.sprintId))
    .where(eq(sprints.teamId, teamId))
    .orderBy(asc(outsideDecisions.decidedAt), asc(outsideDecisions.itemId))
  return rows.map(row => row.decision)
}

/** Only what the sprint offers can be decided on; null takes a decision back. The same once more changes nothing. */
export async function saveDecision(
  db: Db,
  teamId: string,
  about: { sprintId: string; itemId: string },
  edit: { decision: OutsideDecision | null; reason?: string | undefined },
  { by, now, reviewable, recount }: Reviewing,
): Promise<void> {
  const { sprintId, itemId } = about
  await db.write(async tx => {
    const sprint = await getSprint(tx, teamId, sprintId)
    const reason = reasonFor(sprint, edit.reason)
    const one = and(eq(outsideDecisions.sprintId, sprintId), eq(outsideDecisions.itemId, itemId))
    const [known] = await tx.select().from(outsideDecisions).where(one)
    const isAccepted = edit.decision === null ? null : edit.decision === 'accepted'
    if ((known?.isAccepted ?? null) === isAccepted) return
    if (edit.decision === null) await tx.delete(outsideDecisions).where(one)
    else {
      const { offers } = await reviewable(tx)
      refuseDecision(edit.decision, offers.get(itemId))
      const set = { isAccepted: isAccepted === true, decidedBy: by, decidedAt: now }
      await tx
        .insert(outsideDecisions)
        .values({ sprintId, itemId, ...set })
        .onConflictDoUpdate({ target: [outsideDecisions.sprintId, outsideDecisions.itemId], set })
    }
    await correct(tx, sprint, { by, now, reason }, recount)
    await raiseRevision(tx, teamId)
  })
}

function refuseDecision(
  decision: OutsideDecision,
  offer: { countedIn: number | null } | undefined,
) {
  if (!offer)
    throw new Conflict('This sprint does not offer this item as done outside it (any more).')
  if (decision === 'accepted' && offer.countedIn !== null) {
    throw new Conflict(
      `Sprint ${offer.countedIn} has counted this item since. It cannot count twice.`,
    )
  }
}
