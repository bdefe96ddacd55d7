import { and, eq, max } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { actionStates, actions } from '../../db/schema.ts'
import type { Action, ActionEdit, NewAction } from '../contract/action.ts'
import { sprintRunning } from '../domain/actions.ts'
import { ownersAmong } from '../domain/actions-owners.ts'
import { dayOf } from '../domain/calendar.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { refuseOddSource } from './actions-sources.ts'
import { type ActionTeam, readActions } from './actions-view.ts'
import { newId } from './ids.ts'
import { listKnownPeople } from './people.ts'
import { raiseRevision } from './revision.ts'
import { getSprint, listSprints } from './sprints.ts'

/** In the order in which they were made, each with its history, as on the day of `now`. */
export async function listActions(read: Read, team: ActionTeam, now: number): Promise<Action[]> {
  return (await readActions(read, team, now)).actions
}

async function findAction(
  read: Read,
  team: ActionTeam,
  id: string,
  now: number,
): Promise<Action | undefined> {
  const [action] = (await readActions(read, team, now, eq(actions.id, id))).actions
  return action
}

export async function getAction(
  read: Read,
  team: ActionTeam,
  id: string,
  now: number,
): Promise<Action> {
  const action = await findAction(read, team, id, now)
  if (!action) throw new NotFound('There is no such action in this team.')
  return action
}

/** The same id again gives the action that is there already. */
export async function addAction(
  db: Db,
  team: ActionTeam,
  action: NewAction,
  now: number,
): Promise<Action> {
  const { id = newId(), text, dueSprintId = null, state = 'open', source = null } = action
  const today = dayOf(now, team.timeZone)
  return db.write(async tx => {
    const known = await findAction(tx, team, id, now)
    if (known) return known
    if (dueSprintId !== null) await getSprint(tx, team.id, dueSprintId)
    if (source) await refuseOddSource(tx, team.id, source)
    const [row] = await tx
      .insert(actions)
      .values({
        id,
        teamId: team.id,
        text,
        ...(await ownership(tx, team, action)),
        dueSprintId,
        state,
        origin: action.from ?? '',
        madeInSprintId: sprintRunning(await listSprints(tx, team.id), today)?.id ?? null,
        sourceKind: source?.kind ?? null,
        sourceId: source?.id ?? null,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning()
    if (!row) throw new Conflict('This id is taken. Leave it out.')
    await addState(tx, { actionId: id, state, note: '', day: today, recordedAt: now })
    await raiseRevision(tx, team.id)
    return getAction(tx, team, id, now)
  })
}

/** A new state, and every note, is one more line of its history. */
export async function saveAction(
  db: Db,
  team: ActionTeam,
  id: string,
  edit: ActionEdit,
  now: number,
): Promise<Action> {
  const { version, note = '', helped, owner: _, ownerIds: __, ...same } = edit
  return db.write(async tx => {
    const current = await getAction(tx, team, id, now)
    if (current.version !== version)
      throw new Conflict('Somebody else changed this action in the meantime.', current)
    if (same.dueSprintId) await getSprint(tx, team.id, same.dueSprintId)
    const state = same.state ?? current.state
    if (helped && state !== 'done')
      throw new Invalid('Whether it helped can be said once it is done.', 'helped')
    await tx
      .update(actions)
      .set({
        ...same,
        ...(await ownership(tx, team, edit)),
        ...(helped !== undefined && {
          helped: helped?.answer ?? null,
          helpedNote: helped?.note ?? '',
        }),
        version: version + 1,
      })
      .where(and(eq(actions.teamId, team.id), eq(actions.id, id)))
    if (state !== current.state || note !== '') {
      const day = dayOf(now, team.timeZone)
      await addState(tx, { actionId: id, state, note, day, recordedAt: now })
    }
    await raiseRevision(tx, team.id)
    return getAction(tx, team, id, now)
  })
}

/**
 * The line that is read and the people in it, where either is given: people named by their ids alone make the line,
 * a line alone is searched for people. Throws for a person of another team.
 */
async function ownership(
  tx: Tx,
  team: ActionTeam,
  { owner, ownerIds }: Pick<NewAction, 'owner' | 'ownerIds'>,
): Promise<{ owner?: string; ownerIds?: string[] }> {
  if (owner === undefined && ownerIds === undefined) return {}
  const people = await listKnownPeople(tx, team.id)
  if (ownerIds === undefined)
    return { owner: owner ?? '', ownerIds: ownersAmong(owner ?? '', people).map(({ id }) => id) }
  const chosen = [...new Set(ownerIds)].map(id => {
    const person = people.find(one => one.id === id)
    if (!person) throw new NotFound('There is no such person in this team.')
    return person
  })
  return {
    owner: owner ?? chosen.map(({ name }) => name).join(', '),
    ownerIds: chosen.map(({ id }) => id),
  }
}

/** Times tell the order of its history, so one that would be told twice moves on a millisecond. */
async function addState(tx: Tx, row: Omit<typeof actionStates.$inferInsert, 'id'>) {
  const [last] = await tx
    .select({ at: max(actionStates.recordedAt) })
    .from(actionStates)
    .where(eq(actionStates.actionId, row.actionId))
  const recordedAt = Math.max(row.recordedAt, (last?.at ?? 0) + 1)
  await tx.insert(actionStates).values({ id: newId(), ...row, recordedAt })
}
