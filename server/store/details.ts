import { and, eq, gte, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { itemDetails, itemLinks, items, sprints } from '../../db/schema.ts'
import type { Day } from '../domain/calendar.ts'
import type { ItemDetails } from '../domain/item-details.ts'
import { raiseRevision } from './revision.ts'

export type DetailsRow = typeof itemDetails.$inferSelect
export type LinkRow = typeof itemLinks.$inferSelect

/** An item whose details may have to be read. */
export type DetailsWish = {
  itemId: string
  contentId: string
  contentUpdatedAt: number | null
  status: string | null
  /** Whether it is in a sprint that is not over. */
  isPlanned: boolean
}

/**
 * Issues and pull requests on the board that are open or in a sprint that is not over on `today`, and
 * whose content changed since their details were read; with `isAll` whether it changed or not.
 */
export async function listDetailsWishes(
  read: Read,
  teamId: string,
  { today, isAll }: { today: Day; isAll: boolean },
): Promise<DetailsWish[]> {
  const isStale = or(
    isNull(itemDetails.itemId),
    ne(
      sql`coalesce(${items.contentUpdatedAt}, 0)`,
      sql`coalesce(${itemDetails.contentUpdatedAt}, 0)`,
    ),
  )
  const rows = await read
    .select({
      itemId: items.itemId,
      contentId: items.contentId,
      contentUpdatedAt: items.contentUpdatedAt,
      status: items.status,
      plannedIn: sprints.id,
    })
    .from(items)
    .leftJoin(
      itemDetails,
      and(eq(itemDetails.teamId, items.teamId), eq(itemDetails.itemId, items.itemId)),
    )
    .leftJoin(sprints, and(eq(sprints.id, items.sprintId), gte(sprints.lastDay, today)))
    .where(
      and(
        eq(items.teamId, teamId),
        eq(items.isPresent, true),
        eq(items.isArchived, false),
        inArray(items.kind, ['issue', 'pull-request']),
        or(eq(items.state, 'open'), isNotNull(sprints.id)),
        isAll ? undefined : isStale,
      ),
    )
  return rows.flatMap(({ contentId, plannedIn, ...row }) =>
    contentId === null ? [] : [{ ...row, contentId, isPlanned: plannedIn !== null }],
  )
}

/** Details as read; null for content that GitHub did not tell of, whose older details stay. */
export type ReadDetails = {
  itemId: string
  contentUpdatedAt: number | null
  found: ItemDetails | null
}

/** Puts what was read in the place of what was known of these items. */
export async function saveDetails(db: Db, teamId: string, read: ReadDetails[], readAt: number) {
  if (read.length === 0) return
  const told = read.flatMap(row => (row.found ? [rowsOf(teamId, row, row.found, readAt)] : []))
  const ids = told.map(({ details }) => details.itemId)
  const ofTold = (table: typeof itemDetails | typeof itemLinks) =>
    and(eq(table.teamId, teamId), inArray(table.itemId, ids))
  await db.write(async tx => {
    for (const table of [itemDetails, itemLinks]) await tx.delete(table).where(ofTold(table))
    await tx.insertRows(
      itemDetails,
      told.map(({ details }) => details),
    )
    await tx.insertRows(
      itemLinks,
      told.flatMap(({ links }) => links),
    )
    for (const { itemId, contentUpdatedAt, found } of read) {
      if (found) continue
      const set = { contentUpdatedAt, readAt, isTruncated: true }
      await tx
        .insert(itemDetails)
        .values({ teamId, itemId, ...set })
        .onConflictDoUpdate({ target: [itemDetails.teamId, itemDetails.itemId], set })
    }
    await raiseRevision(tx, teamId)
  })
}

function rowsOf(
  teamId: string,
  { itemId, contentUpdatedAt }: ReadDetails,
  { contentId: _, links, ...values }: ItemDetails,
  readAt: number,
): { details: DetailsRow; links: LinkRow[] } {
  const once = new Map(links.map(link => [`${link.kind} ${link.contentId}`, link]))
  return {
    details: { teamId, itemId, contentUpdatedAt, readAt, ...values },
    links: [...once.values()].map(link => ({ teamId, itemId, ...link })),
  }
}

/**
 * Brings links in step with the board: the other end may have been closed or opened without any news
 * of the item itself. Says whether any was out of step.
 */
export async function refreshLinks(db: Db, teamId: string): Promise<boolean> {
  const isOpen = sql<number>`(${items.state} = 'open')`
  const stale = await db.read
    .select({ contentId: itemLinks.contentId, isOpen })
    .from(itemLinks)
    .innerJoin(
      items,
      and(eq(items.teamId, itemLinks.teamId), eq(items.contentId, itemLinks.contentId)),
    )
    .where(
      and(eq(itemLinks.teamId, teamId), ne(items.kind, 'redacted'), ne(itemLinks.isOpen, isOpen)),
    )
  if (stale.length === 0) return false
  await db.write(async tx => {
    for (const link of stale) {
      await tx
        .update(itemLinks)
        .set({ isOpen: Boolean(link.isOpen) })
        .where(and(eq(itemLinks.teamId, teamId), eq(itemLinks.contentId, link.contentId)))
    }
    await raiseRevision(tx, teamId)
  })
  return true
}
