import { eq } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { reminders, tokens } from '../../db/schema.ts'
import { isSealed, type Owner, type Vault } from './vault.ts'

/**
 * Seals the secrets that were saved before KNOTS_SECRET was set, all or none, and leaves no byte of them in the file or
 * its log. What it did, and how many secrets cannot be opened, is told without saying whose they are.
 */
export async function sealSecrets(db: Db, vault: Vault, tell: (text: string) => void) {
  const kept = {
    tokens: await db.read.select().from(tokens),
    reminders: await db.read.select().from(reminders),
  }
  const all = [
    ...kept.tokens.map(row => ({ owner: tokenOf(row.teamId), stored: row.token })),
    ...kept.reminders.map(row => ({ owner: reminderOf(row.teamId), stored: row.url })),
  ]
  const toSeal = vault.isLocked ? all.filter(({ stored }) => !isSealed(stored)) : []
  const unreadable = all.filter(one => !toSeal.includes(one) && !opens(vault, one)).length
  if (unreadable > 0)
    tell(
      `Secrets that were saved under another KNOTS_SECRET and have to be given again: ${unreadable}`,
    )
  if (toSeal.length === 0) return
  await db.write(
    async tx => {
      for (const { owner, stored } of toSeal) {
        const sealed = vault.seal(owner, stored)
        if (owner.purpose === 'token')
          await tx.update(tokens).set({ token: sealed }).where(eq(tokens.teamId, owner.teamId))
        else
          await tx.update(reminders).set({ url: sealed }).where(eq(reminders.teamId, owner.teamId))
      }
    },
    { writesAnew: [tokens, reminders] },
  )
  tell(`Secrets sealed with KNOTS_SECRET: ${toSeal.length}. Backups from before hold them open.`)
}

const tokenOf = (teamId: string): Owner => ({ purpose: 'token', teamId })
const reminderOf = (teamId: string): Owner => ({ purpose: 'reminder', teamId })

function opens(vault: Vault, { owner, stored }: { owner: Owner; stored: string }): boolean {
  try {
    vault.open(owner, stored)
    return true
  } catch {
    return false
  }
}
