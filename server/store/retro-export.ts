import { and, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { cardGroups, cards, retros, sprints, themes } from '../../db/schema.ts'
import type { ExportPart } from './export.ts'
import { areShown } from './retro-risks.ts'

/**
 * Retrospectives as far as everybody may see them: no card before it is shown, never what proves who wrote one, and
 * nobody's dots or rating, which are kept as totals alone.
 */
export async function* retroParts(read: Read, teamId: string): AsyncGenerator<ExportPart> {
  const ids = read.select({ id: sprints.id }).from(sprints).where(eq(sprints.teamId, teamId))
  const shown = await read
    .select({ card: cards })
    .from(cards)
    .leftJoin(retros, eq(retros.sprintId, cards.sprintId))
    .where(and(inArray(cards.sprintId, ids), areShown))
    .orderBy(cards.id)
  const withoutHash = shown.map(({ card: { secretHash: _, ...card } }) => card)
  const boards = await read.select().from(retros).where(inArray(retros.sprintId, ids))
  const groups = await read.select().from(cardGroups).where(inArray(cardGroups.sprintId, ids))
  const known = await read.select().from(themes).where(eq(themes.teamId, teamId))
  yield { table: 'retros', rows: boards }
  yield { table: 'cards', rows: withoutHash }
  yield { table: 'cardGroups', rows: groups }
  yield { table: 'themes', rows: known }
}
