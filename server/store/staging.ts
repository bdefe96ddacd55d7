import {
  and,
  between,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  lt,
  max,
  min,
  ne,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Db, Read, Tx } from '../../db/open.ts'
import { changes, items, iterations, stagedChanges, stagedSeen, staging } from '../../db/schema.ts'
import type { Change } from '../domain/change.ts'
import { toRow } from './ledger.ts'

export type ItemRow = typeof items.$inferSelect

/** Lets everything else that waits have its turn. */
export type Pause = () => Promise<void>

const sliceLength = 5000

/** A change for the ledger, and the number of the row it tells better. */
export type StagedChange = { change: Change; replaces: number | null }

/** What one page of a read brings. */
export type StagedPage = {
  seen: { itemId: string; position: number }[]
  /** Items that differ from what is known. */
  items: ItemRow[]
  changes: StagedChange[]
}

/**
 * Forgets what a read has staged: after it, and before the next one what it left behind when it failed
 * or the process ended under it. In parts, so that nobody waits long.
 */
export async function clearStaging(db: Db, teamId: string, pause: Pause) {
  for (const table of [staging, stagedSeen, stagedChanges]) {
    const isDone = await emptyUnlessShared(db, teamId, table)
    await pause()
    if (isDone) continue
    const ofTeam = eq(table.teamId, teamId)
    for (const where of table === stagedChanges ? await slicesOf(db.read, teamId) : [ofTeam]) {
      await db.write(async tx => {
        await tx.delete(table).where(where)
      })
      await pause()
    }
  }
}

type StagingTable = typeof staging | typeof stagedSeen | typeof stagedChanges

/** A whole table is emptied in no time, a team's rows one by one; mostly there are no others. */
async function emptyUnlessShared(db: Db, teamId: string, table: StagingTable): Promise<boolean> {
  return db.write(async tx => {
    const ofOthers = or(lt(table.teamId, teamId), gt(table.teamId, teamId))
    const others = await tx.select({ id: table.teamId }).from(table).where(ofOthers).limit(1)
    if (others.length > 0) return false
    await tx.delete(table)
    return true
  })
}

const changeRows = (teamId: string, staged: StagedChange[]) =>
  staged.map(({ change, replaces }) => ({ ...toRow(teamId, change), replaces }))

/** Writes one page aside; nothing of it shows before `publish`. */
export async function stagePage(db: Db, teamId: string, page: StagedPage) {
  await db.write(async tx => {
    const seen = page.seen.map(place => ({ teamId, ...place }))
    await tx.insertRows(stagedSeen, seen)
    await tx.insertRows(staging, page.items)
    await tx.insertRows(stagedChanges, changeRows(teamId, page.changes))
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
    await tx.insertRows(staging, page.items)
    await tx.insertRows(stagedChanges, changeRows(teamId, page.changes))
  })
}

/** Whether any item of the team is known, also one that left the board. */
export async function hasItems(read: Read, teamId: string): Promise<boolean> {
  const some = await read
    .select({ id: items.itemId })
    .from(items)
    .where(eq(items.teamId, teamId))
    .limit(1)
  return some.length > 0
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

/**
 * Makes a read the state of the board: items, their order, and the ledger. Sprints staged under the id
 * of an iteration of this field get the sprint that the iteration has become. Says how much that was;
 * an unchanged board gives zeros, and no row of these tables is written. What was staged stays until
 * `clearStaging`, which need not hold up whoever waits for this write.
 */
export async function publishStaging(
  tx: Tx,
  teamId: string,
  sprintFieldId: string | null,
  pause: Pause,
): Promise<{ items: number; changes: number; moved: number }> {
  const counts = {
    items: await tx.$count(staging, eq(staging.teamId, teamId)),
    changes: await tx.$count(stagedChanges, eq(stagedChanges.teamId, teamId)),
  }
  if (counts.items > 0) await publishItems(tx, teamId, sprintFieldId)
  if (counts.changes > 0) await publishChanges(tx, teamId, sprintFieldId, pause)
  return { ...counts, moved: await publishOrder(tx, teamId) }
}

/** The iteration under whose id a sprint was staged. */
const isStagedAs = (teamId: string, fieldId: string | null, name: SQLiteColumn) =>
  and(
    eq(iterations.teamId, teamId),
    eq(iterations.fieldId, fieldId ?? ''),
    eq(iterations.iterationId, name),
  )

async function publishItems(tx: Tx, teamId: string, fieldId: string | null) {
  const { teamId: _, itemId: __, ...columns } = getTableColumns(items)
  const asRead = Object.entries(columns).map(([name, column]) => [
    name,
    sql.raw(`excluded.${snake(column.name)}`),
  ])
  const sprintId = sql<string>`coalesce(${iterations.sprintId}, ${staging.sprintId})`
  await tx
    .insert(items)
    .select(
      tx
        .select({ ...getTableColumns(staging), sprintId: sprintId.as('named') })
        .from(staging)
        .leftJoin(iterations, isStagedAs(teamId, fieldId, staging.sprintId))
        .where(eq(staging.teamId, teamId)),
    )
    .onConflictDoUpdate({
      target: [items.teamId, items.itemId],
      set: Object.fromEntries(asRead),
    })
}

/** Column names are given in camel case and written in snake case by the connection. */
const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** Parts of a team's staged changes that take a moment each. */
async function slicesOf(read: Read, teamId: string): Promise<(SQL | undefined)[]> {
  const ofTeam = eq(stagedChanges.teamId, teamId)
  const [range] = await read
    .select({ first: min(stagedChanges.id), last: max(stagedChanges.id) })
    .from(stagedChanges)
    .where(ofTeam)
  const slices: (SQL | undefined)[] = []
  const last = range?.last ?? -1
  for (let from = range?.first ?? 0; from <= last; from += sliceLength)
    slices.push(and(ofTeam, between(stagedChanges.id, from, from + sliceLength - 1)))
  return slices
}

/** The staged numbers go on after the last one of the ledger, so that a row can be named beforehand. */
async function publishChanges(tx: Tx, teamId: string, fieldId: string | null, pause: Pause) {
  const [last] = await tx.select({ id: sql<number>`coalesce(max(${changes.id}), 0)` }).from(changes)
  const offset = last?.id ?? 0
  const { id, replaces, ...columns } = getTableColumns(stagedChanges)
  const numbered = sql<number>`${id} + ${offset}`
  const ofTeam = eq(stagedChanges.teamId, teamId)
  const isIteration = and(
    eq(stagedChanges.field, 'sprint'),
    isStagedAs(teamId, fieldId, stagedChanges.text),
  )
  const text = sql<string>`coalesce(${iterations.sprintId}, ${stagedChanges.text})`
  for (const slice of await slicesOf(tx, teamId)) {
    await tx.insert(changes).select(
      tx
        .select({
          id: numbered.as('numbered'),
          ...columns,
          text: text.as('named'),
          replacedBy: sql<null>`null`.as('replaced_by'),
        })
        .from(stagedChanges)
        .leftJoin(iterations, isIteration)
        .where(slice),
    )
    await pause()
  }
  const better = tx
    .select({ id: numbered })
    .from(stagedChanges)
    .where(and(ofTeam, eq(replaces, changes.id)))
  const replaced = tx
    .select({ id: replaces })
    .from(stagedChanges)
    .where(and(ofTeam, isNotNull(replaces)))
  const hasBetter = await tx.$count(stagedChanges, and(ofTeam, isNotNull(replaces)))
  if (hasBetter === 0) return
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
