import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { actionStates, actions } from '../../db/schema.ts'
import type { Action, Actions } from '../contract/action.ts'
import {
  type ActionEntry,
  ageInSprints,
  doneInTime,
  isOverdue,
  type TimedAction,
  timesCameBack,
} from '../domain/actions.ts'
import { type Day, dayOf } from '../domain/calendar.ts'
import { findSources } from './actions-sources.ts'
import { listPeople } from './people.ts'
import { listSprints, type SprintRow } from './sprints.ts'
import type { TeamRow } from './teams.ts'

export type ActionTeam = Pick<TeamRow, 'id' | 'timeZone'>
export type ActionRow = typeof actions.$inferSelect
type StateRow = typeof actionStates.$inferSelect

type Timed = TimedAction & { due: SprintRow | null; madeIn: SprintRow | null }

/**
 * The actions of a team in the order in which they were made, as pages show them on the day of `now`. A fixed number of
 * queries, however many there are. `which` narrows them down; shares in time are of those that are read.
 */
export async function readActions(
  read: Read,
  team: ActionTeam,
  now: number,
  which?: SQL,
): Promise<Actions> {
  const ofTeam = and(eq(actions.teamId, team.id), which)
  const rows = await read
    .select()
    .from(actions)
    .where(ofTeam)
    .orderBy(asc(actions.createdAt), asc(actions.id))
  const stateRows = await read
    .select({ state: actionStates })
    .from(actionStates)
    .innerJoin(actions, eq(actions.id, actionStates.actionId))
    .where(ofTeam)
    .orderBy(asc(actionStates.recordedAt))
  const sprints = await listSprints(read, team.id)
  const people = new Map((await listPeople(read, team.id)).map(({ id, name }) => [id, name]))
  const sourceOf = await findSources(read, team.id, rows.flatMap(sourceIn))
  const states = Map.groupBy(stateRows, ({ state }) => state.actionId)
  const sprintById = new Map(sprints.map(sprint => [sprint.id, sprint]))
  const today = dayOf(now, team.timeZone)

  const timed = rows.map(
    (row): Timed => ({
      state: row.state,
      history: (states.get(row.id) ?? []).map(({ state }) => entryOf(state, team)),
      madeIn: sprintById.get(row.madeInSprintId ?? '') ?? null,
      due: sprintById.get(row.dueSprintId ?? '') ?? null,
    }),
  )
  return {
    actions: rows.map((row, index) => {
      const of = timed[index] as Timed
      return {
        ...publicAction(
          row,
          (states.get(row.id) ?? []).map(({ state }) => state),
        ),
        ...timesOf(of, sprints, today),
        owners: row.ownerIds.flatMap(personId => {
          const name = people.get(personId)
          return name === undefined ? [] : [{ personId, name }]
        }),
        source: sourceIn(row).map(sourceOf)[0] ?? null,
      }
    }),
    inTime: doneInTime(timed, sprints, today).map(({ sprint, due, done }) => ({
      sprintId: sprint.id,
      number: sprint.number,
      due,
      done,
    })),
  }
}

const entryOf = ({ day, state, recordedAt }: StateRow, { timeZone }: ActionTeam): ActionEntry => ({
  day,
  state,
  recordedDay: day ?? dayOf(recordedAt, timeZone),
})

const sourceIn = ({ sourceKind, sourceId }: ActionRow) =>
  sourceKind !== null && sourceId !== null ? [{ kind: sourceKind, id: sourceId }] : []

function timesOf(timed: Timed, sprints: SprintRow[], today: Day) {
  const { madeIn, due } = timed
  return {
    dueSprint: due && { id: due.id, number: due.number, lastDay: due.lastDay },
    madeIn: madeIn && { id: madeIn.id, number: madeIn.number },
    age: ageInSprints(timed, sprints, today),
    cameBack: timesCameBack(timed, sprints, today),
    isOverdue: isOverdue(timed, today),
  }
}

type Own = 'dueSprint' | 'madeIn' | 'age' | 'cameBack' | 'isOverdue' | 'owners' | 'source'

/** What stands in the action's own rows. Whether it helped is shown only while it is done. */
function publicAction(row: ActionRow, states: StateRow[]): Omit<Action, Own> {
  const { id, version, text, owner, state } = row
  return {
    id,
    version,
    text,
    owner,
    state,
    history: states.map(({ day, state, note }) => ({ at: day, state, note })),
    from: row.origin,
    helped:
      row.helped === null || state !== 'done' ? null : { answer: row.helped, note: row.helpedNote },
    issue: issueOf(row),
  }
}

/** Before GitHub answered there is a repository and nothing else: no issue yet. */
function issueOf({ issueNumber, issueRepository, issueUrl, issueState }: ActionRow) {
  if (issueNumber === null || issueRepository === null || issueUrl === null) return null
  const state = issueState ?? 'open'
  return { number: issueNumber, repository: issueRepository, url: issueUrl, state }
}
