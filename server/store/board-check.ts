import { aliasedTable, and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { itemDetails, itemLinks, items, teams } from '../../db/schema.ts'

const columns = {
  itemId: items.itemId,
  kind: items.kind,
  number: items.number,
  repository: items.repository,
  title: items.title,
  url: items.url,
  points: items.points,
  status: items.status,
  statusAt: items.statusAt,
  state: items.state,
  stateAt: items.stateAt,
  sprintId: items.sprintId,
}

const onBoard = (teamId: string) =>
  and(eq(items.teamId, teamId), eq(items.isPresent, true), eq(items.isArchived, false))

const selectRows = (read: Read) => read.select(columns).from(items)

export type CheckRow = Awaited<ReturnType<typeof selectRows>>[number]

/** What is on the board and not archived, in its order, with no more than a check looks at. */
export async function listCheckRows(read: Read, teamId: string): Promise<CheckRow[]> {
  return selectRows(read).where(onBoard(teamId)).orderBy(asc(items.position), asc(items.itemId))
}

/** The same of some items, wherever they are now. */
export async function listCheckRowsOf(
  read: Read,
  teamId: string,
  itemIds: string[],
): Promise<CheckRow[]> {
  if (itemIds.length === 0) return []
  return selectRows(read)
    .where(and(eq(items.teamId, teamId), inArray(items.itemId, itemIds)))
    .orderBy(asc(items.position), asc(items.itemId))
}

type Link = { itemId: string; kind: 'parent' | 'blocked-by' | 'closes'; otherId: string }

/** How items hang together of which both ends were on the board. */
export async function listLinksOnBoard(read: Read, teamId: string): Promise<Link[]> {
  return read
    .select({ itemId: itemLinks.itemId, kind: itemLinks.kind, otherId: items.itemId })
    .from(itemLinks)
    .innerJoin(
      items,
      and(eq(items.teamId, itemLinks.teamId), eq(items.contentId, itemLinks.contentId)),
    )
    .where(eq(itemLinks.teamId, teamId))
    .orderBy(asc(itemLinks.itemId), asc(items.position))
}

/** Whether anything beyond the board was read of any item: without it, no links are known. */
export async function hasDetails(read: Read, teamId: string): Promise<boolean> {
  const rows = await read
    .select({ itemId: itemDetails.itemId })
    .from(itemDetails)
    .where(eq(itemDetails.teamId, teamId))
    .limit(1)
  return rows.length > 0
}

/** Items that other teams of this Knots have on their boards too. */
export async function listOnOtherBoards(
  read: Read,
  teamId: string,
): Promise<{ itemId: string; team: string }[]> {
  const theirs = aliasedTable(items, 'theirs')
  return read
    .select({ itemId: items.itemId, team: teams.name })
    .from(items)
    .innerJoin(teams, ne(teams.id, teamId))
    .innerJoin(
      theirs,
      and(
        eq(theirs.teamId, teams.id),
        eq(theirs.contentId, items.contentId),
        eq(theirs.isPresent, true),
        eq(theirs.isArchived, false),
      ),
    )
    .where(onBoard(teamId))
    .orderBy(asc(items.position), asc(teams.name))
}

/**
 * Rises with every write of any team: a check looks at the boards of the others too. Prepared once, because it is asked
 * with every request.
 */
export function prepareAllRevisions(read: Read) {
  const query = read
    .select({ sum: sql<number>`sum(${teams.revision})` })
    .from(teams)
    .prepare()
  return async () => (await query.execute())[0]?.sum ?? 0
}
