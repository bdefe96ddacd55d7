import { and, between, count, eq, inArray, min, notInArray } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { closes, items } from '../../db/schema.ts'
import type { ItemState } from '../domain/change.ts'
import { listAside } from './aside.ts'
import { contains } from './items.ts'

const dropped: ItemState[] = ['not-planned', 'duplicate', 'unmerged']

const bears = (label: string | undefined) =>
  label === undefined ? undefined : contains(items.labels, JSON.stringify(label))

/** Items that are alike in all that matters for how much work they are; `firstAt`: when the first of them came. */
export type ItemCount = Awaited<ReturnType<typeof countItems>>[number]

/** All items that a team ever had, or those with a label, counted by what they are: one look at each, however many. */
export async function countItems(read: Read, teamId: string, label: string | undefined) {
  const aside = [...(await listAside(read, teamId)).keys()]
  const columns = {
    kind: items.kind,
    points: items.points,
    status: items.status,
    state: items.state,
    sprintId: items.sprintId,
    isPresent: items.isPresent,
    isArchived: items.isArchived,
  }
  const where = and(eq(items.teamId, teamId), bears(label))
  const counted = async (isAside: boolean) => {
    const rows = await read
      .select({ ...columns, count: count(), firstAt: min(items.createdAt) })
      .from(items)
      .where(and(where, isAside ? inArray(items.itemId, aside) : notInArray(items.itemId, aside)))
      .groupBy(...Object.values(columns))
    return rows.map(row => ({ ...row, isAside }))
  }
  return [...(await counted(false)), ...(aside.length === 0 ? [] : await counted(true))]
}

/**
 * What came onto the board in a span of time and was not dropped since: archived only if it is done, which `status` and
 * `state` tell. Without what is set aside.
 */
export async function listArrivals(
  read: Read,
  teamId: string,
  label: string | undefined,
  span: { from: number; to: number },
) {
  const aside = [...(await listAside(read, teamId)).keys()]
  return read
    .select({
      at: items.createdAt,
      points: items.points,
      kind: items.kind,
      status: items.status,
      state: items.state,
      isPresent: items.isPresent,
      isArchived: items.isArchived,
    })
    .from(items)
    .where(
      and(
        eq(items.teamId, teamId),
        bears(label),
        between(items.createdAt, span.from, span.to),
        notInArray(items.state, dropped),
        notInArray(items.itemId, aside),
      ),
    )
}

/** What a close kept of items and days, by the close's id. */
export async function findKeptItems(read: Read, closeId: string): Promise<unknown> {
  const [row] = await read
    .select({ items: closes.items })
    .from(closes)
    .where(eq(closes.id, closeId))
  return row?.items
}
