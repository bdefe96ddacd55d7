import { and, between, count, eq, inArray, min, notInArray } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { closes, items } from '../../db/schema.ts'
import type { ItemState } from '../domain/change.ts'
import { listAside } from './aside.ts'
import { contains } from './items.ts'

const dropped: ItemState[] = ['not-planned', 'duplicate', 'unmerged']

/** Of the items that bear this label, of all without one; those set aside apart. */
async function ofLabel(read: Read, teamId: string, label: string | undefined) {
  const aside = [...(await listAside(read, teamId)).keys()]
  const bears = label === undefined ? undefined : contains(items.labels, JSON.stringify(label))
  return { aside, where: and(eq(items.teamId, teamId), bears) }
}

const onBoard = and(eq(items.isPresent, true), eq(items.isArchived, false))

/** What is open on the board, counted by what matters for how much work it is. */
export async function countOpen(read: Read, teamId: string, label: string | undefined) {
  const { aside, where } = await ofLabel(read, teamId, label)
  const columns = {
    kind: items.kind,
    points: items.points,
    status: items.status,
    sprintId: items.sprintId,
  }
  const grouped = (isAside: boolean) =>
    read
      .select({ ...columns, count: count() })
      .from(items)
      .where(
        and(
          where,
          onBoard,
          eq(items.state, 'open'),
          isAside ? inArray(items.itemId, aside) : notInArray(items.itemId, aside),
        ),
      )
      .groupBy(items.kind, items.points, items.status, items.sprintId)
  return { counted: await grouped(false), aside: aside.length === 0 ? [] : await grouped(true) }
}

/** All estimated items of a team, those no longer on the board too, without those set aside: how many of each. */
export async function countEstimates(read: Read, teamId: string) {
  const aside = [...(await listAside(read, teamId)).keys()]
  return read
    .select({
      points: items.points,
      status: items.status,
      state: items.state,
      count: count(),
    })
    .from(items)
    .where(and(eq(items.teamId, teamId), notInArray(items.itemId, aside)))
    .groupBy(items.points, items.status, items.state)
}

/**
 * What came onto the board in a span of time and was not dropped since: archived only if it is done, which `status` and
 * `state` tell.
 */
export async function listArrivals(
  read: Read,
  teamId: string,
  label: string | undefined,
  span: { from: number; to: number },
) {
  const { aside, where } = await ofLabel(read, teamId, label)
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
        where,
        between(items.createdAt, span.from, span.to),
        notInArray(items.state, dropped),
        notInArray(items.itemId, aside),
      ),
    )
}

/** When the first item came onto the board; null without any. */
export async function findFirstArrival(read: Read, teamId: string): Promise<number | null> {
  const [first] = await read
    .select({ at: min(items.createdAt) })
    .from(items)
    .where(eq(items.teamId, teamId))
  return first?.at ?? null
}

/** What a close kept of items and days, by the close's id. */
export async function findKeptItems(read: Read, closeId: string): Promise<unknown> {
  const [row] = await read
    .select({ items: closes.items })
    .from(closes)
    .where(eq(closes.id, closeId))
  return row?.items
}
