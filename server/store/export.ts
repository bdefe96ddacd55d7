import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import {
  actionStates,
  actions,
  adjustments,
  amendments,
  attendees,
  availability,
  carryNotes,
  changes,
  closes,
  commitments,
  goalReviews,
  goals,
  imported,
  itemDetails,
  itemLinks,
  items,
  iterations,
  meetingSteps,
  meetings,
  minuteLines,
  outsideDecisions,
  people,
  pokerGames,
  pokerRounds,
  projects,
  recorded,
  sprints,
  syncs,
  targets,
  teamEvents,
  triageNotes,
  viewItems,
  viewReads,
  waits,
  writes,
} from '../../db/schema.ts'
import { retroParts } from './retro-export.ts'

/** Some rows of one table; a long table comes as several parts, one after another. */
export type ExportPart = { table: string; rows: unknown[] }

const pageRows = 2000

const ofTeam = {
  projects,
  people,
  sprints,
  iterations,
  actions,
  teamEvents,
  goals,
  triageNotes,
  waits,
  meetings,
  itemDetails,
  itemLinks,
  writes,
  viewItems,
  viewReads,
  syncs,
  imported,
}
const ofSprints = {
  recorded,
  availability,
  commitments,
  closes,
  amendments,
  outsideDecisions,
  adjustments,
  carryNotes,
  targets,
  goalReviews,
  pokerGames,
}
const ofMeetings = { meetingSteps, attendees, minuteLines }

/**
 * All that Knots keeps of a team but its secrets (token, address of reminders, key of its pictures), votes, and cards
 * that are not shown yet.
 */
export async function* exportTeam(read: Read, teamId: string): AsyncGenerator<ExportPart> {
  const idsOf = (table: typeof sprints | typeof actions | typeof meetings) =>
    read.select({ id: table.id }).from(table).where(eq(table.teamId, teamId))
  const sprintIds = idsOf(sprints)
  const gameIds = read
    .select({ id: pokerGames.id })
    .from(pokerGames)
    .where(inArray(pokerGames.sprintId, sprintIds))
  for (const [table, from] of Object.entries(ofTeam))
    yield { table, rows: await read.select().from(from).where(eq(from.teamId, teamId)) }
  for (const [table, from] of Object.entries(ofSprints))
    yield { table, rows: await read.select().from(from).where(inArray(from.sprintId, sprintIds)) }
  for (const [table, from] of Object.entries(ofMeetings)) {
    const isTheirs = inArray(from.meetingId, idsOf(meetings))
    yield { table, rows: await read.select().from(from).where(isTheirs) }
  }
  const isOfAction = inArray(actionStates.actionId, idsOf(actions))
  yield { table: 'actionStates', rows: await read.select().from(actionStates).where(isOfAction) }
  const isOfGame = inArray(pokerRounds.gameId, gameIds)
  yield { table: 'pokerRounds', rows: await read.select().from(pokerRounds).where(isOfGame) }
  yield* retroParts(read, teamId)
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
