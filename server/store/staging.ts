import { and, eq, getTableColumns, inArray, isNotNull, ne, notExists, sql } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { changes, items, stagedChanges, stagedSeen, staging } from '../../db/schema.ts'
import type { Change } from '../domain/change.ts'
import { toRow } from './ledger.ts'

export type ItemRow = typeof items.$inferSelect

/** A change for the ledger, and the number of the row it tells better. */
export type StagedChange = { change: Change; replaces: number | null }

/** What one page of a read brings. */
export type StagedPage = {
  seen: { itemId: string; position: number }[]
  /** Items that differ from what is known. */
  items: ItemRow[]
  changes: StagedChange[]
}

async function clear(tx: Tx, teamId: string) {
  await tx.delete(staging).where(eq(staging.teamId, teamId))
  await tx.delete(stagedSeen).where(eq(stagedSeen.teamId, teamId))
  await tx.delete(stagedChanges).where(eq(stagedChanges.teamId, teamId))
}

/** Forgets what an earlier read left behind, whether it failed or the process ended under it. */
export async function clearStaging(db: Db, teamId: string) {
  await db.write(tx => clear(tx, teamId))
}

async function insertChanges(tx: Tx, teamId: string, staged: StagedChange[]) {
  if (staged.length === 0) return
  const rows = staged.map(({ change, replaces }) => ({ ...toRow(teamId, change), replaces }))
  await tx.insert(stagedChanges).values(rows)
}

/** Writes one page aside; nothing of it shows before `publish`. */
export async function stagePage(db: Db, teamId: string, page: StagedPage) {
  await db.write(async tx => {
    if (page.seen.length > 0)
      await tx.insert(stagedSeen).values(page.seen.map(seen => ({ teamId, ...seen })))
    if (page.items.length > 0) await tx.insert(staging).values(page.items)
    await insertChanges(tx, teamId, page.changes)
  })
}

/** Puts other rows and changes in the place of what was staged of these items. */
export async function restage(db: Db, teamId: string, page: Omit<StagedPage, 'seen'>) {
  const itemIds = page.items.map(({ itemId }) => itemId)
  if (itemIds.length === 0) return
  const ofItems = (table: typeof staging | typeof stagedChanges) =>
    and(eq(table.teamId, teamId), inArray(table.itemId, itemIds))
  await db.write(async tx => {
    await tx.delete(staging).where(ofItems(staging))
    await tx.delete(stagedChanges).where(ofItems(stagedChanges))
    await tx.insert(staging).values(page.items)
    await insertChanges(tx, teamId, page.changes)
  })
}

/** Items thought to be on the board that the read under way has not met. */
export async function listMissing(read: Read, teamId: string): Promise<ItemRow[]> {
  const seen = read
    .select({ itemId: stagedSeen.itemId })
    .from(stagedSeen)
    .where(and(eq(stagedSeen.teamId, items.teamId), eq(stagedSeen.itemId, items.itemId)))
  return read
    .select()
    .from(items)
    .where(and(eq(items.teamId, teamId), eq(items.isPresent, true), notExists(seen)))
}

/** Gives staged rows the sprints that were made for their iterations: `from` is the name until then. */
export async function nameStagedSprints(
  tx: Tx,
  teamId: string,
  names: { from: string; sprintId: string }[],
) {
  for (const { from, sprintId } of names) {
    await tx
      .update(staging)
      .set({ sprintId })
      .where(and(eq(staging.teamId, teamId), eq(staging.sprintId, from)))
    await tx
      .update(stagedChanges)
      .set({ text: sprintId })
      .where(
        and(
          eq(stagedChanges.teamId, teamId),
          eq(stagedChanges.field, 'sprint'),
          eq(stagedChanges.text, from),
        ),
      )
  }
}

/**
 * Makes a read the state of the board: items, their order, and the ledger. Says how much that was;
 * an unchanged board gives zeros, and no row of these tables is written.
 */
export async function publishStaging(
  tx: Tx,
  teamId: string,
): Promise<{ items: number; changes: number; moved: number }> {
  const counts = {
    items: await tx.$count(staging, eq(staging.teamId, teamId)),
    changes: await tx.$count(stagedChanges, eq(stagedChanges.teamId, teamId)),
    moved: 0,
  }
  if (counts.items > 0) await publishItems(tx, teamId)
  if (counts.changes > 0) await publishChanges(tx, teamId)
  counts.moved = await publishOrder(tx, teamId)
  await clear(tx, teamId)
  return counts
}

async function publishItems(tx: Tx, teamId: string) {
  const { teamId: _, itemId: __, ...columns } = getTableColumns(items)
  const asRead = Object.entries(columns).map(([name, column]) => [
    name,
    sql.raw(`excluded.${snake(column.name)}`),
  ])
  await tx
    .insert(items)
    .select(tx.select().from(staging).where(eq(staging.teamId, teamId)))
    .onConflictDoUpdate({
      target: [items.teamId, items.itemId],
      set: Object.fromEntries(asRead),
    })
}

/** Column names are given in camel case and written in snake case by the connection. */
const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** The staged numbers go on after the last one of the ledger, so that a row can be named beforehand. */
async function publishChanges(tx: Tx, teamId: string) {
  const [last] = await tx.select({ id: sql<number>`coalesce(max(${changes.id}), 0)` }).from(changes)
  const offset = last?.id ?? 0
  const { id, replaces, ...columns } = getTableColumns(stagedChanges)
  const numbered = sql<number>`${id} + ${offset}`
  const ofTeam = eq(stagedChanges.teamId, teamId)
  await tx.insert(changes).select(
    tx
      .select({ id: numbered.as('id'), ...columns, replacedBy: sql<null>`null`.as('replaced_by') })
      .from(stagedChanges)
      .where(ofTeam),
  )
  const better = tx
    .select({ id: numbered })
    .from(stagedChanges)
    .where(and(ofTeam, eq(replaces, changes.id)))
  const replaced = tx
    .select({ id: replaces })
    .from(stagedChanges)
    .where(and(ofTeam, isNotNull(replaces)))
  await tx
    .update(changes)
    .set({ replacedBy: sql`(${better})` })
    .where(inArray(changes.id, replaced))
}

async function publishOrder(tx: Tx, teamId: string): Promise<number> {
  const isItem = and(eq(stagedSeen.teamId, items.teamId), eq(stagedSeen.itemId, items.itemId))
  const elsewhere = tx
    .select({ itemId: items.itemId })
    .from(items)
    .innerJoin(stagedSeen, isItem)
    .where(and(eq(items.teamId, teamId), ne(items.position, stagedSeen.position)))
  const moved = await tx.$count(elsewhere.as('elsewhere'))
  if (moved === 0) return 0
  const place = tx.select({ position: stagedSeen.position }).from(stagedSeen).where(isItem)
  await tx
    .update(items)
    .set({ position: sql`(${place})` })
    .where(and(eq(items.teamId, teamId), inArray(items.itemId, elsewhere)))
  return moved
}
