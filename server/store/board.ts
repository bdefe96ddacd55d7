import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { closes, items, projects, teams } from '../../db/schema.ts'
import type { Iteration } from '../domain/board-item.ts'
import { Conflict } from '../errors.ts'
import { newId } from './ids.ts'
import { applyIterations, listUnkeptSprints } from './iterations.ts'
import { raiseRevision } from './revision.ts'
import type { SprintRow } from './sprints.ts'
import { type ItemRow, type Pause, publishStaging } from './staging.ts'
import { type SyncRow, saveSync } from './syncs.ts'
import type { TeamRow } from './teams.ts'

export type ProjectRow = typeof projects.$inferSelect

/** The GitHub project as last read; none before the first read. */
export async function findProject(read: Read, teamId: string): Promise<ProjectRow | undefined> {
  const [row] = await read.select().from(projects).where(eq(projects.teamId, teamId))
  return row
}

/** Known items among those just read, by GitHub's id of the item. */
export async function listItemsByNode(
  read: Read,
  teamId: string,
  nodeIds: string[],
): Promise<ItemRow[]> {
  if (nodeIds.length === 0) return []
  return read
    .select()
    .from(items)
    .where(and(eq(items.teamId, teamId), inArray(items.nodeId, nodeIds)))
}

/** Known items by the issue or pull request behind them: a board holds each of those once. */
export async function listItemsByContent(
  read: Read,
  teamId: string,
  contentIds: string[],
): Promise<ItemRow[]> {
  if (contentIds.length === 0) return []
  return read
    .select()
    .from(items)
    .where(and(eq(items.teamId, teamId), inArray(items.contentId, contentIds)))
}

/** All that a finished read changes besides what lies in staging. */
export type FinishedRead = {
  project: ProjectRow
  /** The field of the iterations; without one, sprints are left alone. */
  sprints: { fieldId: string; iterations: Iteration[] } | null
  /**
   * Whether what Knots closed by itself must be looked at again: columns were mapped anew, or items
   * were kept back from the read that it was worked out of.
   */
  areClosesOld: boolean
  sync: Omit<SyncRow, 'changes'>
}

/** Works out what a close keeps, reading through the same transaction. */
export type Snapshot = (
  read: Read,
  teamId: string,
  sprintId: string,
  at: number,
) => Promise<{ figures: unknown; items: unknown }>

/**
 * Makes a read the last good state of the team, all of it or nothing: project, sprints, items, ledger,
 * and the figures of sprints that were over when first met. Says whether any page has something new to
 * show; when not, nothing was written but when GitHub was last read. A first read of a large board
 * writes much and works out many sprints: `pause` lets readers in between, who go on seeing the state
 * before it; other writes wait. A team that was given another project meanwhile refuses the read (Conflict).
 */
export async function publishRead(
  db: Db,
  team: TeamRow,
  read: FinishedRead,
  { snapshot, pause }: { snapshot: Snapshot; pause: Pause },
): Promise<{ isChanged: boolean; changes: number }> {
  const now = read.sync.finishedAt
  return db.write(async tx => {
    await refuseOtherProject(tx, team)
    const isProjectChanged = await saveProject(tx, read.project)
    const areSprintsChanged = read.sprints
      ? await applyIterations(tx, team, read.sprints.fieldId, read.sprints.iterations, now)
      : false
    const board = await publishStaging(tx, team.id, read.sprints?.fieldId ?? null, pause)
    for (const sprint of await listUnkeptSprints(tx, team.id, read.areClosesOld)) {
      await closeAsFound(tx, sprint, now, snapshot)
      await pause()
    }
    const isChanged =
      isProjectChanged || areSprintsChanged || board.items + board.changes + board.moved > 0
    if (isChanged) await raiseRevision(tx, team.id)
    await saveSync(tx, { ...read.sync, changes: board.changes })
    return { isChanged, changes: board.changes }
  })
}

async function refuseOtherProject(tx: Tx, read: TeamRow) {
  const [team] = await tx.select().from(teams).where(eq(teams.id, read.id))
  if (team && isSameProject(team, read)) return
  throw new Conflict(
    'The team was given another project while this one was read. Nothing of it was kept; read the board again.',
  )
}

type Named = Pick<TeamRow, 'githubOwner' | 'githubNumber'>

/** GitHub takes upper and lower case for the same. */
export function isSameProject(one: Named, other: Named): boolean {
  return (
    one.githubNumber === other.githubNumber &&
    one.githubOwner?.toLowerCase() === other.githubOwner?.toLowerCase()
  )
}

/**
 * Keeps the figures of a sprint that nobody closed by hand, unless they are kept just so already. They
 * build on those of the sprints before.
 */
async function closeAsFound(tx: Tx, sprint: SprintRow, now: number, snapshot: Snapshot) {
  const kept = await snapshot(tx, sprint.teamId, sprint.id, sprint.closedAt ?? now)
  const [last] = await tx
    .select()
    .from(closes)
    .where(eq(closes.sprintId, sprint.id))
    .orderBy(desc(closes.at))
    .limit(1)
  const text = (close: Awaited<ReturnType<Snapshot>>) =>
    JSON.stringify([close.figures, close.items])
  if (last && text(last) === text(kept)) return
  await tx
    .insert(closes)
    .values({ id: newId(), sprintId: sprint.id, at: now, isAsFound: true, ...kept })
}

/** Writes the fields a person chose, for this project and as it is now. The next read goes by them. */
export async function saveMapping(db: Db, row: ProjectRow): Promise<void> {
  await db.write(async tx => {
    if (await writeProject(tx, { ...row, isMappedByHand: true }))
      await raiseRevision(tx, row.teamId)
  })
}

/** A choice made while the board was being read by another one holds. */
async function saveProject(tx: Tx, row: ProjectRow): Promise<boolean> {
  const known = await findProject(tx, row.teamId)
  if (known?.projectId !== row.projectId) return writeProject(tx, { ...row, viewRoles: {} })
  const { viewRoles } = known
  if (!known.isMappedByHand) return writeProject(tx, { ...row, viewRoles })
  const { pointsFieldId, sprintFieldId, statusFieldId } = known
  const chosen = { pointsFieldId, sprintFieldId, statusFieldId, isMappedByHand: true }
  return writeProject(tx, { ...row, ...chosen, viewRoles })
}

/** Writes the project unless it stands there just so; says whether it wrote. */
async function writeProject(tx: Tx, row: ProjectRow): Promise<boolean> {
  const known = await findProject(tx, row.teamId)
  if (known && JSON.stringify(sorted(known)) === JSON.stringify(sorted(row))) return false
  const { teamId: _, ...values } = row
  await tx.insert(projects).values(row).onConflictDoUpdate({ target: projects.teamId, set: values })
  return true
}

const sorted = (row: ProjectRow) =>
  Object.entries(row).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
