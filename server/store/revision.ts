import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/open.ts'
import { teams } from '../../db/schema.ts'

/** Every write that a page could show raises it: finished answers are kept under it. */
export async function raiseRevision(tx: Tx, teamId: string) {
  await tx
    .update(teams)
    .set({ revision: sql`${teams.revision} + 1` })
    .where(eq(teams.id, teamId))
}
