import { and, asc, between, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { changes } from '../../db/schema.ts'
import type { Change } from '../domain/change.ts'
import type { LedgerRow } from '../domain/timeline-changes.ts'

type ChangeRow = Omit<typeof changes.$inferSelect, 'id' | 'replacedBy'>

/**
 * How a change stands in a row: sprint, status and state as text, points and yes or no as a number; set aside as both,
 * 1 with its reason.
 */
export function toRow(teamId: string, change: Change): ChangeRow {
  const { value, ...told } = change
  if (told.field === 'aside') {
    const reason = typeof value === 'string' ? value : null
    return { teamId, ...told, text: reason, number: reason === null ? 0 : 1 }
  }
  const isText = told.field === 'sprint' || told.field === 'status' || told.field === 'state'
  return {
    teamId,
    ...told,
    text: isText && typeof value === 'string' ? value : null,
    number: isText || value === null ? null : Number(value),
  }
}

/** A row as the domain knows it. */
export function toChange(row: ChangeRow): Change {
  const { teamId: _, text, number, ...told } = row
  if (told.field === 'points') return { ...told, field: told.field, value: number }
  if (told.field === 'present' || told.field === 'archived')
    return { ...told, field: told.field, value: number === 1 }
  if (told.field === 'aside')
    return { ...told, field: told.field, value: number === 1 ? (text ?? '') : null }
  return { ...told, field: told.field, value: text } as Change
}

const columns = {
  teamId: changes.teamId,
  itemId: changes.itemId,
  field: changes.field,
  text: changes.text,
  number: changes.number,
  at: changes.at,
  notBefore: changes.notBefore,
  source: changes.source,
  certainty: changes.certainty,
  recordedAt: changes.recordedAt,
}

async function select(read: Read, where: SQL | undefined): Promise<Change[]> {
  const rows = await read
    .select(columns)
    .from(changes)
    .where(and(where, isNull(changes.replacedBy)))
    .orderBy(asc(changes.itemId), asc(changes.at))
  return rows.map(toChange)
}

/** The whole ledger of a team as it holds now, by item and time. */
export async function listChanges(read: Read, teamId: string): Promise<Change[]> {
  return select(read, eq(changes.teamId, teamId))
}

/** All that holds of some items, by item and time. At most a few thousand ids at once. */
export async function listChangesOfItems(
  read: Read,
  teamId: string,
  itemIds: string[],
): Promise<Change[]> {
  if (itemIds.length === 0) return []
  return select(read, and(eq(changes.teamId, teamId), inArray(changes.itemId, itemIds)))
}

/** For several sprints at once: which items have ever been in which. */
export async function listItemIdsOfSprints(
  read: Read,
  sprintIds: string[],
): Promise<{ sprintId: string; itemId: string }[]> {
  if (sprintIds.length === 0) return []
  const rows = await read
    .selectDistinct({ sprintId: changes.text, itemId: changes.itemId })
    .from(changes)
    .where(
      and(
        inArray(changes.text, sprintIds),
        sql`${changes.field} = 'sprint'`,
        isNull(changes.replacedBy),
      ),
    )
  return rows.flatMap(({ sprintId, itemId }) => (sprintId === null ? [] : [{ sprintId, itemId }]))
}

/** When which items changed status or state, in a span of time, in its order. */
export async function listSignalTimes(
  read: Read,
  teamId: string,
  from: number,
  to: number,
): Promise<{ itemId: string; at: number }[]> {
  return read
    .select({ itemId: changes.itemId, at: changes.at })
    .from(changes)
    .where(
      and(
        eq(changes.teamId, teamId),
        sql`${changes.field} in ('status', 'state')`,
        between(changes.at, from, to),
        isNull(changes.replacedBy),
      ),
    )
    .orderBy(asc(changes.at))
}

/** The rows of some items, with their numbers, as a timeline is compared with; it tells nothing of archiving. */
export async function listSignals(
  read: Read,
  teamId: string,
  itemIds: string[],
): Promise<LedgerRow[]> {
  const rows = await read
    .select({ id: changes.id, ...columns })
    .from(changes)
    .where(
      and(
        eq(changes.teamId, teamId),
        inArray(changes.itemId, itemIds),
        inArray(changes.field, ['present', 'points', 'sprint', 'status', 'state']),
        isNull(changes.replacedBy),
      ),
    )
  return rows.map(({ id, ...row }) => ({ id, change: toChange(row) }))
}
