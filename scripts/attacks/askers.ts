import { openDb } from '../../db/open.ts'
import type { Role } from '../../server/contract/identity.ts'
import { getTeam } from '../../server/store/teams.ts'
import { makeAccount, openSession, tokenOf } from '../../test/support/identity.ts'

/** Somebody who tries every route, and what they are in the private team Harbour. */
export type Asker = {
  name: string
  headers: Record<string, string>
  isSignedIn: boolean
  role: Role | null
  isAdministrator?: boolean
  isToken?: boolean
  mayOnlyRead?: boolean
}

const week = 7 * 24 * 60 * 60_000

/** Accounts, sessions and tokens as rows of a database that nobody has open. */
export async function makeAskers(file: string) {
  const db = openDb(file)
  const at = (now: number) => ({ db, clock: { now: () => now } })
  const [now, long] = [at(Date.now()), at(Date.now() - 52 * week)]
  const harbour = (await getTeam(db.read, 'harbour')).id
  const other = (await getTeam(db.read, 'other')).id
  const account = (teamId: string, role: Role) => makeAccount(now, { in: { teamId, role } })
  const master = await account(harbour, 'scrum-master')
  const foreign = await account(other, 'scrum-master')
  const blocked = await makeAccount(now, {
    isBlocked: true,
    in: { teamId: harbour, role: 'scrum-master' },
  })
  const admin = await makeAccount(now, { isAdministrator: true })
  const browser = (id: string) => openSession(now, id)
  const forged = await browser(master)
  const nobody = { isSignedIn: false, role: null }
  const signedIn = { isSignedIn: true }
  const askers: Asker[] = [
    { name: 'nobody', headers: {}, ...nobody },
    { name: 'a blocked account', headers: await browser(blocked), ...nobody },
    { name: 'a token of a blocked account', headers: await tokenOf(now, blocked), ...nobody },
    { name: 'a session that is over', headers: await openSession(long, master), ...nobody },
    {
      name: 'an expired token',
      headers: await tokenOf(now, master, { expiresAt: Date.now() - 1 }),
      ...nobody,
    },
    {
      name: 'a token of nobody',
      headers: { authorization: `Bearer ${'x'.repeat(43)}` },
      ...nobody,
    },
    { name: 'a forged session', headers: { cookie: `${forged.cookie}x` }, ...nobody },
    {
      name: 'an unsigned session',
      headers: { cookie: forged.cookie.split('.')[0] ?? '' },
      ...nobody,
    },
    {
      name: 'a wrong token beside a session',
      headers: { ...forged, authorization: 'Bearer x' },
      ...nobody,
    },
    {
      name: 'somebody of no team',
      headers: await browser(await makeAccount(now)),
      ...signedIn,
      role: null,
    },
    {
      name: 'a scrum master of another team',
      headers: await browser(foreign),
      ...signedIn,
      role: null,
    },
    {
      name: 'a token for another team',
      headers: await tokenOf(now, master, { teamId: other }),
      ...signedIn,
      role: null,
      isToken: true,
    },
    {
      name: 'a viewer',
      headers: await browser(await account(harbour, 'viewer')),
      ...signedIn,
      role: 'viewer',
    },
    {
      name: 'a token that may read',
      headers: await tokenOf(now, master, { scope: 'read' }),
      ...signedIn,
      role: 'scrum-master',
      isToken: true,
      mayOnlyRead: true,
    },
    {
      name: 'a member',
      headers: await browser(await account(harbour, 'member')),
      ...signedIn,
      role: 'member',
    },
    {
      name: 'a token that may write',
      headers: await tokenOf(now, master),
      ...signedIn,
      role: 'scrum-master',
      isToken: true,
    },
    { name: 'a scrum master', headers: await browser(master), ...signedIn, role: 'scrum-master' },
    {
      name: 'an administrator’s token',
      headers: await tokenOf(now, admin),
      ...signedIn,
      role: 'scrum-master',
      isToken: true,
    },
    {
      name: 'an administrator',
      headers: await browser(admin),
      ...signedIn,
      role: 'scrum-master',
      isAdministrator: true,
    },
  ]
  const leaver = await browser(await account(harbour, 'member'))
  const stranger = await browser(foreign)
  await db.close()
  return { askers, leaver, stranger }
}
