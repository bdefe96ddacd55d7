import { and, asc, desc, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { amendments, closes, sprints } from '../../db/schema.ts'
import { startOfDay } from '../domain/calendar.ts'
import { Conflict, Invalid } from '../errors.ts'
import { newId } from './ids.ts'
import { raiseRevision } from './revision.ts'
import { getSprint, refuseOldVersion, type SprintRow } from './sprints.ts'
import type { TeamRow } from './teams.ts'

/** What a close keeps; made and read by `figures`. */
export type Kept = { figures: unknown; items: unknown }

/** What a sprint can be asked to count beside its own items. */
export type Reviewable = {
  /** Whether Knots counts its points itself; else only totals are known of it. */
  isCounted: boolean
  /** The items it offers as done outside it; `countedIn`: the other closed sprint that counts one since. */
  offers: ReadonlyMap<string, { countedIn: number | null }>
}

/** Who reviews a sprint, and how its figures are worked out; both functions read through the write that asks. */
export type Reviewing = {
  by: string | null
  now: number
  reviewable: (read: Read) => Promise<Reviewable>
  /** What the close of a closed sprint keeps once the rows as they stand now are taken in; null where it keeps none. */
  recount: (read: Read) => Promise<Kept | null>
}

export type CloseRow = typeof closes.$inferSelect
type Step = { version?: number | undefined; by: string | null; now: number }

/** The latest close of a sprint: what a closed sprint answers from. */
export async function findClose(
  read: Read,
  sprintId: string,
): Promise<typeof closes.$inferSelect | undefined> {
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
  snapshot: (read: Read) => Promise<Kept>,
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
    const reopening = await lastReopening(tx, sprintId)
    const at = laterThan(reopening ?? before, step.now)
    await tx.insert(closes).values({ id: newId(), sprintId, at, closedBy: step.by, ...kept })
    if (before && JSON.stringify(before.figures) !== JSON.stringify(kept.figures)) {
      const reason = reopening?.reason ?? 'Closed again'
      await noteCorrection(tx, { sprintId, at, by: step.by, reason }, before.figures, kept.figures)
    }
    await tx
      .update(sprints)
      .set({ state: 'closed', closedAt: step.now, version: sprint.version + 1 })
      .where(eq(sprints.id, sprintId))
    await raiseRevision(tx, team.id)
  })
}

/** Takes over what the board says now of a closed sprint. The day of its close stays. */
export async function amendSprint(
  db: Db,
  teamId: string,
  sprintId: string,
  step: Step & { reason: string },
  learn: (read: Read) => Promise<Kept | null>,
): Promise<void> {
  await db.write(async tx => {
    const sprint = await getSprint(tx, teamId, sprintId)
    if (sprint.state !== 'closed') throw new Conflict('This sprint is not closed.')
    refuseOldVersion(sprint, step.version)
    const before = await findClose(tx, sprintId)
    const after = await learn(tx)
    if (!before || !after || isSame(before, after)) {
      throw new Conflict(
        'The board says of this sprint what its close kept. Nothing is to be corrected.',
      )
    }
    await writeCorrection(tx, before, after, step)
    await tx
      .update(sprints)
      .set({ version: sprint.version + 1 })
      .where(eq(sprints.id, sprintId))
    await raiseRevision(tx, teamId)
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
      at: laterThan(close, step.now),
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

const leastReason = 3

/** Why a closed sprint is corrected; an open one needs no reason. */
export function reasonFor({ state }: Pick<SprintRow, 'state'>, given: string | undefined): string {
  const reason = given?.trim() ?? ''
  if (state !== 'closed' || reason.length >= leastReason) return reason
  throw new Invalid('This sprint is closed. Say why it is corrected.', 'reason')
}

/** Writes what a closed sprint keeps now, and the correction with its date, its author and its reason. */
export async function correct(
  tx: Tx,
  { id: sprintId, state }: Pick<SprintRow, 'id' | 'state'>,
  why: { by: string | null; now: number; reason: string },
  recount: (read: Read) => Promise<Kept | null>,
): Promise<void> {
  if (state !== 'closed') return
  const before = await findClose(tx, sprintId)
  const after = await recount(tx)
  if (before && after) await writeCorrection(tx, before, after, why)
}

/** A second close of a sprint never bears the instant of the first: the latest is the one that holds. */
function laterThan(last: { at: number } | undefined, now: number): number {
  return Math.max(now, (last?.at ?? 0) + 1)
}

async function writeCorrection(
  tx: Tx,
  before: typeof closes.$inferSelect,
  after: Kept,
  { by, now, reason }: { by: string | null; now: number; reason: string },
): Promise<void> {
  if (isSame(before, after)) return
  const { sprintId } = before
  const at = laterThan(before, now)
  await tx.insert(closes).values({ id: newId(), sprintId, at, closedBy: by, ...after })
  await noteCorrection(tx, { sprintId, at, by, reason }, before.figures, after.figures)
}

function isSame(a: Kept, b: Kept): boolean {
  const text = ({ figures, items }: Kept) => JSON.stringify([figures, items])
  return text(a) === text(b)
}

/** What figures became others in a closed sprint; what it said before stays readable. */
export async function noteCorrection(
  tx: Tx,
  note: Pick<typeof amendments.$inferSelect, 'sprintId' | 'at' | 'by' | 'reason'>,
  before: unknown,
  after: unknown,
): Promise<void> {
  await tx.insert(amendments).values({ id: newId(), ...note, kind: 'corrected', before, after })
}

/** When and why a sprint was last opened again. */
async function lastReopening(read: Read, sprintId: string) {
  const [row] = await read
    .select({ at: amendments.at, reason: amendments.reason })
    .from(amendments)
    .where(and(eq(amendments.sprintId, sprintId), eq(amendments.kind, 'reopened')))
    .orderBy(desc(amendments.at))
    .limit(1)
  return row
}
