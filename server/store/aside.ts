import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { changes, items } from '../../db/schema.ts'
import { NotFound } from '../errors.ts'
import { toRow } from './ledger.ts'
import { raiseRevision } from './revision.ts'

/** Why an item's points are set aside, and since when. */
export type Aside = { reason: string; at: number }

type Told = { itemId: string; reason: string | null; at: number; isAside: number | null }

async function lastTold(
  read: Read,
  teamId: string,
  itemIds: string[] | null,
): Promise<Map<string, Told>> {
  const rows = await read
    .select({
      itemId: changes.itemId,
      reason: changes.text,
      at: changes.at,
      isAside: changes.number,
    })
    .from(changes)
    .where(
      and(
        eq(changes.teamId, teamId),
        itemIds === null ? undefined : inArray(changes.itemId, itemIds),
        eq(changes.field, 'aside'),
        isNull(changes.replacedBy),
      ),
    )
    .orderBy(asc(changes.at), asc(changes.recordedAt))
  return new Map(rows.map(row => [row.itemId, row]))
}

/** Which items of a team are set aside now, by item id; of the given ones only, where some are given. */
export async function listAside(
  read: Read,
  teamId: string,
  itemIds: string[] | null = null,
): Promise<Map<string, Aside>> {
  if (itemIds?.length === 0) return new Map()
  const told = await lastTold(read, teamId, itemIds)
  return new Map(
    [...told.values()].flatMap(({ itemId, reason, at, isAside }) =>
      isAside === 1 ? [[itemId, { reason: reason ?? '', at }] as const] : [],
    ),
  )
}

/** Sets the points of an item aside from now on, or with null counts them again. The same once more changes nothing. */
export async function saveAside(
  db: Db,
  teamId: string,
  itemId: string,
  reason: string | null,
  now: number,
): Promise<Aside | null> {
  return db.write(async tx => {
    await refuseUnknown(tx, teamId, itemId)
    const last = (await lastTold(tx, teamId, [itemId])).get(itemId)
    const before = last?.isAside === 1 ? (last.reason ?? '') : null
    if (last && before === reason) return reason === null ? null : { reason, at: last.at }
    if (reason === null && before === null) return null
    // Two presses within a millisecond stay in their order.
    const at = Math.max(now, (last?.at ?? 0) + 1)
    await tx.insert(changes).values(
      toRow(teamId, {
        itemId,
        field: 'aside',
        value: reason,
        at,
        notBefore: null,
        source: 'manual',
        certainty: 'exact',
        recordedAt: now,
      }),
    )
    await raiseRevision(tx, teamId)
    return reason === null ? null : { reason, at }
  })
}

async function refuseUnknown(tx: Tx, teamId: string, itemId: string) {
  const known = await tx.$count(items, and(eq(items.teamId, teamId), eq(items.itemId, itemId)))
  if (known === 0) throw new NotFound('There is no such item in this team.')
}
