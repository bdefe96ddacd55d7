import { and, asc, eq } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { carryNotes } from '../../db/schema.ts'
import type { CarryNoteEdit } from '../contract/review.ts'
import { Conflict, NotFound } from '../errors.ts'
import { listItemsByIds } from './items.ts'
import { raiseRevision } from './revision.ts'
import { getSprint } from './sprints.ts'

export type CarryNoteRow = typeof carryNotes.$inferSelect

/** Why items of a sprint were not finished, by item. */
export async function listCarryNotes(read: Read, sprintId: string): Promise<CarryNoteRow[]> {
  return read
    .select()
    .from(carryNotes)
    .where(eq(carryNotes.sprintId, sprintId))
    .orderBy(asc(carryNotes.itemId))
}

/** An empty text removes the note. A closed sprint keeps those it had. */
export async function saveCarryNote(
  db: Db,
  teamId: string,
  { sprintId, itemId }: { sprintId: string; itemId: string },
  { version, text }: CarryNoteEdit,
): Promise<void> {
  await db.write(async tx => {
    const sprint = await getSprint(tx, teamId, sprintId)
    if (sprint.state === 'closed') {
      throw new Conflict('This sprint is closed and its notes stay. Reopen it to change them.')
    }
    const one = and(eq(carryNotes.sprintId, sprintId), eq(carryNotes.itemId, itemId))
    const [known] = await tx.select().from(carryNotes).where(one)
    if ((known?.version ?? null) !== version) {
      const current = known ? { version: known.version, text: known.text } : null
      throw new Conflict('Somebody else changed this note in the meantime.', current)
    }
    if (text === '') await tx.delete(carryNotes).where(one)
    else {
      const [item] = await listItemsByIds(tx, teamId, [itemId])
      if (!item) throw new NotFound('There is no such item in this team.')
      const set = { text, version: (version ?? 0) + 1 }
      await tx
        .insert(carryNotes)
        .values({ sprintId, itemId, ...set })
        .onConflictDoUpdate({ target: [carryNotes.sprintId, carryNotes.itemId], set })
    }
    await raiseRevision(tx, teamId)
  })
}
