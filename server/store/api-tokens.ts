import { eq } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { accounts, apiTokens } from '../../db/schema.ts'
import type { AccountRow } from './accounts.ts'

export type ApiTokenRow = typeof apiTokens.$inferSelect

/** A token and whose it is. */
export async function findApiToken(
  read: Read,
  keyHash: string,
): Promise<{ token: ApiTokenRow; account: AccountRow } | undefined> {
  const [row] = await read
    .select({ token: apiTokens, account: accounts })
    .from(apiTokens)
    .innerJoin(accounts, eq(accounts.id, apiTokens.accountId))
    .where(eq(apiTokens.keyHash, keyHash))
  return row
}

/** Keeps that a token was used just now. */
export async function touchApiToken(db: Db, keyHash: string, now: number): Promise<void> {
  await db.write(async tx => {
    await tx.update(apiTokens).set({ usedAt: now }).where(eq(apiTokens.keyHash, keyHash))
  })
}
