import { and, asc, eq, ne } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { accounts, members, sessions, teams } from '../../db/schema.ts'
import type { AccountEdit, Role } from '../contract/identity.ts'
import { Conflict, NotFound } from '../errors.ts'
import { type AccountRow, findAccount, namedIn } from './accounts.ts'

export type RoleInTeam = { slug: string; name: string; role: Role }
export type AccountAndTeams = { account: AccountRow; teams: RoleInTeam[] }

/** All accounts by their names, each with its roles. */
export async function listAccounts(read: Read): Promise<AccountAndTeams[]> {
  const rows = await read.select().from(accounts).orderBy(asc(accounts.name), asc(accounts.id))
  const roles = await rolesIn(read)
  return rows.map(account => ({
    account,
    teams: roles.filter(one => one.accountId === account.id).map(({ accountId: _, ...one }) => one),
  }))
}

export async function getAccountAndTeams(read: Read, id: string): Promise<AccountAndTeams> {
  const account = await getAccount(read, id)
  const roles = (await rolesIn(read)).filter(one => one.accountId === id)
  return { account, teams: roles.map(({ accountId: _, ...one }) => one) }
}

function rolesIn(read: Read) {
  return read
    .select({
      accountId: members.accountId,
      slug: teams.slug,
      name: teams.name,
      role: members.role,
    })
    .from(members)
    .innerJoin(teams, eq(teams.id, members.teamId))
    .orderBy(asc(teams.name))
}

async function getAccount(read: Read, id: string): Promise<AccountRow> {
  const account = await findAccount(read, id)
  if (!account) throw new NotFound('There is no such account.')
  return account
}

/**
 * Makes somebody administrator or an administrator somebody like others; locks somebody out, which ends their sessions, or lets them in
 * again. Throws Conflict for those whom the settings name, and where nobody would be left who administers this Knots.
 */
export async function saveAccount(
  db: Db,
  id: string,
  { isAdministrator, isBlocked }: AccountEdit,
  named: readonly string[],
): Promise<void> {
  await db.write(async tx => {
    const account = await getAccount(tx, id)
    if (isAdministrator === false || isBlocked === true) {
      refuseNamed(account, named)
      await refuseLast(tx, account)
    }
    // What is left out stays; a statement that sets nothing is none.
    const edit = {
      isAdministrator: isAdministrator ?? account.isAdministrator,
      isBlocked: isBlocked ?? account.isBlocked,
    }
    await tx.update(accounts).set(edit).where(eq(accounts.id, id))
    if (isBlocked) await tx.delete(sessions).where(eq(sessions.accountId, id))
  })
}

/** With its sessions, tokens and roles. Whom of a team it was stays there with all figures. */
export async function removeAccount(db: Db, id: string, named: readonly string[]): Promise<void> {
  await db.write(
    async tx => {
      const account = await getAccount(tx, id)
      refuseNamed(account, named)
      await refuseLast(tx, account)
      await tx.delete(accounts).where(eq(accounts.id, id))
    },
    { leavesNoTrace: true },
  )
}

function refuseNamed(account: AccountRow, named: readonly string[]) {
  if (!namedIn(named, account)) return
  throw new Conflict(
    `${account.name} administers this Knots by its settings. Take the name out of KNOTS_ADMINISTRATORS first.`,
  )
}

async function refuseLast(tx: Tx, { id, isAdministrator, isBlocked }: AccountRow) {
  if (!isAdministrator || isBlocked) return
  const others = await tx.$count(
    accounts,
    and(ne(accounts.id, id), eq(accounts.isAdministrator, true), eq(accounts.isBlocked, false)),
  )
  if (others === 0)
    throw new Conflict('This is the last administrator. Make somebody else one first.')
}
