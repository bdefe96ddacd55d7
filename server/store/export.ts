import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import {
  actionStates,
  actions,
  amendments,
  availability,
  changes,
  closes,
  commitments,
  itemDetails,
  itemLinks,
  items,
  iterations,
  people,
  pokerGames,
  pokerRounds,
  projects,
  recorded,
  sprints,
  teamEvents,
  writes,
} from '../../db/schema.ts'
import { retroParts } from './retro-export.ts'

/** Some rows of one table; a long table comes as several parts, one after another. */
export type ExportPart = { table: string; rows: unknown[] }

const pageRows = 2000

/** All that Knots keeps of a team but its secrets (token, address of reminders), votes, and cards that are not shown yet. */
export async function* exportTeam(read: Read, teamId: string): AsyncGenerator<ExportPart> {
  const part = (table: string, rows: unknown[]) => ({ table, rows })
  const ids = read.select({ id: sprints.id }).from(sprints).where(eq(sprints.teamId, teamId))
  const actionIds = read.select({ id: actions.id }).from(actions).where(eq(actions.teamId, teamId))

  const gameIds = read
    .select({ id: pokerGames.id })
    .from(pokerGames)
    .where(inArray(pokerGames.sprintId, ids))
  yield part('projects', await read.select().from(projects).where(eq(projects.teamId, teamId)))
  yield part('people', await read.select().from(people).where(eq(people.teamId, teamId)))
  yield part('sprints', await read.select().from(sprints).where(eq(sprints.teamId, teamId)))
  yield part(
    'iterations',
    await read.select().from(iterations).where(eq(iterations.teamId, teamId)),
  )
  yield part('recorded', await read.select().from(recorded).where(inArray(recorded.sprintId, ids)))
  yield part(
    'availability',
    await read.select().from(availability).where(inArray(availability.sprintId, ids)),
  )
  yield part(
    'commitments',
    await read.select().from(commitments).where(inArray(commitments.sprintId, ids)),
  )
  yield part('closes', await read.select().from(closes).where(inArray(closes.sprintId, ids)))
  yield part(
    'amendments',
    await read.select().from(amendments).where(inArray(amendments.sprintId, ids)),
  )
  yield* retroParts(read, teamId)
  yield part('actions', await read.select().from(actions).where(eq(actions.teamId, teamId)))
  yield part(
    'actionStates',
    await read.select().from(actionStates).where(inArray(actionStates.actionId, actionIds)),
  )
  yield part(
    'teamEvents',
    await read.select().from(teamEvents).where(eq(teamEvents.teamId, teamId)),
  )
  yield part(
    'itemDetails',
    await read.select().from(itemDetails).where(eq(itemDetails.teamId, teamId)),
  )
  yield part('itemLinks', await read.select().from(itemLinks).where(eq(itemLinks.teamId, teamId)))
  yield part('writes', await read.select().from(writes).where(eq(writes.teamId, teamId)))
  yield part(
    'pokerGames',
    await read.select().from(pokerGames).where(inArray(pokerGames.sprintId, ids)),
  )
  yield part(
    'pokerRounds',
    await read.select().from(pokerRounds).where(inArray(pokerRounds.gameId, gameIds)),
  )
  yield* itemParts(read, teamId)
  yield* changeParts(read, teamId)
}

async function* itemParts(read: Read, teamId: string): AsyncGenerator<ExportPart> {
  let last = ''
  for (;;) {
    const rows = await read
      .select()
      .from(items)
      .where(and(eq(items.teamId, teamId), gt(items.itemId, last)))
      .orderBy(asc(items.itemId))
      .limit(pageRows)
    yield { table: 'items', rows }
    if (rows.length < pageRows) return
    last = rows.at(-1)?.itemId ?? ''
  }
}

/** The whole ledger, with the rows that a better-known time replaced. */
async function* changeParts(read: Read, teamId: string): AsyncGenerator<ExportPart> {
  let last = 0
  for (;;) {
    const rows = await read
      .select()
      .from(changes)
      .where(and(eq(changes.teamId, teamId), gt(changes.id, last)))
      .orderBy(asc(changes.id))
      .limit(pageRows)
    yield { table: 'changes', rows }
    if (rows.length < pageRows) return
    last = rows.at(-1)?.id ?? 0
  }
}
