import { aliasedTable, and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { changes, itemDetails, itemLinks, items } from '../../db/schema.ts'
import type { ItemRow } from './items.ts'

/** What is in a sprint on the board now, in its order; archived items are not. */
export async function listItemsInSprint(read: Read, sprintId: string): Promise<ItemRow[]> {
  return read
    .select()
    .from(items)
    .where(
      and(eq(items.sprintId, sprintId), eq(items.isPresent, true), eq(items.isArchived, false)),
    )
    .orderBy(asc(items.position), asc(items.itemId))
}

/** What some items wait for; `target` where that is on the board of the team. */
export async function listBlockers(read: Read, teamId: string, itemIds: string[]) {
  if (itemIds.length === 0) return []
  const target = aliasedTable(items, 'target')
  return read
    .select({
      itemId: itemLinks.itemId,
      title: itemLinks.title,
      isOpen: itemLinks.isOpen,
      target: { sprintId: target.sprintId, status: target.status, state: target.state },
    })
    .from(itemLinks)
    .leftJoin(
      target,
      and(eq(target.teamId, itemLinks.teamId), eq(target.contentId, itemLinks.contentId)),
    )
    .where(
      and(
        eq(itemLinks.teamId, teamId),
        eq(itemLinks.kind, 'blocked-by'),
        inArray(itemLinks.itemId, itemIds),
      ),
    )
    .orderBy(asc(itemLinks.title))
}

/** Since when reviews of some open pull requests are waited for, by the item and by the issues it closes. */
export async function listWaitingReviews(
  read: Read,
  teamId: string,
): Promise<{ itemId: string; since: number; closesContentId: string | null }[]> {
  const rows = await read
    .select({
      itemId: items.itemId,
      since: itemDetails.reviewWaitsSince,
      closesContentId: itemLinks.contentId,
    })
    .from(itemDetails)
    .innerJoin(
      items,
      and(eq(items.teamId, itemDetails.teamId), eq(items.itemId, itemDetails.itemId)),
    )
    .leftJoin(
      itemLinks,
      and(
        eq(itemLinks.teamId, items.teamId),
        eq(itemLinks.itemId, items.itemId),
        eq(itemLinks.kind, 'closes'),
      ),
    )
    .where(
      and(
        eq(itemDetails.teamId, teamId),
        isNotNull(itemDetails.reviewWaitsSince),
        eq(items.isPresent, true),
        eq(items.state, 'open'),
      ),
    )
  return rows.flatMap(row => (row.since === null ? [] : [{ ...row, since: row.since }]))
}

/** When some items came into which sprints, by item and time. */
export async function listSprintsOfItems(
  read: Read,
  teamId: string,
  itemIds: string[],
): Promise<{ itemId: string; sprintId: string | null; from: number }[]> {
  if (itemIds.length === 0) return []
  return read
    .select({ itemId: changes.itemId, sprintId: changes.text, from: changes.at })
    .from(changes)
    .where(
      and(
        eq(changes.teamId, teamId),
        inArray(changes.itemId, itemIds),
        eq(changes.field, 'sprint'),
        isNull(changes.replacedBy),
      ),
    )
    .orderBy(asc(changes.itemId), asc(changes.at))
}
