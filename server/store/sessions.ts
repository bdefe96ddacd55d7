import { and, eq, lt, ne, or } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { accounts, sessions } from '../../db/schema.ts'
import type { AccountRow } from './accounts.ts'

export type SessionRow = typeof sessions.$inferSelect

/** A session and whose it is. */
export async function findSession(
  read: Read,
  keyHash: string,
): Promise<{ session: SessionRow; account: AccountRow } | undefined> {
  const [row] = await read
    .select({ session: sessions, account: accounts })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(eq(sessions.keyHash, keyHash))
  return row
}

export async function addSession(tx: Tx, session: SessionRow): Promise<void> {
  await tx.insert(sessions).values(session)
}

/** Keeps that a browser was used just now. */
export async function touchSession(db: Db, keyHash: string, now: number): Promise<void> {
  await db.write(async tx => {
    await tx.update(sessions).set({ seenAt: now }).where(eq(sessions.keyHash, keyHash))
  })
}

export async function removeSession(db: Db, keyHash: string): Promise<void> {
  await db.write(async tx => {
    await tx.delete(sessions).where(eq(sessions.keyHash, keyHash))
  })
}

/** Signs an account out everywhere, or everywhere else. */
export async function removeSessions(
  db: Db,
  accountId: string,
  exceptKeyHash: string | null = null,
): Promise<void> {
  await db.write(async tx => {
    const mine = eq(sessions.accountId, accountId)
    await tx
      .delete(sessions)
      .where(exceptKeyHash === null ? mine : and(mine, ne(sessions.keyHash, exceptKeyHash)))
  })
}

/** Those that were made before one time or not used since another. */
export async function pruneSessions(
  tx: Tx,
  { madeBefore, seenBefore }: { madeBefore: number; seenBefore: number },
): Promise<void> {
  await tx
    .delete(sessions)
    .where(or(lt(sessions.createdAt, madeBefore), lt(sessions.seenAt, seenBefore)))
}

/** The browsers of an account, the one used last first. */
export async function listSessions(read: Read, accountId: string): Promise<SessionRow[]> {
  const rows = await read.select().from(sessions).where(eq(sessions.accountId, accountId))
  return rows.sort((a, b) => b.seenAt - a.seenAt)
}
