import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { actionStates, actions, cards, imported, people, retros, sprints } from '../../db/schema.ts'
import {
  type ImportState,
  type KnownAction,
  type KnownCard,
  type KnownSprint,
  MinutesPlaces,
} from '../domain/import.ts'
import type { RecordedTotals } from '../domain/recorded.ts'
import { listAvailability } from './availability.ts'
import { withTexts } from './goal-texts.ts'
import { listGoals } from './goals.ts'
import { listIterationSprints } from './iterations.ts'
import { listRecorded } from './recorded.ts'
import { areShown } from './retro-risks.ts'
import { listSprints } from './sprints.ts'

const unknown: RecordedTotals = {
  committed: null,
  counted: null,
  plannedFte: null,
  actualFte: null,
}

/** All of a team that an import is compared with. `shown`: the figures of its sprints as pages show them. */
export async function readImportState(
  read: Read,
  teamId: string,
  shown: ReadonlyMap<string, RecordedTotals>,
): Promise<ImportState> {
  const sprintIds = read.select({ id: sprints.id }).from(sprints).where(eq(sprints.teamId, teamId))
  const { id, name, aliases, githubLogin } = people
  return {
    sprints: await readSprints(read, teamId, shown),
    people: await read
      .select({ id, name, aliases, githubLogin })
      .from(people)
      .where(and(eq(people.teamId, teamId), eq(people.isForgotten, false)))
      .orderBy(asc(people.name)),
    availability: await listAvailability(read, teamId),
    cards: await readCards(read, teamId),
    boards: (
      await read
        .select({ sprintId: retros.sprintId })
        .from(retros)
        .where(inArray(retros.sprintId, sprintIds))
    ).map(({ sprintId }) => sprintId),
    actions: await readActions(read, teamId),
    goals: (await listGoals(read, teamId)).map(
      ({ id, name, aliases, state, label, parent, roadmap }) => ({
        ...{ id, name, aliases, state, label, parent, roadmap },
      }),
    ),
    records: await read
      .select({ target: imported.target, field: imported.field, value: imported.value })
      .from(imported)
      .where(eq(imported.teamId, teamId)),
  }
}

async function readSprints(
  read: Read,
  teamId: string,
  shown: ReadonlyMap<string, RecordedTotals>,
): Promise<KnownSprint[]> {
  const withIteration = await listIterationSprints(read, teamId)
  const records = Map.groupBy(await listRecorded(read, teamId), row => row.sprintId)
  const rows = await withTexts(read, teamId, await listSprints(read, teamId))
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    title: row.title,
    firstDay: row.firstDay,
    lastDay: row.lastDay,
    state: row.state,
    goal: row.goal,
    comment: row.comment,
    hasIteration: withIteration.has(row.id),
    recorded: Object.fromEntries(
      (records.get(row.id) ?? []).map(({ source, committed, counted, plannedFte, actualFte }) => [
        source,
        { committed, counted, plannedFte, actualFte },
      ]),
    ),
    shown: shown.get(row.id) ?? unknown,
  }))
}

/** An import must not tell by what it finds which cards are not shown yet. */
async function readCards(read: Read, teamId: string): Promise<KnownCard[]> {
  const { id, sprintId, place, text, parentId } = cards
  const rows = await read
    .select({ id, sprintId, place, text, parentId })
    .from(cards)
    .innerJoin(sprints, and(eq(sprints.id, cards.sprintId), eq(sprints.teamId, teamId)))
    .leftJoin(retros, eq(retros.sprintId, cards.sprintId))
    .where(areShown)
    .orderBy(asc(cards.position), asc(cards.id))
  return rows.flatMap(row => {
    const known = MinutesPlaces.find(one => one === row.place)
    return known ? [{ ...row, place: known }] : []
  })
}

async function readActions(read: Read, teamId: string): Promise<KnownAction[]> {
  const rows = await read
    .select({ action: actions, day: actionStates.day })
    .from(actions)
    .leftJoin(
      actionStates,
      and(eq(actionStates.actionId, actions.id), eq(actionStates.state, actions.state)),
    )
    .where(eq(actions.teamId, teamId))
    .orderBy(asc(actions.createdAt), asc(actionStates.recordedAt))
  const latest = new Map(rows.map(({ action, day }) => [action.id, { action, day }]))
  return [...latest.values()].map(({ action, day }) => ({
    id: action.id,
    text: action.text,
    owner: action.owner,
    dueSprintId: action.dueSprintId,
    state: action.state,
    stateDay: day,
  }))
}
