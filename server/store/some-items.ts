import { and, eq, inArray, isNull, max } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { changes, items, projects } from '../../db/schema.ts'
import type { LedgerRow } from '../domain/timeline-changes.ts'
import { Conflict } from '../errors.ts'
import { findProject, isSameProject } from './board.ts'
import { toChange, toRow } from './ledger.ts'
import { raiseRevision } from './revision.ts'
import type { ItemRow, StagedChange } from './staging.ts'
import { findTeam, type TeamRow } from './teams.ts'
import { settleDeliveries } from './webhooks.ts'

/** What a read of some of a board's items changes, all of it or nothing. */
export type SomeItems = {
  /** As it was when the read began. */
  team: TeamRow
  /** The project as it was just read. */
  project: { id: string; title: string; url: string }
  /** Items that differ from what is known. */
  items: ItemRow[]
  changes: StagedChange[]
}

/** Deliveries and what became of them, by their rows. */
export type Settled = { rowIds: string[]; outcome: 'read' | 'failed'; message: string }

/** All rows of the ledger that hold of some items, with their numbers. */
export async function listLedgerRows(
  read: Read,
  teamId: string,
  itemIds: string[],
): Promise<LedgerRow[]> {
  if (itemIds.length === 0) return []
  const rows = await read
    .select()
    .from(changes)
    .where(
      and(eq(changes.teamId, teamId), inArray(changes.itemId, itemIds), isNull(changes.replacedBy)),
    )
  return rows.map(({ id, replacedBy: _, ...row }) => ({ id, change: toChange(row) }))
}

/** The place behind everything that is on the board. */
export async function endOfBoard(read: Read, teamId: string): Promise<number> {
  const [last] = await read
    .select({ position: max(items.position) })
    .from(items)
    .where(eq(items.teamId, teamId))
  return (last?.position ?? -1) + 1
}

/**
 * Makes what was read of some items the state of the board, and settles the deliveries that asked for
 * it. Says whether any page has something new to show. Staging is left alone: it belongs to the reads
 * of the whole board. A team that was given another project meanwhile refuses (Conflict).
 */
export async function publishSomeItems(
  db: Db,
  read: SomeItems,
  settled: Settled[],
  at: number,
): Promise<{ isChanged: boolean }> {
  const teamId = read.team.id
  return db.write(async tx => {
    await refuseOtherProject(tx, read)
    const isRenamed = await saveTitle(tx, read)
    for (const row of read.items) await saveItem(tx, row)
    for (const change of read.changes) await addChange(tx, teamId, change)
    const isChanged = isRenamed || read.items.length + read.changes.length > 0
    if (isChanged) await raiseRevision(tx, teamId)
    for (const { rowIds, ...told } of settled) await settleDeliveries(tx, rowIds, { ...told, at })
    return { isChanged }
  })
}

async function refuseOtherProject(tx: Tx, { team, project }: SomeItems) {
  const now = await findTeam(tx, team.id)
  const known = await findProject(tx, team.id)
  if (now && isSameProject(now, team) && known?.projectId === project.id) return
  throw new Conflict('The team was given another project while this one was read.')
}

async function saveTitle(tx: Tx, { team, project }: SomeItems): Promise<boolean> {
  const { title, url } = project
  const known = await findProject(tx, team.id)
  if (known?.title === title && known.url === url) return false
  await tx.update(projects).set({ title, url }).where(eq(projects.teamId, team.id))
  return true
}

async function saveItem(tx: Tx, row: ItemRow) {
  const { teamId: _, itemId: __, ...values } = row
  await tx
    .insert(items)
    .values(row)
    .onConflictDoUpdate({ target: [items.teamId, items.itemId], set: values })
}

async function addChange(tx: Tx, teamId: string, { change, replaces }: StagedChange) {
  const [added] = await tx
    .insert(changes)
    .values(toRow(teamId, change))
    .returning({ id: changes.id })
  if (replaces === null || !added) return
  await tx.update(changes).set({ replacedBy: added.id }).where(eq(changes.id, replaces))
}
