import { eq } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { reminders } from '../../db/schema.ts'
import type { Vault } from './vault.ts'

/**
 * For posting only: nothing that answers a request may call it but to tell its host. Throws Invalid where it cannot be
 * opened.
 */
export async function findReminderUrl(
  read: Read,
  vault: Vault,
  teamId: string,
): Promise<URL | null> {
  const [row] = await read.select().from(reminders).where(eq(reminders.teamId, teamId))
  return row ? new URL(vault.open({ purpose: 'reminder', teamId }, row.url)) : null
}

export async function saveReminderUrl(db: Db, vault: Vault, teamId: string, url: URL, now: number) {
  const set = { url: vault.seal({ purpose: 'reminder', teamId }, url.href), savedAt: now }
  await db.write(
    async tx => {
      await tx
        .insert(reminders)
        .values({ teamId, ...set })
        .onConflictDoUpdate({ target: reminders.teamId, set })
    },
    { leavesNoTrace: true },
  )
}

export async function removeReminderUrl(db: Db, teamId: string) {
  await db.write(
    async tx => {
      await tx.delete(reminders).where(eq(reminders.teamId, teamId))
    },
    { leavesNoTrace: true },
  )
}
