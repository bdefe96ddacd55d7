import { eq, sql } from 'drizzle-orm'
import type { Read, Tx } from '../../db/open.ts'
import { teams } from '../../db/schema.ts'
import { NotFound } from '../errors.ts'

/** Every write that a page could show raises it: finished answers are kept under it. */
export async function raiseRevision(tx: Tx, teamId: string) {
  await tx
    .update(teams)
    .set({ revision: sql`${teams.revision} + 1` })
    .where(eq(teams.id, teamId))
}

/** A question asked with every request: prepared once, what finished answers of a team hang on. */
export function prepareTeamState(read: Read) {
  const query = read
    .select({ revision: teams.revision, timeZone: teams.timeZone })
    .from(teams)
    .where(eq(teams.id, sql.placeholder('teamId')))
    .prepare()
  return async (teamId: string) => {
    const [row] = await query.execute({ teamId })
    if (!row) throw new NotFound('This team is gone.')
    return row
  }
}
