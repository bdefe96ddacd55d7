import { eq } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { reminders } from '../../db/schema.ts'

/** For posting only: nothing that answers a request may call it but to tell its host. */
export async function findReminderUrl(read: Read, teamId: string): Promise<URL | null> {
  const [row] = await read.select().from(reminders).where(eq(reminders.teamId, teamId))
  return row ? new URL(row.url) : null
}

export async function saveReminderUrl(db: Db, teamId: string, url: URL, now: number) {
  const set = { url: url.href, savedAt: now }
  await db.write(async tx => {
    await tx
      .insert(reminders)
      .values({ teamId, ...set })
      .onConflictDoUpdate({ target: reminders.teamId, set })
  })
}

export async function removeReminderUrl(db: Db, teamId: string) {
  await db.write(async tx => {
    await tx.delete(reminders).where(eq(reminders.teamId, teamId))
  })
}
