import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/open.ts'
import { goals } from '../../db/schema.ts'
import type { ImportWrites } from '../domain/import.ts'
import { nextPosition } from './goals.ts'

/** Goals go before sprints, whose targets name them. */
export async function writeGoals(tx: Tx, teamId: string, writes: ImportWrites): Promise<void> {
  const first = await nextPosition(tx, teamId)
  for (const [index, goal] of writes.goals.entries()) {
    await tx.insert(goals).values({ ...goal, teamId, position: first + index })
  }
  for (const { id, set } of writes.goalEdits) {
    const version = sql`${goals.version} + 1`
    await tx
      .update(goals)
      .set({ ...set, version })
      .where(eq(goals.id, id))
  }
}
