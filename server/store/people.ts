import { and, asc, eq } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { people } from '../../db/schema.ts'
import type { NewPerson, Person, PersonEdit } from '../contract/person.ts'
import { Conflict, NotFound } from '../errors.ts'
import { newId } from './ids.ts'
import { regionAfter } from './place.ts'
import { raiseRevision } from './revision.ts'

export type PersonRow = typeof people.$inferSelect

/** `isForgotten`: deleted, and here without a name so that the totals stay. */
export type PersonOfTeam = Person & Pick<PersonRow, 'isForgotten'>

function publicPerson(row: PersonRow): PersonOfTeam {
  const { teamId: _, isActive, ...shown } = row
  return { ...shown, active: isActive }
}

const ofTeam = (teamId: string, id: string) => and(eq(people.teamId, teamId), eq(people.id, id))

/** Nobody who was deleted. */
export async function findPerson(
  read: Read,
  teamId: string,
  id: string,
): Promise<Person | undefined> {
  const [row] = await read.select().from(people).where(ofTeam(teamId, id))
  return row && !row.isForgotten ? publicPerson(row) : undefined
}

/** Nobody who was deleted. */
export async function getPerson(read: Read, teamId: string, id: string): Promise<Person> {
  const person = await findPerson(read, teamId, id)
  if (!person) throw new NotFound('There is no such person in this team.')
  return person
}

/** Throws unless somebody of the team is or was meant by this id. */
export async function refuseStranger(read: Read, teamId: string, id: string): Promise<void> {
  const found = await read.$count(people, ofTeam(teamId, id))
  if (found === 0) throw new NotFound('There is no such person in this team.')
}

/** In alphabetical order, those who left included, and those who were deleted. */
export async function listPeople(read: Read, teamId: string): Promise<PersonOfTeam[]> {
  const rows = await read
    .select()
    .from(people)
    .where(eq(people.teamId, teamId))
    .orderBy(asc(people.name))
  return rows.map(publicPerson)
}

/** Those who can be named and chosen: all but those who were deleted. */
export async function listKnownPeople(read: Read, teamId: string): Promise<Person[]> {
  return (await listPeople(read, teamId)).filter(({ isForgotten }) => !isForgotten)
}

const sameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

async function refuseTakenName(tx: Tx, teamId: string, name: string, exceptId?: string) {
  const others = await listKnownPeople(tx, teamId)
  if (!others.some(one => one.id !== exceptId && sameName(one.name, name))) return
  throw new Conflict(`There is already a ${name} in this team. Add something to tell them apart.`)
}

export async function addPerson(db: Db, teamId: string, person: NewPerson): Promise<Person> {
  return db.write(async tx => {
    await refuseTakenName(tx, teamId, person.name)
    const [row] = await tx
      .insert(people)
      .values({ id: newId(), teamId, aliases: [], ...person })
      .returning()
    await raiseRevision(tx, teamId)
    if (!row) throw new Error('The new person was not written')
    return publicPerson(row)
  })
}

export async function savePerson(
  db: Db,
  teamId: string,
  id: string,
  edit: PersonEdit,
): Promise<Person> {
  const { version, active, ...same } = edit
  return db.write(async tx => {
    const current = await getPerson(tx, teamId, id)
    if (current.version !== version) {
      throw new Conflict('Somebody else changed this person in the meantime.', current)
    }
    if (same.name !== undefined) await refuseTakenName(tx, teamId, same.name, id)
    const [row] = await tx
      .update(people)
      .set({
        ...same,
        ...(active !== undefined && { isActive: active }),
        region: regionAfter(current, edit),
        aliases: aliasesAfter(current, same.name),
        version: version + 1,
      })
      .where(ofTeam(teamId, id))
      .returning()
    await raiseRevision(tx, teamId)
    if (!row) throw new Error('The person was not written')
    return publicPerson(row)
  })
}

/** Minutes written before a new name still mean the same person. */
function aliasesAfter(current: Person, name: string | undefined): string[] {
  if (name === undefined || sameName(name, current.name)) return current.aliases
  const aliases = new Set([...current.aliases, current.name.toLowerCase()])
  aliases.delete(name.toLowerCase())
  return [...aliases]
}
