import { and, eq, sql } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { members } from '../../db/schema.ts'
import { Conflict, Forbidden } from '../errors.ts'
import { raiseRevision } from './revision.ts'

export type MemberRow = typeof members.$inferSelect

export async function findMembership(
  read: Read,
  teamId: string,
  accountId: string,
): Promise<MemberRow | undefined> {
  const [row] = await read
    .select()
    .from(members)
    .where(and(eq(members.teamId, teamId), eq(members.accountId, accountId)))
  return row
}

/** Makes an account somebody of the team whom no other account is. Throws Forbidden for one that has no role here, Conflict for one taken. */
export async function linkPerson(
  db: Db,
  teamId: string,
  accountId: string,
  personId: string,
): Promise<void> {
  await db.write(async tx => {
    const member = await findMembership(tx, teamId, accountId)
    if (!member)
      throw new Forbidden(
        'You are not among the members of this team. Ask one of its scrum masters.',
      )
    await refuseTakenPerson(tx, teamId, personId, member.id)
    await tx
      .update(members)
      .set({ personId, version: sql`${members.version} + 1` })
      .where(eq(members.id, member.id))
    await raiseRevision(tx, teamId)
  })
}

/** One person of the team is one account. Throws Conflict. */
export async function refuseTakenPerson(
  tx: Tx,
  teamId: string,
  personId: string,
  exceptMemberId: string | null,
): Promise<void> {
  const [other] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.teamId, teamId), eq(members.personId, personId)))
  if (other && other.id !== exceptMemberId)
    throw new Conflict('Another account is this person already. A scrum master can change that.')
}
