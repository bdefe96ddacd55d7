import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { eq, isNotNull, sql } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { teams } from '../../db/schema.ts'
import type { TeamRow } from './teams.ts'

const keyBytes = 24

/** Gives a team's pictures an address that nobody can guess (192 bits), in place of the one before. */
export async function renewPictureKey(db: Db, teamId: string): Promise<void> {
  await savePictureKey(db, teamId, randomBytes(keyBytes).toString('base64url'))
}

/** From now on nobody sees the team's pictures from outside. */
export async function removePictureKey(db: Db, teamId: string): Promise<void> {
  await savePictureKey(db, teamId, null)
}

async function savePictureKey(db: Db, teamId: string, pictureKey: string | null): Promise<void> {
  await db.write(async tx => {
    await tx
      .update(teams)
      .set({ pictureKey, revision: sql`${teams.revision} + 1` })
      .where(eq(teams.id, teamId))
  })
}

const digest = (key: string) => createHash('sha256').update(key).digest()

/** The team whose key this is. Takes as long for a wrong key as for a right one, however much of it is right. */
export async function findTeamByPictureKey(read: Read, key: string): Promise<TeamRow | undefined> {
  const asked = digest(key)
  const rows = await read.select().from(teams).where(isNotNull(teams.pictureKey))
  const matching = rows.filter(row => timingSafeEqual(digest(row.pictureKey ?? ''), asked))
  return matching[0]
}
