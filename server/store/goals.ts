import { and, asc, eq, max } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { goals } from '../../db/schema.ts'
import type { Goal, GoalEdit, NewGoal } from '../contract/goal.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { newId } from './ids.ts'
import { raiseRevision } from './revision.ts'

export type GoalRow = typeof goals.$inferSelect
/** A goal without what is worked out of its items. */
export type PlainGoal = Omit<Goal, 'progress' | 'sprints'>

const ofTeam = (teamId: string, id: string) => and(eq(goals.teamId, teamId), eq(goals.id, id))

export function plainGoal(row: GoalRow): PlainGoal {
  const { id, version, name, aliases, state, label, parent, roadmap } = row
  return { id, version, name, aliases, state, label, parent, roadmap }
}

/** In the team's order. */
export async function listGoals(read: Read, teamId: string): Promise<GoalRow[]> {
  return read
    .select()
    .from(goals)
    .where(eq(goals.teamId, teamId))
    .orderBy(asc(goals.position), asc(goals.id))
}

export async function getGoal(read: Read, teamId: string, id: string): Promise<GoalRow> {
  const [row] = await read.select().from(goals).where(ofTeam(teamId, id))
  if (!row) throw new NotFound('There is no such goal in this team.')
  return row
}

/** Behind all others. The same id again gives the goal that is there already. */
export async function addGoal(db: Db, teamId: string, goal: NewGoal): Promise<PlainGoal> {
  const { id = newId(), state = 'ready', label = null, parent = null, roadmap = '' } = goal
  return db.write(async tx => {
    const [known] = await tx.select().from(goals).where(ofTeam(teamId, id))
    if (known) return plainGoal(known)
    await refuseTakenName(tx, teamId, id, [goal.name])
    const [row] = await tx
      .insert(goals)
      .values({
        id,
        teamId,
        name: goal.name,
        state,
        label,
        parent,
        roadmap,
        position: await nextPosition(tx, teamId),
      })
      .onConflictDoNothing()
      .returning()
    if (!row) throw new Conflict('This id is taken. Leave it out.')
    await raiseRevision(tx, teamId)
    return plainGoal(row)
  })
}

export async function nextPosition(tx: Tx, teamId: string): Promise<number> {
  const [last] = await tx
    .select({ position: max(goals.position) })
    .from(goals)
    .where(eq(goals.teamId, teamId))
  return (last?.position ?? 0) + 1
}

const asSpoken = (name: string) => name.trim().normalize('NFKC').toLowerCase()

/** Two goals of one name, or one under the other's alias, could not be told apart in minutes. */
async function refuseTakenName(tx: Tx, teamId: string, id: string, names: string[]) {
  const others = (await listGoals(tx, teamId)).filter(other => other.id !== id)
  const taken = new Set(others.flatMap(({ name, aliases }) => [name, ...aliases].map(asSpoken)))
  const name = names.find(one => taken.has(asSpoken(one)))
  if (name !== undefined) throw new Invalid(`Another goal is called “${name}” already.`, 'name')
}

export async function saveGoal(
  db: Db,
  teamId: string,
  id: string,
  { version, aliases, ...edit }: GoalEdit,
): Promise<PlainGoal> {
  return db.write(async tx => {
    const current = await getGoal(tx, teamId, id)
    if (current.version !== version) {
      throw new Conflict('Somebody else changed this goal in the meantime.', plainGoal(current))
    }
    await refuseTakenName(tx, teamId, id, [...(edit.name ? [edit.name] : []), ...(aliases ?? [])])
    const [row] = await tx
      .update(goals)
      .set({
        ...edit,
        ...(aliases && { aliases: [...new Set(aliases.map(asSpoken))] }),
        version: version + 1,
      })
      .where(ofTeam(teamId, id))
      .returning()
    if (!row) throw new Error('The goal was not written')
    await raiseRevision(tx, teamId)
    return plainGoal(row)
  })
}

/** All of the team's goals in another order. */
export async function orderGoals(db: Db, teamId: string, ids: readonly string[]): Promise<void> {
  await db.write(async tx => {
    const known = (await listGoals(tx, teamId)).map(({ id }) => id)
    const isWhole = ids.length === known.length && new Set(ids).size === ids.length
    if (!isWhole || !known.every(id => ids.includes(id))) {
      throw new Conflict('The goals became others in the meantime. Look at them again.')
    }
    for (const [index, id] of ids.entries()) {
      await tx
        .update(goals)
        .set({ position: index + 1 })
        .where(ofTeam(teamId, id))
    }
    await raiseRevision(tx, teamId)
  })
}

/** Its targets stay in their sprints, without a goal; what reviews said of it goes with it. */
export async function removeGoal(db: Db, teamId: string, id: string): Promise<void> {
  await db.write(async tx => {
    await getGoal(tx, teamId, id)
    await tx.delete(goals).where(ofTeam(teamId, id))
    await raiseRevision(tx, teamId)
  })
}
