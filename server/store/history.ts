import { asc, eq } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { amendments, closes, commitments } from '../../db/schema.ts'

/** All that was done with a sprint, each kind oldest first; of closes neither figures nor items. */
export async function listSteps(read: Read, sprintId: string) {
  return {
    commitments: await read
      .select({ at: commitments.at, by: commitments.pressedBy })
      .from(commitments)
      .where(eq(commitments.sprintId, sprintId))
      .orderBy(asc(commitments.at)),
    closes: await read
      .select({ at: closes.at, by: closes.closedBy, isAsFound: closes.isAsFound })
      .from(closes)
      .where(eq(closes.sprintId, sprintId))
      .orderBy(asc(closes.at)),
    amendments: await read
      .select()
      .from(amendments)
      .where(eq(amendments.sprintId, sprintId))
      .orderBy(asc(amendments.at)),
  }
}
