import { eq } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { tokens } from '../../db/schema.ts'
import { raiseRevision } from './revision.ts'

/** For requests to GitHub only: nothing that answers a request may call it. */
export async function findToken(read: Read, teamId: string): Promise<string | undefined> {
  const [row] = await read.select().from(tokens).where(eq(tokens.teamId, teamId))
  return row?.token
}

export async function saveToken(db: Db, teamId: string, token: string, now: number) {
  await db.write(async tx => {
    await tx
      .insert(tokens)
      .values({ teamId, token, savedAt: now })
      .onConflictDoUpdate({ target: tokens.teamId, set: { token, savedAt: now } })
    await raiseRevision(tx, teamId)
  })
}

export async function removeToken(db: Db, teamId: string) {
  await db.write(async tx => {
    await tx.delete(tokens).where(eq(tokens.teamId, teamId))
    await raiseRevision(tx, teamId)
  })
}
