import { eq } from 'drizzle-orm'
import type { Read, Tx } from '../../db/open.ts'
import { syncs } from '../../db/schema.ts'

export type SyncRow = typeof syncs.$inferSelect

/** How the last read of a team's board went. */
export async function findSync(read: Read, teamId: string): Promise<SyncRow | undefined> {
  const [row] = await read.select().from(syncs).where(eq(syncs.teamId, teamId))
  return row
}

/** One row for each team: the last read takes the place of the one before. */
export async function saveSync(tx: Tx, row: SyncRow) {
  const { teamId: _, ...values } = row
  await tx.insert(syncs).values(row).onConflictDoUpdate({ target: syncs.teamId, set: values })
}
