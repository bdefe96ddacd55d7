import { asc, eq } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { cards } from '../../db/schema.ts'
import type { Card } from '../contract/retro.ts'

/** The cards of a sprint's retrospective in the order of the minutes, sub-points after their card. */
export async function listCards(read: Read, sprintId: string): Promise<Card[]> {
  const rows = await read
    .select({
      id: cards.id,
      version: cards.version,
      place: cards.place,
      text: cards.text,
      parentId: cards.parentId,
      groupId: cards.groupId,
      votes: cards.votes,
      isDiscussed: cards.isDiscussed,
      wasHit: cards.wasHit,
      themeId: cards.themeId,
    })
    .from(cards)
    .where(eq(cards.sprintId, sprintId))
    .orderBy(asc(cards.position), asc(cards.id))
  return rows.map(row => ({ ...row, author: null }))
}
