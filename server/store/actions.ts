import { and, asc, eq } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { actionStates, actions, sprints } from '../../db/schema.ts'
import type { Action, ActionEdit, NewAction } from '../contract/action.ts'
import { Conflict, NotFound } from '../errors.ts'
import { newId } from './ids.ts'
import { raiseRevision } from './revision.ts'
import { getSprint } from './sprints.ts'

/** When something is written, and the day it is for the team. */
type When = { now: number; today: string }

const selectActions = (read: Read) =>
  read
    .select({
      action: actions,
      due: { id: sprints.id, number: sprints.number, lastDay: sprints.lastDay },
    })
    .from(actions)
    .leftJoin(sprints, eq(sprints.id, actions.dueSprintId))

type Row = Awaited<ReturnType<typeof selectActions>>[number]
type StateRow = typeof actionStates.$inferSelect

function publicAction({ action, due }: Row, states: StateRow[]): Action {
  const { id, version, text, owner, state } = action
  return {
    id,
    version,
    text,
    owner,
    dueSprint: due,
    state,
    history: states.map(({ day, state, note }) => ({ at: day, state, note })),
    from: action.origin,
    owners: [],
    madeIn: null,
    age: null,
    cameBack: 0,
    isOverdue: false,
    helped: action.helped === null ? null : { answer: action.helped, note: action.helpedNote },
    source: null,
    issue: null,
  }
}

/** In the order in which they were made, each with its history. */
export async function listActions(read: Read, teamId: string): Promise<Action[]> {
  const rows = await selectActions(read)
    .where(eq(actions.teamId, teamId))
    .orderBy(asc(actions.createdAt), asc(actions.id))
  const states = await read
    .select({ state: actionStates })
    .from(actionStates)
    .innerJoin(actions, eq(actions.id, actionStates.actionId))
    .where(eq(actions.teamId, teamId))
    .orderBy(asc(actionStates.recordedAt))
  const byAction = Map.groupBy(states, ({ state }) => state.actionId)
  return rows.map(row =>
    publicAction(
      row,
      (byAction.get(row.action.id) ?? []).map(({ state }) => state),
    ),
  )
}

async function findAction(read: Read, teamId: string, id: string): Promise<Action | undefined> {
  const [row] = await selectActions(read).where(and(eq(actions.teamId, teamId), eq(actions.id, id)))
  if (!row) return undefined
  const states = await read
    .select()
    .from(actionStates)
    .where(eq(actionStates.actionId, id))
    .orderBy(asc(actionStates.recordedAt))
  return publicAction(row, states)
}

export async function getAction(read: Read, teamId: string, id: string): Promise<Action> {
  const action = await findAction(read, teamId, id)
  if (!action) throw new NotFound('There is no such action in this team.')
  return action
}

/** The same id again gives the action that is there already. */
export async function addAction(
  db: Db,
  teamId: string,
  action: NewAction,
  when: When,
): Promise<Action> {
  const { id = newId(), text, owner = '', dueSprintId = null, state = 'open' } = action
  return db.write(async tx => {
    const known = await findAction(tx, teamId, id)
    if (known) return known
    if (dueSprintId !== null) await getSprint(tx, teamId, dueSprintId)
    const origin = action.from ?? ''
    const [row] = await tx
      .insert(actions)
      .values({ id, teamId, text, owner, dueSprintId, state, origin, createdAt: when.now })
      .onConflictDoNothing()
      .returning()
    if (!row) throw new Conflict('This id is taken. Leave it out.')
    await addState(tx, id, state, '', when)
    await raiseRevision(tx, teamId)
    return getAction(tx, teamId, id)
  })
}

export async function saveAction(
  db: Db,
  teamId: string,
  id: string,
  edit: ActionEdit,
  when: When,
): Promise<Action> {
  const { version, note = '', helped, ...same } = edit
  return db.write(async tx => {
    const current = await getAction(tx, teamId, id)
    if (current.version !== version) {
      throw new Conflict('Somebody else changed this action in the meantime.', current)
    }
    if (same.dueSprintId) await getSprint(tx, teamId, same.dueSprintId)
    await tx
      .update(actions)
      .set({
        ...same,
        ...(helped !== undefined && {
          helped: helped?.answer ?? null,
          helpedNote: helped?.note ?? '',
        }),
        version: version + 1,
      })
      .where(eq(actions.id, id))
    const state = same.state ?? current.state
    if (state !== current.state || note !== '') await addState(tx, id, state, note, when)
    await raiseRevision(tx, teamId)
    return getAction(tx, teamId, id)
  })
}

async function addState(
  tx: Tx,
  actionId: string,
  state: Action['state'],
  note: string,
  when: When,
) {
  const row = { id: newId(), actionId, day: when.today, state, note, recordedAt: when.now }
  await tx.insert(actionStates).values(row)
}
