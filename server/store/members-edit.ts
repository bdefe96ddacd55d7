import { and, asc, eq, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { accounts, members, teams } from '../../db/schema.ts'
import type { Role } from '../contract/identity.ts'
import type { MemberEdit } from '../contract/member.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { AccountRow } from './accounts.ts'
import { newId } from './ids.ts'
import { type MemberRow, refuseTakenPerson } from './members.ts'
import { getPerson } from './people.ts'

/** A member, and whose account it is by now. */
export type MemberOfTeam = { member: MemberRow; account: AccountRow | null }

/** Who changes members: a team's last scrum master may be taken away by an administrator alone. */
type By = { isAdministrator: boolean }

type NewMemberOfTeam = Pick<MemberRow, 'login' | 'mail' | 'role' | 'personId'>

const joined = (read: Read) =>
  read
    .select({ member: members, account: accounts })
    .from(members)
    .leftJoin(accounts, eq(accounts.id, members.accountId))

/** In the order in which they were added. */
export async function listMembers(read: Read, teamId: string): Promise<MemberOfTeam[]> {
  return joined(read)
    .where(eq(members.teamId, teamId))
    .orderBy(asc(members.addedAt), asc(members.id))
}

export async function getMember(read: Read, teamId: string, id: string): Promise<MemberOfTeam> {
  const [row] = await joined(read).where(and(eq(members.teamId, teamId), eq(members.id, id)))
  if (!row) throw new NotFound('There is no such member in this team.')
  return row
}

/**
 * Gives somebody a role, by their login on GitHub or their mail address, both lower case: at once if an account is known by it, of
 * several the one that signed in last; else it waits for one. Throws Conflict for somebody who has a role already.
 */
export async function addMember(
  db: Db,
  teamId: string,
  { login, mail, role, personId }: NewMemberOfTeam,
  now: number,
): Promise<MemberOfTeam> {
  return db.write(async tx => {
    const account = await findAccountOf(tx, { login, mail })
    const [known] = await tx
      .select()
      .from(members)
      .where(
        and(
          eq(members.teamId, teamId),
          or(
            login === null ? undefined : eq(members.login, login),
            mail === null ? undefined : eq(members.mail, mail),
            account && eq(members.accountId, account.id),
          ),
        ),
      )
    if (known)
      throw new Conflict(`${login ?? mail} has a role in this team already. Change that one.`)
    if (personId !== null) await refusePerson(tx, teamId, personId, null)
    const accountId = account?.id ?? null
    const id = newId()
    await tx
      .insert(members)
      .values({ id, teamId, accountId, login, mail, role, personId, addedAt: now })
    return getMember(tx, teamId, id)
  })
}

/** Logins are those of GitHub: elsewhere anybody may call themselves so. Addresses are verified where they are kept. */
async function findAccountOf(
  tx: Tx,
  { login, mail }: Pick<MemberRow, 'login' | 'mail'>,
): Promise<AccountRow | undefined> {
  const rows = await tx
    .select()
    .from(accounts)
    .where(
      login === null
        ? eq(sql`lower(${accounts.mail})`, mail)
        : and(eq(accounts.provider, 'github'), eq(sql`lower(${accounts.login})`, login)),
    )
  return rows.sort((a, b) => b.signedInAt - a.signedInAt)[0]
}

async function refusePerson(tx: Tx, teamId: string, personId: string, memberId: string | null) {
  await getPerson(tx, teamId, personId)
  await refuseTakenPerson(tx, teamId, personId, memberId)
}

/** Throws Conflict for an old version, a person who is somebody else's account, and a team's last scrum master. */
export async function saveMember(
  db: Db,
  teamId: string,
  id: string,
  { version, role, personId }: MemberEdit,
  by: By & { show: (row: MemberOfTeam) => unknown },
): Promise<MemberOfTeam> {
  return db.write(async tx => {
    const current = await getMember(tx, teamId, id)
    if (current.member.version !== version)
      throw new Conflict('Somebody else changed this member in the meantime.', by.show(current))
    if (role !== undefined && role !== 'scrum-master') await refuseLast(tx, current.member, by)
    if (personId) await refusePerson(tx, teamId, personId, id)
    await tx
      .update(members)
      .set({ role, personId, version: version + 1 })
      .where(eq(members.id, id))
    return getMember(tx, teamId, id)
  })
}

/** Returns whom the role was taken from. */
export async function removeMember(
  db: Db,
  teamId: string,
  id: string,
  by: By,
): Promise<MemberOfTeam> {
  return db.write(async tx => {
    const current = await getMember(tx, teamId, id)
    await refuseLast(tx, current.member, by)
    await tx.delete(members).where(eq(members.id, id))
    return current
  })
}

const scrumMaster: Role = 'scrum-master'

/** Somebody has to be left who can let others in. Who was only invited cannot yet. */
async function refuseLast(tx: Tx, { id, teamId, role, accountId }: MemberRow, by: By) {
  if (by.isAdministrator || role !== scrumMaster || accountId === null) return
  const [other] = await tx
    .select({ id: members.id })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(
      and(
        ...[eq(members.teamId, teamId), eq(members.role, scrumMaster), ne(members.id, id)],
        ...[isNotNull(members.accountId), eq(accounts.isBlocked, false)],
      ),
    )
  if (!other)
    throw new Conflict(
      'This is the last scrum master of the team. Make somebody else one first, or ask who administers this Knots.',
    )
}

/** Whether everybody who signs in may read the team. */
export async function saveVisibility(db: Db, teamId: string, isPublic: boolean): Promise<void> {
  await db.write(async tx => {
    await tx
      .update(teams)
      .set({ isPublic, version: sql`${teams.version} + 1` })
      .where(eq(teams.id, teamId))
  })
}
