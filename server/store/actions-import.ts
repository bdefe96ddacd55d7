import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/open.ts'
import { actionStates, actions } from '../../db/schema.ts'
import { importedMadeIn } from '../domain/actions.ts'
import { ownersAmong } from '../domain/actions-owners.ts'
import type { Day } from '../domain/calendar.ts'
import type { ImportWrites } from '../domain/import.ts'
import { newId } from './ids.ts'
import { listKnownPeople } from './people.ts'
import { listSprints } from './sprints.ts'

const rowsAtOnce = 500

/**
 * Writes the actions of an import after its people and sprints. The owners it names whole are people of the team, the rest
 * stays words. For the sprint in which an action was made see `importedMadeIn`.
 */
export async function writeActions(tx: Tx, teamId: string, writes: ImportWrites, now: number) {
  if (writes.actions.length + writes.actionEdits.length === 0) return
  const people = await listKnownPeople(tx, teamId)
  const sprints = await listSprints(tx, teamId)
  const idsIn = (owner: string) => ownersAmong(owner, people).map(({ id }) => id)
  const madeIn = (stateDay: Day | null, dueSprintId: string | null | undefined) => {
    const due = sprints.find(({ id }) => id === dueSprintId) ?? null
    return importedMadeIn(sprints, { stateDay, due })?.id ?? null
  }
  // Actions are listed in the order in which they were made; those of one text keep its order.
  const rows = writes.actions.map(({ stateDay, past, ...action }, index) => ({
    ...action,
    teamId,
    ownerIds: idsIn(action.owner),
    madeInSprintId: past?.madeInSprintId ?? madeIn(stateDay, action.dueSprintId),
    origin: past?.from || writes.source,
    helped: past?.helped?.answer ?? null,
    helpedNote: past?.helped?.note ?? '',
    createdAt: now + index,
  }))
  for (const some of inParts(rows)) await tx.insert(actions).values(some)
  for (const { id, set, history } of writes.actionEdits) {
    const made = madeIn(history?.day ?? null, set.dueSprintId)
    await tx
      .update(actions)
      .set({
        ...set,
        ...(set.owner !== undefined && { ownerIds: idsIn(set.owner) }),
        ...(made !== null && { madeInSprintId: sql`coalesce(${actions.madeInSprintId}, ${made})` }),
        version: sql`${actions.version} + 1`,
      })
      .where(eq(actions.id, id))
  }
  const states = [
    ...writes.actions.flatMap(({ id, stateDay, state, past }) =>
      (past?.history ?? [{ day: stateDay, state, note: '' }]).map(entry => ({
        actionId: id,
        ...entry,
      })),
    ),
    ...writes.actionEdits.flatMap(({ id, history }) =>
      history ? [{ actionId: id, ...history, note: '' }] : [],
    ),
    // A history is read in the order in which it was written down.
  ].map((state, index) => ({ id: newId(), ...state, recordedAt: now + index }))
  for (const some of inParts(states)) await tx.insert(actionStates).values(some)
}

/** SQLite takes a limited number of values in one statement. */
function inParts<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < rows.length; at += rowsAtOnce) parts.push(rows.slice(at, at + rowsAtOnce))
  return parts
}
