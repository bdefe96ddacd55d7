import { and, asc, desc, eq, inArray, max, type SQL } from 'drizzle-orm'
import type { Read, Tx } from '../../db/open.ts'
import { items, people, writes } from '../../db/schema.ts'
import type { Write, WriteField, Writes, WriteValue } from '../contract/write.ts'
import { NotFound } from '../errors.ts'

export type WriteRow = typeof writes.$inferSelect

const open: WriteRow['state'][] = ['waiting', 'by-hand']
const ended: WriteRow['state'][] = ['done', 'failed', 'cancelled']
const mostRecent = 20

function select(read: Read) {
  return read
    .select({ write: writes, title: items.title, url: items.url, name: people.name })
    .from(writes)
    .leftJoin(items, and(eq(items.teamId, writes.teamId), eq(items.itemId, writes.itemId)))
    .leftJoin(people, and(eq(people.teamId, writes.teamId), eq(people.id, writes.askedBy)))
}

type Shown = Awaited<ReturnType<typeof select>>[number]

const instant = (at: number) => new Date(at).toISOString()

function publicWrite({ write, title, url, name }: Shown): Write {
  const { id, itemId, field, from, to, state, askedBy, error, undoes } = write
  return {
    id,
    itemId,
    title: title ?? '',
    url,
    field,
    from,
    to,
    state,
    askedBy: askedBy !== null && name !== null ? { personId: askedBy, name } : null,
    askedAt: instant(write.askedAt),
    finishedAt: write.finishedAt === null ? null : instant(write.finishedAt),
    error,
    undoes,
  }
}

/** What is still to be changed on GitHub, oldest first, and what ended lately, newest first. */
export async function listWrites(
  read: Read,
  teamId: string,
): Promise<Pick<Writes, 'open' | 'recent'>> {
  const inStates = (states: WriteRow['state'][]) =>
    and(eq(writes.teamId, teamId), inArray(writes.state, states))
  const openRows = await select(read).where(inStates(open)).orderBy(asc(writes.askedAt))
  const recentRows = await select(read)
    .where(inStates(ended))
    .orderBy(desc(writes.finishedAt), desc(writes.askedAt))
    .limit(mostRecent)
  return { open: openRows.map(publicWrite), recent: recentRows.map(publicWrite) }
}

/** By its id alone, of whatever team: ids of writes are never given twice. */
export async function findWrite(read: Read, id: string): Promise<WriteRow | undefined> {
  const [row] = await read.select().from(writes).where(eq(writes.id, id))
  return row
}

export async function getWrite(read: Read, teamId: string, id: string): Promise<WriteRow> {
  const row = await findWrite(read, id)
  if (row?.teamId === teamId) return row
  throw new NotFound('Nobody asked for such a change in this team.')
}

/** Those that take a write back, whatever became of them. */
export async function listUndoing(read: Read, teamId: string, id: string): Promise<WriteRow[]> {
  return listRows(read, and(eq(writes.teamId, teamId), eq(writes.undoes, id)))
}

/** Rows still open, oldest first: of all items, or of one field of one item. */
export async function listOpenWrites(
  read: Read,
  teamId: string,
  about?: { itemId: string; field: WriteField },
): Promise<WriteRow[]> {
  const isAbout = about && and(eq(writes.itemId, about.itemId), eq(writes.field, about.field))
  return listRows(read, and(eq(writes.teamId, teamId), inArray(writes.state, open), isAbout))
}

async function listRows(read: Read, which: SQL | undefined): Promise<WriteRow[]> {
  return read.select().from(writes).where(which).orderBy(asc(writes.askedAt))
}

/** The last value that reached GitHub of one field of an item; undefined before the first. */
export async function findWritten(
  read: Read,
  teamId: string,
  { itemId, field }: { itemId: string; field: WriteField },
): Promise<WriteValue | undefined> {
  const [last] = await read
    .select({ to: writes.to })
    .from(writes)
    .where(
      and(
        eq(writes.teamId, teamId),
        eq(writes.itemId, itemId),
        eq(writes.field, field),
        eq(writes.state, 'done'),
      ),
    )
    .orderBy(desc(writes.finishedAt), desc(writes.askedAt))
    .limit(1)
  return last?.to
}

/** The next one to be sent. */
export async function findNextWrite(read: Read, teamId: string): Promise<WriteRow | undefined> {
  const [row] = await read
    .select()
    .from(writes)
    .where(and(eq(writes.teamId, teamId), eq(writes.state, 'waiting')))
    .orderBy(asc(writes.askedAt))
    .limit(1)
  return row
}

/** Teams for which something is still open. */
export async function listTeamsOfOpenWrites(read: Read): Promise<string[]> {
  const rows = await read
    .selectDistinct({ teamId: writes.teamId })
    .from(writes)
    .where(inArray(writes.state, open))
  return rows.map(({ teamId }) => teamId)
}

export type NewWriteRow = Omit<WriteRow, 'askedAt' | 'finishedAt'> & { at: number }

/** Writes down what was asked for. Times tell the order, so one that would be told twice moves on a millisecond. */
export async function addWrite(tx: Tx, { at, ...row }: NewWriteRow): Promise<void> {
  const [last] = await tx
    .select({ at: max(writes.askedAt) })
    .from(writes)
    .where(eq(writes.teamId, row.teamId))
  const askedAt = Math.max(at, (last?.at ?? 0) + 1)
  const finishedAt = open.includes(row.state) ? null : askedAt
  await tx.insert(writes).values({ ...row, askedAt, finishedAt })
}

export type Ending = Pick<WriteRow, 'state' | 'error'> & {
  at: number
  /** The value that was on the board in truth. */
  from?: WriteValue
}

/** Says what became of writes, unless they ended meanwhile. `by-hand` does not end them. */
export async function settleWrites(
  tx: Tx,
  ids: string[],
  { at, state, error, from }: Ending,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(writes)
    .set({
      state,
      error,
      finishedAt: open.includes(state) ? null : at,
      ...(from !== undefined && { from }),
    })
    .where(and(inArray(writes.id, ids), inArray(writes.state, open)))
}
