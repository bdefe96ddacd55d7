import { and, eq, inArray } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { items, triageNotes, waits } from '../../db/schema.ts'
import type { TriageNoteEdit, WaitEdit } from '../contract/refinement.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { raiseRevision } from './revision.ts'

export type TriageNoteRow = typeof triageNotes.$inferSelect
export type WaitRow = typeof waits.$inferSelect

export async function listTriageNotes(read: Read, teamId: string): Promise<TriageNoteRow[]> {
  return read.select().from(triageNotes).where(eq(triageNotes.teamId, teamId))
}

export async function listWaits(read: Read, teamId: string): Promise<WaitRow[]> {
  return read.select().from(waits).where(eq(waits.teamId, teamId))
}

/** Some items, those that are on the board and not archived. */
export async function listItemsOnBoard(read: Read, teamId: string, itemIds: string[]) {
  if (itemIds.length === 0) return []
  return read
    .select()
    .from(items)
    .where(
      and(
        eq(items.teamId, teamId),
        inArray(items.itemId, itemIds),
        eq(items.isPresent, true),
        eq(items.isArchived, false),
      ),
    )
}

async function refuseUnknownItem(tx: Tx, teamId: string, itemId: string) {
  const it = and(eq(items.teamId, teamId), eq(items.itemId, itemId))
  if ((await tx.$count(items, it)) === 0) throw new NotFound('There is no such item on the board.')
}

/** What is said of an item in triage; an empty text takes it away. */
export async function saveTriageNote(
  db: Db,
  teamId: string,
  itemId: string,
  { version, text }: TriageNoteEdit,
  now: number,
): Promise<void> {
  const it = and(eq(triageNotes.teamId, teamId), eq(triageNotes.itemId, itemId))
  await db.write(async tx => {
    await refuseUnknownItem(tx, teamId, itemId)
    const [current] = await tx.select().from(triageNotes).where(it)
    if ((current?.version ?? null) !== version) {
      const there = current && { version: current.version, text: current.text }
      throw new Conflict('Somebody else wrote this note in the meantime.', there)
    }
    if (text === '') await tx.delete(triageNotes).where(it)
    else if (current) {
      const set = { text, notedAt: now, version: current.version + 1 }
      await tx.update(triageNotes).set(set).where(it)
    } else await tx.insert(triageNotes).values({ teamId, itemId, text, notedAt: now })
    await raiseRevision(tx, teamId)
  })
}

/** Says that an item waits for something outside the team. */
export async function saveWait(
  db: Db,
  teamId: string,
  itemId: string,
  { version, ...wait }: WaitEdit,
): Promise<void> {
  if (wait.askAgain !== null && wait.askAgain < wait.since)
    throw new Invalid('The day to ask again lies before the waiting began.', 'askAgain')
  await db.write(async tx => {
    await refuseUnknownItem(tx, teamId, itemId)
    const current = await currentWait(tx, teamId, itemId, version)
    if (current) {
      await tx
        .update(waits)
        .set({ ...wait, version: current.version + 1 })
        .where(ofItem(teamId, itemId))
    } else await tx.insert(waits).values({ teamId, itemId, ...wait })
    await raiseRevision(tx, teamId)
  })
}

/** The waiting is over. */
export async function removeWait(
  db: Db,
  teamId: string,
  itemId: string,
  version: number,
): Promise<void> {
  await db.write(async tx => {
    await currentWait(tx, teamId, itemId, version)
    await tx.delete(waits).where(ofItem(teamId, itemId))
    await raiseRevision(tx, teamId)
  })
}

const ofItem = (teamId: string, itemId: string) =>
  and(eq(waits.teamId, teamId), eq(waits.itemId, itemId))

async function currentWait(tx: Tx, teamId: string, itemId: string, version: number | null) {
  const [current] = await tx.select().from(waits).where(ofItem(teamId, itemId))
  if ((current?.version ?? null) === version) return current
  const { teamId: _, ...there } = current ?? { teamId }
  throw new Conflict('Somebody else changed this in the meantime.', current && there)
}
