import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { retroRatings, retroReady } from '../../db/schema.ts'
import { Conflict } from '../errors.ts'
import { type By, getRetro, personOf, refuseOver } from './retro-rows.ts'

/** Says that a person is ready for the next phase, or not yet. Only how many is ever told. */
export async function setRetroReady(
  db: Db,
  teamId: string,
  sprintId: string,
  isReady: boolean,
  by: By,
): Promise<void> {
  const personId = personOf(by, 'say that you are ready')
  await db.write(async tx => {
    refuseOver(await getRetro(tx, teamId, sprintId))
    const own = and(eq(retroReady.sprintId, sprintId), eq(retroReady.personId, personId))
    if (isReady) await tx.insert(retroReady).values({ sprintId, personId }).onConflictDoNothing()
    else await tx.delete(retroReady).where(own)
  })
}

/** Was it worth the time, 1 to 5, once for each person until the end, when who gave what is forgotten. */
export async function saveRating(
  db: Db,
  teamId: string,
  sprintId: string,
  rating: number,
  by: By,
): Promise<void> {
  const personId = personOf(by, 'rate')
  await db.write(async tx => {
    const { phase } = await getRetro(tx, teamId, sprintId)
    if (phase !== 'close') throw new Conflict('The retrospective is rated at its close.')
    await tx
      .insert(retroRatings)
      .values({ sprintId, personId, rating })
      .onConflictDoUpdate({
        target: [retroRatings.sprintId, retroRatings.personId],
        set: { rating },
      })
  })
}
