import { and, desc, eq, inArray, isNull, lt, notInArray, or } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { cards, retros, sprints } from '../../db/schema.ts'
import type { Risk } from '../contract/retro.ts'
import { isRevealed, RetroPhases } from '../domain/retro.ts'
import { RiskPlaces } from '../domain/retro-formats.ts'
import type { SprintRow } from './sprints.ts'

const hiddenPhases = RetroPhases.filter(phase => !isRevealed(phase))

/** Of cards joined with their board, if they have one: everybody may see them. */
export const areShown = or(isNull(retros.phase), notInArray(retros.phase, hiddenPhases))

/**
 * The rocks of the last retrospective before this sprint in which any were seen, most dots first. Each says of which
 * sprint: only those of the sprint right before are "last sprint's", older ones were asked about before.
 */
export async function listRisks(read: Read, teamId: string, before: SprintRow): Promise<Risk[]> {
  const rocks = and(inArray(cards.place, [...RiskPlaces]), isNull(cards.parentId))
  const [last] = await read
    .select({ sprintId: sprints.id, number: sprints.number })
    .from(sprints)
    .innerJoin(cards, and(eq(cards.sprintId, sprints.id), rocks))
    .leftJoin(retros, eq(retros.sprintId, sprints.id))
    .where(and(eq(sprints.teamId, teamId), lt(sprints.firstDay, before.firstDay), areShown))
    .orderBy(desc(sprints.firstDay))
    .limit(1)
  if (!last) return []
  const rows = await read
    .select({ cardId: cards.id, version: cards.version, text: cards.text, wasHit: cards.wasHit })
    .from(cards)
    .where(and(eq(cards.sprintId, last.sprintId), rocks))
    .orderBy(desc(cards.votes), cards.position, cards.id)
  return rows.map(row => ({ ...row, ...last }))
}
