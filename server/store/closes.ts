import { and, asc, desc, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { amendments, closes, sprints } from '../../db/schema.ts'
import { startOfDay } from '../domain/calendar.ts'
import { Conflict, Invalid } from '../errors.ts'
import { newId } from './ids.ts'
import { raiseRevision } from './revision.ts'
import { getSprint, refuseOldVersion } from './sprints.ts'
import type { TeamRow } from './teams.ts'

export type CloseRow = typeof closes.$inferSelect
export type AmendmentRow = typeof amendments.$inferSelect
type Step = { version?: number | undefined; by: string | null; now: number }

/** The latest close of a sprint: what a closed sprint answers from. */
export async function findClose(read: Read, sprintId: string): Promise<CloseRow | undefined> {
  const [row] = await read
    .select()
    .from(closes)
    .where(eq(closes.sprintId, sprintId))
    .orderBy(desc(closes.at))
    .limit(1)
  return row
}

export type KeptRow = Omit<CloseRow, 'items'>

/** The close that holds of each sprint of a team (of some, if named), without its items, which are many. */
export async function listKept(
  read: Read,
  teamId: string,
  sprintIds?: string[],
): Promise<KeptRow[]> {
  const { items: _, ...columns } = getTableColumns(closes)
  const rows = await read
    .select(columns)
    .from(closes)
    .innerJoin(sprints, eq(sprints.id, closes.sprintId))
    .where(and(eq(sprints.teamId, teamId), sprintIds && inArray(sprints.id, sprintIds)))
    .orderBy(asc(closes.at))
  return [...new Map(rows.map(row => [row.sprintId, row])).values()]
}

/** `snapshot` works out what is kept, reading through the same transaction. */
export async function closeSprint(
  db: Db,
  team: TeamRow,
  sprintId: string,
  step: Step,
  snapshot: (read: Read) => Promise<{ figures: unknown; items: unknown }>,
): Promise<void> {
  await db.write(async tx => {
    const sprint = await getSprint(tx, team.id, sprintId)
    if (sprint.state === 'closed') throw new Conflict('This sprint is closed already.')
    refuseOldVersion(sprint, step.version)
    if (step.now < startOfDay(sprint.firstDay, team.timeZone)) {
      throw new Invalid(`This sprint begins on ${sprint.firstDay}; it cannot be closed before.`)
    }
    const kept = await snapshot(tx)
    const before = await findClose(tx, sprintId)
    await tx
      .insert(closes)
      .values({ id: newId(), sprintId, at: step.now, closedBy: step.by, ...kept })
    if (before) await noteCorrection(tx, sprintId, step, before.figures, kept.figures)
    await tx
      .update(sprints)
      .set({ state: 'closed', closedAt: step.now, version: sprint.version + 1 })
      .where(eq(sprints.id, sprintId))
    await raiseRevision(tx, team.id)
  })
}

/** A sprint closed again with other figures: what it said before stays readable. */
async function noteCorrection(
  tx: Tx,
  sprintId: string,
  step: Step,
  before: unknown,
  after: unknown,
) {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const [reopened] = await tx
    .select()
    .from(amendments)
    .where(and(eq(amendments.sprintId, sprintId), eq(amendments.kind, 'reopened')))
    .orderBy(desc(amendments.at))
    .limit(1)
  const reason = reopened?.reason ?? 'Closed again'
  await tx.insert(amendments).values({
    id: newId(),
    sprintId,
    at: step.now,
    by: step.by,
    kind: 'corrected',
    reason,
    before,
    after,
  })
}

export async function reopenSprint(
  db: Db,
  team: TeamRow,
  sprintId: string,
  step: Step & { reason: string },
): Promise<void> {
  if (step.reason.length < 3) throw new Invalid('Say why the sprint is opened again.', 'reason')
  await db.write(async tx => {
    const sprint = await getSprint(tx, team.id, sprintId)
    if (sprint.state !== 'closed') throw new Conflict('This sprint is not closed.')
    refuseOldVersion(sprint, step.version)
    const close = await findClose(tx, sprintId)
    await tx.insert(amendments).values({
      id: newId(),
      sprintId,
      at: step.now,
      by: step.by,
      kind: 'reopened',
      reason: step.reason,
      before: close?.figures ?? null,
      after: null,
    })
    await tx
      .update(sprints)
      .set({ state: 'active', closedAt: null, version: sprint.version + 1 })
      .where(eq(sprints.id, sprintId))
    await raiseRevision(tx, team.id)
  })
}
