import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { itemLinks } from '../../db/schema.ts'

export type ParentRow = Pick<
  typeof itemLinks.$inferSelect,
  'itemId' | 'number' | 'repository' | 'title' | 'url'
>

/** What some items are parts of, on the board or not. */
export async function listParents(
  read: Read,
  teamId: string,
  itemIds: string[],
): Promise<ParentRow[]> {
  if (itemIds.length === 0) return []
  return read
    .select({
      itemId: itemLinks.itemId,
      number: itemLinks.number,
      repository: itemLinks.repository,
      title: itemLinks.title,
      url: itemLinks.url,
    })
    .from(itemLinks)
    .where(
      and(
        eq(itemLinks.teamId, teamId),
        eq(itemLinks.kind, 'parent'),
        inArray(itemLinks.itemId, itemIds),
      ),
    )
    .orderBy(asc(itemLinks.title))
}
