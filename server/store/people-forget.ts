import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db, Tx } from '../../db/open.ts'
import {
  actions,
  amendments,
  attendees,
  auditEntries,
  cards,
  closes,
  commitments,
  imported,
  meetings,
  members,
  people,
  pokerGames,
  pokerVotes,
  retroRatings,
  retroReady,
  retros,
  retroVotes,
  sprints,
} from '../../db/schema.ts'
import { formerMember, ownersWithout, withoutName } from '../domain/former-member.ts'
import { Conflict } from '../errors.ts'
import { getPerson } from './people.ts'
import { raiseRevision } from './revision.ts'

type Gone = { id: string; teamId: string; name: string; aliases: readonly string[] }

/** Where a name, a login or who did something may have stood; written anew, so that the file holds it no more. */
const traceTables: SQLiteTable[] = [
  people,
  members,
  commitments,
  closes,
  amendments,
  attendees,
  actions,
  imported,
  auditEntries,
  cards,
  pokerVotes,
  retroVotes,
  retroReady,
  retroRatings,
]

/**
 * Deletes a person. A row without a name stays, with the percentages of all sprints, so that no total changes. Texts that
 * people wrote freely are left as they are.
 */
export async function forgetPerson(
  db: Db,
  teamId: string,
  id: string,
  version: number,
): Promise<void> {
  await db.write(
    async tx => {
      const person = await getPerson(tx, teamId, id)
      if (person.version !== version)
        throw new Conflict('Somebody else changed this person in the meantime.', person)
      const gone = { id, teamId, name: person.name, aliases: person.aliases }
      await tx
        .update(people)
        .set({
          name: formerMember,
          aliases: [],
          githubLogin: null,
          mail: null,
          country: null,
          region: null,
          isActive: false,
          isForgotten: true,
          version: version + 1,
        })
        .where(eq(people.id, id))
      await forgetDeeds(tx, gone)
      await forgetInKept(tx, gone)
      await forgetAsOwner(tx, gone)
      await forgetInRecord(tx, gone)
      await raiseRevision(tx, teamId)
    },
    { leavesNoTrace: true, writesAnew: traceTables },
  )
}

/** What they led, wrote under their name, voted and rated, and whose account they are. */
async function forgetDeeds(tx: Tx, { id }: Gone) {
  await tx.delete(members).where(and(eq(members.personId, id), isNull(members.accountId)))
  await tx.update(members).set({ personId: null }).where(eq(members.personId, id))
  await tx.update(cards).set({ authorId: null }).where(eq(cards.authorId, id))
  await tx.update(retros).set({ facilitatorId: null }).where(eq(retros.facilitatorId, id))
  await tx.update(pokerGames).set({ facilitatorId: null }).where(eq(pokerGames.facilitatorId, id))
  await tx.update(meetings).set({ leaderId: null }).where(eq(meetings.leaderId, id))
  await tx.update(attendees).set({ name: formerMember }).where(eq(attendees.personId, id))
  for (const table of [pokerVotes, retroVotes, retroReady, retroRatings])
    await tx.delete(table).where(eq(table.personId, id))
}

/** Their name in what commitments, closes and corrections keep. No figure is touched. */
async function forgetInKept(tx: Tx, { id, teamId }: Gone) {
  const ids = tx.select({ id: sprints.id }).from(sprints).where(eq(sprints.teamId, teamId))
  for (const press of await tx
    .select()
    .from(commitments)
    .where(inArray(commitments.sprintId, ids))) {
    const asked = withoutName(press.people, id)
    if (asked !== press.people)
      await tx.update(commitments).set({ people: asked }).where(eq(commitments.id, press.id))
  }
  for (const table of [closes, amendments])
    for (const row of await tx.select().from(table).where(inArray(table.sprintId, ids))) {
      const without = withoutName(row, id)
      if (without !== row) await tx.update(table).set(without).where(eq(table.id, row.id))
    }
}

/** Their name among the owners of actions, and in what an import wrote there. */
async function forgetAsOwner(tx: Tx, { id, teamId, name, aliases }: Gone) {
  const rows = await tx.select().from(actions).where(eq(actions.teamId, teamId))
  for (const { id: actionId, owner, ownerIds } of rows) {
    const isTheirs = ownerIds.includes(id)
    const without = ownersWithout(owner, isTheirs ? [name, ...aliases] : [name])
    if (!isTheirs && without === owner) continue
    const left = ownerIds.filter(one => one !== id)
    await tx.update(actions).set({ owner: without, ownerIds: left }).where(eq(actions.id, actionId))
    await forgetImported(tx, teamId, actionId, [name, ...aliases])
  }
}

async function forgetImported(tx: Tx, teamId: string, target: string, names: string[]) {
  const there = and(eq(imported.teamId, teamId), eq(imported.target, target))
  for (const { field, value } of await tx.select().from(imported).where(there)) {
    if (typeof value !== 'string' || !field.endsWith('.owner')) continue
    await tx
      .update(imported)
      .set({ value: ownersWithout(value, names) })
      .where(and(there, eq(imported.field, field)))
  }
}

/** Where nobody signs in, the record of changes has the name that somebody said to have; else that of an account. */
async function forgetInRecord(tx: Tx, { teamId, name, aliases }: Gone) {
  const names = new Set([name, ...aliases].map(one => one.toLowerCase()))
  const theirs = and(eq(auditEntries.teamId, teamId), isNull(auditEntries.accountId))
  const said = await tx.selectDistinct({ who: auditEntries.who }).from(auditEntries).where(theirs)
  const gone = said.map(({ who }) => who).filter(who => names.has(who.toLowerCase()))
  if (gone.length === 0) return
  await tx
    .update(auditEntries)
    .set({ who: formerMember })
    .where(and(theirs, inArray(auditEntries.who, gone)))
}
