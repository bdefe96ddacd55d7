import { and, asc, eq } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { itemLinks, items } from '../../db/schema.ts'
import type { ParentLink } from '../domain/goals.ts'

const columns = {
  itemId: items.itemId,
  repository: items.repository,
  number: items.number,
  labels: items.labels,
  points: items.points,
  status: items.status,
  state: items.state,
  sprintId: items.sprintId,
  isArchived: items.isArchived,
  isPresent: items.isPresent,
}

const selectRows = (read: Read) => read.select(columns).from(items)

export type GoalItemRow = Awaited<ReturnType<typeof selectRows>>[number]

/** What is on the board, archived or not, in its order, with no more than tells whose goal it serves. */
export async function listGoalItems(read: Read, teamId: string): Promise<GoalItemRow[]> {
  return selectRows(read)
    .where(and(eq(items.teamId, teamId), eq(items.isPresent, true)))
    .orderBy(asc(items.position), asc(items.itemId))
}

/** What each item of the team is a part of. */
export async function listParentKeys(read: Read, teamId: string): Promise<ParentLink[]> {
  const rows = await read
    .select({
      itemId: itemLinks.itemId,
      repository: itemLinks.repository,
      number: itemLinks.number,
    })
    .from(itemLinks)
    .where(and(eq(itemLinks.teamId, teamId), eq(itemLinks.kind, 'parent')))
  return rows.flatMap(({ itemId, repository, number }) =>
    repository === null || number === null ? [] : [{ itemId, parent: `${repository}#${number}` }],
  )
}
