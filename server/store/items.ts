import { and, asc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { items } from '../../db/schema.ts'
import type { Board, BoardItem, BoardQuery } from '../contract/item.ts'
import { Invalid } from '../errors.ts'
import { listAside } from './aside.ts'

export type ItemRow = typeof items.$inferSelect

function publicItem(row: ItemRow, aside: string | null): BoardItem {
  return {
    id: row.itemId,
    kind: row.kind,
    number: row.number,
    repository: row.repository,
    title: row.title,
    url: row.url,
    points: row.points,
    aside,
    status: row.status,
    assignees: row.assignees,
    labels: row.labels,
    isDraft: row.isDraft,
    reviewDecision: row.reviewDecision,
    sprintId: row.sprintId,
    archived: row.isArchived,
  }
}

/** What is on the board now, in its order; archived items are not. */
export async function listItems(read: Read, teamId: string, query: BoardQuery): Promise<Board> {
  const rows = await read
    .select()
    .from(items)
    .where(
      and(
        eq(items.teamId, teamId),
        eq(items.isPresent, true),
        eq(items.isArchived, false),
        ...filters(query),
        after(query.cursor),
      ),
    )
    .orderBy(asc(items.position), asc(items.itemId))
    .limit(query.limit + 1)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const next = rows.length > query.limit && last ? cursorOf(last) : null
  return { items: await publicItems(read, teamId, page), next }
}

/** Rows of a team as they are shown, in their order. */
export async function publicItems(
  read: Read,
  teamId: string,
  rows: ItemRow[],
): Promise<BoardItem[]> {
  const ids = rows.map(row => row.itemId)
  const aside = await listAside(read, teamId, ids)
  return rows.map(row => publicItem(row, aside.get(row.itemId)?.reason ?? null))
}

/** The rows of some items, in the board's order, those no longer on it included. */
export async function listItemsByIds(
  read: Read,
  teamId: string,
  itemIds: string[],
): Promise<ItemRow[]> {
  if (itemIds.length === 0) return []
  return read
    .select()
    .from(items)
    .where(and(eq(items.teamId, teamId), inArray(items.itemId, itemIds)))
    .orderBy(asc(items.position), asc(items.itemId))
}

/** How many items are on the board, archived ones included. */
export async function countItems(read: Read, teamId: string): Promise<number> {
  return read.$count(items, and(eq(items.teamId, teamId), eq(items.isPresent, true)))
}

/** `sprintId` and `status` may be `none`: items without one. */
function filters(query: BoardQuery): (SQL | undefined)[] {
  const { sprintId, status, label, repository, text } = query
  return [
    sprintId === 'none' ? isNull(items.sprintId) : sprintId && eq(items.sprintId, sprintId),
    status === 'none' ? isNull(items.status) : status && eq(items.status, status),
    repository && eq(items.repository, repository),
    label && contains(items.labels, JSON.stringify(label)),
    text && textFilter(text),
  ].map(filter => (filter === '' ? undefined : filter))
}

/** `#12` is a number; anything else is part of a title, whatever its case. */
function textFilter(text: string): SQL | undefined {
  const number = /^#?(\d{1,9})$/.exec(text.trim())?.[1]
  const title = contains(sql`lower(${items.title})`, text.trim().toLowerCase())
  return number === undefined ? title : or(eq(items.number, Number(number)), title)
}

/** Whether a text column holds that part; capitals do not matter. */
export function contains(column: unknown, part: string): SQL {
  const pattern = `%${part.replace(/[\\%_]/g, '\\$&')}%`
  return sql`${column} like ${pattern} escape '\\'`
}

function cursorOf(row: ItemRow): string {
  return Buffer.from(`${row.position} ${row.itemId}`).toString('base64url')
}

function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined
  const match = /^(\d{1,12}) (.+)$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (!match?.[2]) throw new Invalid('This cursor is none that Knots gave. Leave it out.', 'cursor')
  const position = Number(match[1])
  const later = and(eq(items.position, position), gt(items.itemId, match[2]))
  return or(gt(items.position, position), later)
}
