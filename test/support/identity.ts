import { signerFactory } from '@fastify/cookie'
import type { Db } from '../../db/open.ts'
import { accounts, apiTokens, members } from '../../db/schema.ts'
import type { Role } from '../../server/contract/identity.ts'
import { hashOf, keyFor, newKey } from '../../server/identity/keys.ts'
import { newId } from '../../server/store/ids.ts'
import { addSession } from '../../server/store/sessions.ts'

export const secret = 'a secret of the tests, long enough to be one'

/** Settings of a Knots in which people sign in with GitHub. */
export const withSignIn = {
  KNOTS_SECRET: secret,
  KNOTS_ADMINISTRATORS: 'admiral',
  GITHUB_CLIENT_ID: 'Iv1.tests',
  GITHUB_CLIENT_SECRET: 'client secret of the tests',
  GITHUB_ALLOW: 'crew',
}

/** Of a test's app, or of a Knots that does not run yet. */
type Parts = { db: Db; clock: { now: () => number } }

type Someone = {
  login?: string
  isAdministrator?: boolean
  isBlocked?: boolean
  /** Their role in a team, by its id. */
  in?: { teamId: string; role: Role; personId?: string }
}

/** An account as a sign-in makes it. Returns its id. */
export async function makeAccount({ db, clock }: Parts, someone: Someone = {}): Promise<string> {
  const id = newId()
  const login = someone.login ?? `sailor-${id.toLowerCase().replaceAll(/[-_]/g, 'x')}`
  await db.write(async tx => {
    await tx.insert(accounts).values({
      ...{ id, provider: 'github', issuer: 'github.com', subject: id, login, name: login },
      ...{
        isAdministrator: someone.isAdministrator ?? false,
        isBlocked: someone.isBlocked ?? false,
      },
      ...{ createdAt: clock.now(), signedInAt: clock.now() },
    })
    if (someone.in)
      await tx
        .insert(members)
        .values({ ...someone.in, id: newId(), accountId: id, login, addedAt: clock.now() })
  })
  return id
}

/** Signs an account in at a browser. Returns the header that this browser sends from now on. */
export async function openSession({ db, clock }: Parts, accountId: string) {
  const key = newKey()
  const now = clock.now()
  await db.write(tx =>
    addSession(tx, {
      keyHash: hashOf(key),
      accountId,
      device: 'Tests',
      createdAt: now,
      seenAt: now,
    }),
  )
  const value = signerFactory(keyFor(secret, 'cookies')).sign(key)
  return { cookie: `knots-session=${encodeURIComponent(value)}` }
}

/** Somebody who is signed in at a browser. Returns their header. */
export async function signedIn(app: Parts, someone: Someone = {}) {
  return openSession(app, await makeAccount(app, someone))
}

type Token = { scope?: 'read' | 'write'; teamId?: string | null; expiresAt?: number | null }

/** A token of an account. Returns the header that a script sends. */
export async function tokenOf({ db, clock }: Parts, accountId: string, token: Token = {}) {
  const key = newKey()
  await db.write(async tx => {
    await tx.insert(apiTokens).values({
      ...{ id: newId(), accountId, name: 'Tests', keyHash: hashOf(key) },
      ...{ scope: token.scope ?? 'write', teamId: token.teamId ?? null },
      ...{ expiresAt: token.expiresAt ?? null, createdAt: clock.now() },
    })
  })
  return { authorization: `Bearer ${key}` }
}
