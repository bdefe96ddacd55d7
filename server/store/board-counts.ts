import { and, count, eq } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { items } from '../../db/schema.ts'

/** What the fields of a board hold: how many items have points, a sprint, and each status. */
export type BoardCounts = {
  items: number
  withPoints: number
  withSprint: number
  byStatus: Map<string | null, number>
}

/** Of all that is on the board as last read; archived items are not. */
export async function countBoard(read: Read, teamId: string): Promise<BoardCounts> {
  const rows = await read
    .select({
      status: items.status,
      items: count(),
      withPoints: count(items.points),
      withSprint: count(items.sprintId),
    })
    .from(items)
    .where(and(eq(items.teamId, teamId), eq(items.isPresent, true), eq(items.isArchived, false)))
    .groupBy(items.status)
  const total = (key: 'items' | 'withPoints' | 'withSprint') =>
    rows.reduce((sum, row) => sum + row[key], 0)
  return {
    items: total('items'),
    withPoints: total('withPoints'),
    withSprint: total('withSprint'),
    byStatus: new Map(rows.map(row => [row.status, row.items])),
  }
}
