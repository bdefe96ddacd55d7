import { and, eq } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { accounts, sessions } from '../../db/schema.ts'
import { linkAccount } from './accounts-link.ts'
import { noteSignIn } from './audit.ts'
import { newId } from './ids.ts'
import { addSession, pruneSessions } from './sessions.ts'

export type AccountRow = typeof accounts.$inferSelect

/** Somebody as a provider of sign-in knows them. `subject` never changes there; names, logins and addresses may. */
export type Identity = Pick<
  AccountRow,
  'provider' | 'issuer' | 'subject' | 'login' | 'mail' | 'name'
>

export type SigningIn = {
  identity: Identity
  /** Logins on GitHub and mail addresses, lower case, that the settings name as administrators. */
  administrators: readonly string[]
  /** What is kept of the session's new key, and of the one this browser had until now. */
  keyHash: string
  oldKeyHash: string | null
  device: string
  now: number
  /** Sessions made or used last before these are over. */
  madeBefore: number
  seenBefore: number
}

export async function findAccount(read: Read, id: string): Promise<AccountRow | undefined> {
  const [row] = await read.select().from(accounts).where(eq(accounts.id, id))
  return row
}

/**
 * Signs somebody in at one browser: finds or adds the account, refreshes what the provider says of it, links it to
 * members and people of teams, and puts a new session in the place of the one this browser had. Returns the teams in which a link was
 * made; null when the account is blocked: then nothing is written but that it tried.
 */
export async function signInAccount(db: Db, signing: SigningIn): Promise<string[] | null> {
  return db.write(async tx => {
    const { account, isNew } = await findOrAdd(tx, signing)
    const { id: accountId, name: who, issuer: from } = account
    if (account.isBlocked) {
      const details = { from, why: 'blocked' }
      await noteSignIn(tx, { what: 'sign-in refused', accountId, who, details }, signing.now)
      return null
    }
    await noteSignIn(tx, { what: 'sign-in', accountId, who, details: { from } }, signing.now)
    const teamIds = await linkAccount(tx, account, { isNew, now: signing.now })
    const { keyHash, oldKeyHash, device, now } = signing
    if (oldKeyHash !== null) await tx.delete(sessions).where(eq(sessions.keyHash, oldKeyHash))
    await pruneSessions(tx, signing)
    await addSession(tx, {
      ...{ keyHash, accountId, device },
      ...{ createdAt: now, seenAt: now },
    })
    return teamIds
  })
}

async function findOrAdd(
  tx: Tx,
  { identity, administrators, now }: SigningIn,
): Promise<{ account: AccountRow; isNew: boolean }> {
  const { provider, issuer, subject, login, mail, name } = identity
  const isNamed = namedIn(administrators, identity)
  const [known] = await tx
    .select()
    .from(accounts)
    .where(
      and(
        eq(accounts.provider, provider),
        eq(accounts.issuer, issuer),
        eq(accounts.subject, subject),
      ),
    )
  if (known?.isBlocked) return { account: known, isNew: false }
  // Who was made administrator by hand stays one; those of the settings always are.
  const isAdministrator = isNamed || (known?.isAdministrator ?? false)
  const fresh = { login, mail: mail?.toLowerCase() ?? null, name, isAdministrator, signedInAt: now }
  if (known) {
    await tx.update(accounts).set(fresh).where(eq(accounts.id, known.id))
    return { account: { ...known, ...fresh }, isNew: false }
  }
  const account: AccountRow = {
    ...{ id: newId(), provider, issuer, subject, isBlocked: false, createdAt: now },
    ...fresh,
  }
  await tx.insert(accounts).values(account)
  return { account, isNew: true }
}

/** A login names somebody on GitHub alone: elsewhere anybody may call themselves so. */
export function namedIn(
  names: readonly string[],
  { provider, login, mail }: Pick<Identity, 'provider' | 'login' | 'mail'>,
): boolean {
  const isByLogin = provider === 'github' && login !== null && names.includes(login.toLowerCase())
  return isByLogin || (mail !== null && names.includes(mail.toLowerCase()))
}
