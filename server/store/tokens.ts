import { eq } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { tokens } from '../../db/schema.ts'
import { Invalid } from '../errors.ts'
import { raiseRevision } from './revision.ts'
import type { Vault } from './vault.ts'

/** For requests to GitHub only: nothing that answers a request may call it. Throws Invalid where it cannot be opened. */
export async function findToken(
  read: Read,
  vault: Vault,
  teamId: string,
): Promise<string | undefined> {
  const [row] = await read.select().from(tokens).where(eq(tokens.teamId, teamId))
  return row && vault.open({ purpose: 'token', teamId }, row.token)
}

/** Why the team's own token cannot be used, in words; null when it can, or there is none. */
export async function tokenTrouble(
  read: Read,
  vault: Vault,
  teamId: string,
): Promise<string | null> {
  try {
    await findToken(read, vault, teamId)
    return null
  } catch (error) {
    if (error instanceof Invalid) return error.message
    throw error
  }
}

export async function saveToken(db: Db, vault: Vault, teamId: string, secret: string, now: number) {
  const token = vault.seal({ purpose: 'token', teamId }, secret)
  await db.write(
    async tx => {
      await tx
        .insert(tokens)
        .values({ teamId, token, savedAt: now })
        .onConflictDoUpdate({ target: tokens.teamId, set: { token, savedAt: now } })
      await raiseRevision(tx, teamId)
    },
    { leavesNoTrace: true },
  )
}

export async function removeToken(db: Db, teamId: string) {
  await db.write(
    async tx => {
      await tx.delete(tokens).where(eq(tokens.teamId, teamId))
      await raiseRevision(tx, teamId)
    },
    { leavesNoTrace: true },
  )
}
