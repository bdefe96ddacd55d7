import { and, desc, eq, inArray, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Db, Tx } from '../../db/open.ts'
import { accounts, members, people } from '../../db/schema.ts'
import type { Role } from '../contract/identity.ts'
import type { AccountRow } from './accounts.ts'
import { newId } from './ids.ts'
import type { MemberRow } from './members.ts'
import type { PersonRow } from './people.ts'
import { raiseRevision } from './revision.ts'

type Linked = Pick<AccountRow, 'id' | 'provider' | 'login' | 'mail'>

const rank: Record<Role, number> = { viewer: 1, member: 2, 'scrum-master': 3 }

const lower = (column: SQLiteColumn) => sql`lower(${column})`

/** Rows with the login of an account (of GitHub: elsewhere anybody may call themselves so) or its verified mail. */
function isOf(account: Linked, login: SQLiteColumn, mail: SQLiteColumn): SQL | undefined {
  const byLogin =
    account.provider === 'github' && account.login !== null
      ? eq(lower(login), account.login.toLowerCase())
      : undefined
  const byMail = account.mail === null ? undefined : eq(lower(mail), account.mail.toLowerCase())
  return or(byLogin, byMail)
}

/**
 * Makes an account somebody of the teams that expect it, at each sign-in, by the login on GitHub or the verified mail,
 * whatever its case. Returns the teams where anything changed.
 *
 * 1. Members that wait for this login or mail become the account's. Where it is a member already, or several wait in one team, they become one
 *    with the highest role: each was granted by somebody.
 * 2. At the first sign-in alone: active people of teams in which it has no role, who are nobody's yet, make it a member. Later this would
 *    give a role back to whom it was taken from; for people added or changed later there is `linkPersonToAccount`.
 * 3. A membership that says nobody of the team gets the person with this login or mail who is nobody's yet.
 */
export async function linkAccount(
  tx: Tx,
  account: Linked,
  { isNew, now }: { isNew: boolean; now: number },
): Promise<string[]> {
  const changed = new Set<string>()
  await takeWaiting(tx, account, changed)
  if (isNew) await joinAsPerson(tx, account, now, changed)
  await findPersons(tx, account, changed)
  for (const teamId of changed) await raiseRevision(tx, teamId)
  return [...changed]
}

async function takeWaiting(tx: Tx, account: Linked, changed: Set<string>) {
  const mine = isOf(account, members.login, members.mail)
  if (mine === undefined) return
  const waiting = await tx
    .select()
    .from(members)
    .where(and(isNull(members.accountId), mine))
  const teamIds = new Set(waiting.map(({ teamId }) => teamId))
  const present = await tx.select().from(members).where(eq(members.accountId, account.id))
  for (const teamId of teamIds) {
    const kept = present.find(row => row.teamId === teamId)
    const ofTeam = waiting.filter(row => row.teamId === teamId)
    await mergeMembers(tx, account.id, kept ? [kept, ...ofTeam] : ofTeam)
    changed.add(teamId)
  }
}

/** Several rows of one team become the first of them. */
async function mergeMembers(tx: Tx, accountId: string, rows: MemberRow[]) {
  const [first, ...others] = rows
  if (!first) return
  const highest = rows.reduce(
    (role, row) => (rank[row.role] > rank[role] ? row.role : role),
    first.role,
  )
  const personId = rows.find(row => row.personId !== null)?.personId ?? null
  const ids = others.map(({ id }) => id)
  if (ids.length > 0) await tx.delete(members).where(inArray(members.id, ids))
  await tx
    .update(members)
    .set({ accountId, role: highest, personId, version: sql`${members.version} + 1` })
    .where(eq(members.id, first.id))
}

/** Active people with the login or mail of an account who are no member's yet, one of each team. */
async function freePeople(tx: Tx, account: Linked, also: SQL | undefined): Promise<PersonRow[]> {
  const mine = isOf(account, people.githubLogin, people.mail)
  if (mine === undefined) return []
  const taken = tx
    .select({ id: members.personId })
    .from(members)
    .where(sql`${members.personId} is not null`)
  const found = await tx
    .select()
    .from(people)
    .where(
      and(
        ...[mine, also, eq(people.isActive, true), eq(people.isForgotten, false)],
        notInArray(people.id, taken),
      ),
    )
    .orderBy(people.id)
  const oneEach = new Map(found.map(person => [person.teamId, person]))
  return [...oneEach.values()]
}

async function joinAsPerson(tx: Tx, account: Linked, now: number, changed: Set<string>) {
  const joined = tx
    .select({ id: members.teamId })
    .from(members)
    .where(eq(members.accountId, account.id))
  for (const person of await freePeople(tx, account, notInArray(people.teamId, joined))) {
    await addMembership(tx, account, person, now)
    changed.add(person.teamId)
  }
}

async function addMembership(tx: Tx, account: Linked, person: PersonRow, now: number) {
  const isGithub = account.provider === 'github'
  await tx.insert(members).values({
    ...{ id: newId(), teamId: person.teamId, accountId: account.id, personId: person.id },
    ...{ login: isGithub ? (account.login?.toLowerCase() ?? null) : null, mail: account.mail },
    ...{ role: 'member', addedAt: now },
  })
}

async function findPersons(tx: Tx, account: Linked, changed: Set<string>) {
  const nameless = await tx
    .select()
    .from(members)
    .where(and(eq(members.accountId, account.id), isNull(members.personId)))
  const teamIds = nameless.map(({ teamId }) => teamId)
  if (teamIds.length === 0) return
  for (const person of await freePeople(tx, account, inArray(people.teamId, teamIds))) {
    const member = nameless.find(({ teamId }) => teamId === person.teamId)
    if (!member) continue
    await givePerson(tx, member, person)
    changed.add(person.teamId)
  }
}

async function givePerson(tx: Tx, member: MemberRow, person: PersonRow) {
  await tx
    .update(members)
    .set({ personId: person.id, version: sql`${members.version} + 1` })
    .where(eq(members.id, member.id))
}

/**
 * The same the other way round, for a person who was added or got another login or mail: the account that has it
 * becomes a member of the team, or its membership gets the person. Returns whether anything changed.
 */
export async function linkPersonToAccount(
  db: Db,
  teamId: string,
  personId: string,
  now: number,
): Promise<boolean> {
  return db.write(async tx => {
    const account = await accountOf(tx, personId)
    if (!account) return false
    const [person] = await freePeople(tx, account, eq(people.id, personId))
    if (!person) return false
    const mine = and(eq(members.teamId, teamId), eq(members.accountId, account.id))
    const [member] = await tx.select().from(members).where(mine)
    if (member && member.personId !== null) return false
    if (member) await givePerson(tx, member, person)
    else await addMembership(tx, account, person, now)
    await raiseRevision(tx, teamId)
    return true
  })
}

/** Of several the one that signed in last. */
async function accountOf(tx: Tx, personId: string): Promise<AccountRow | undefined> {
  const [person] = await tx.select().from(people).where(eq(people.id, personId))
  if (!person) return undefined
  const { githubLogin: login, mail } = person
  if (login === null && mail === null) return undefined
  const byLogin =
    login === null
      ? undefined
      : and(eq(accounts.provider, 'github'), eq(lower(accounts.login), login.toLowerCase()))
  const byMail = mail === null ? undefined : eq(lower(accounts.mail), mail.toLowerCase())
  const [account] = await tx
    .select()
    .from(accounts)
    .where(and(or(byLogin, byMail), eq(accounts.isBlocked, false)))
    .orderBy(desc(accounts.signedInAt))
  return account
}
