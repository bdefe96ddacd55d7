import { and, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/open.ts'
import {
  amendments,
  availability,
  cards,
  imported,
  people,
  recorded,
  sprints,
} from '../../db/schema.ts'
import { hasWrites, type ImportState, type ImportWrites } from '../domain/import.ts'
import type { RecordedTotals } from '../domain/recorded.ts'
import { writeActions } from './actions-import.ts'
import { writeTexts } from './goal-texts.ts'
import { writeGoals } from './goals-import.ts'
import { newId } from './ids.ts'
import { readImportState } from './import-state.ts'
import { endOfSprint } from './iterations.ts'
import { writeNumbers } from './renumber.ts'
import { raiseRevision } from './revision.ts'
import type { TeamRow } from './teams.ts'

/** Who imports, and when. */
type By = { by: string | null; now: number }
const rowsAtOnce = 500

/**
 * Applies an import, all of it or nothing. `plan` is given the team as it is inside the transaction, so nothing can
 * have changed between the plan and its writes. Without anything to write the team's revision stays.
 */
export async function applyImport<T extends { writes: ImportWrites }>(
  db: Db,
  team: TeamRow,
  shown: ReadonlyMap<string, RecordedTotals>,
  by: By,
  plan: (state: ImportState) => T,
): Promise<T> {
  return db.write(async tx => {
    const planned = plan(await readImportState(tx, team.id, shown))
    const { writes } = planned
    if (!hasWrites(writes)) return planned
    await writePeople(tx, team, writes)
    await writeGoals(tx, team.id, writes)
    await writeSprints(tx, team, writes, by)
    await writeTotals(tx, writes.source, writes.totals, by)
    await writeTotals(tx, 'manual', writes.typed, by)
    await writeAvailability(tx, writes, by)
    await writeCards(tx, writes)
    await writeActions(tx, team.id, writes, by.now)
    await writeRecords(tx, team, writes, by)
    await raiseRevision(tx, team.id)
    return planned
  })
}

async function writePeople(tx: Tx, team: TeamRow, writes: ImportWrites) {
  const rows = writes.people.map(person => ({ ...person, teamId: team.id, aliases: [] }))
  for (const some of inParts(rows)) await tx.insert(people).values(some)
  for (const { personId, aliases } of writes.aliases) {
    const version = sql`${people.version} + 1`
    await tx.update(people).set({ aliases, version }).where(eq(people.id, personId))
  }
}

async function writeSprints(tx: Tx, team: TeamRow, writes: ImportWrites, { now }: By) {
  await writeNumbers(tx, team.id, writes.numbers)
  const closedAt = (days: { firstDay: string; lastDay: string }) =>
    Math.min(now, endOfSprint(days, team))
  const rows = writes.sprints.map(({ makesGoals: _, ...sprint }) => ({
    ...sprint,
    teamId: team.id,
    madeFrom: writes.source,
    closedAt: sprint.state === 'closed' ? closedAt(sprint) : null,
    createdAt: now,
  }))
  for (const some of inParts(rows)) await tx.insert(sprints).values(some)
  for (const { id, goal, comment, makesGoals } of writes.sprints) {
    const texts = await writeTexts(tx, team.id, id, { goal, comment }, makesGoals)
    await tx.update(sprints).set(texts).where(eq(sprints.id, id))
  }
  for (const { id, set, makesGoals } of writes.sprintEdits) {
    const version = sql`${sprints.version} + 1`
    const texts = await writeTexts(tx, team.id, id, set, makesGoals)
    const [row] = await tx
      .update(sprints)
      .set({ ...set, ...texts, version })
      .where(eq(sprints.id, id))
      .returning()
    if (set.state !== 'closed' || !row) continue
    await tx
      .update(sprints)
      .set({ closedAt: closedAt(row) })
      .where(eq(sprints.id, id))
  }
}

/** A figure of a closed sprint that was written down and is another one now leaves an amendment. */
async function writeTotals(
  tx: Tx,
  source: 'minutes' | 'csv' | 'manual',
  rows: ImportWrites['totals'],
  { by, now }: By,
) {
  for (const { sprintId, totals } of rows) {
    const here = and(eq(recorded.sprintId, sprintId), eq(recorded.source, source))
    const [before] = await tx
      .select({ totals: recorded, state: sprints.state })
      .from(recorded)
      .innerJoin(sprints, eq(sprints.id, recorded.sprintId))
      .where(here)
    await tx.delete(recorded).where(here)
    if (Object.values(totals).some(total => total !== null)) {
      await tx.insert(recorded).values({ sprintId, source, ...totals, recordedAt: now })
    }
    if (before?.state !== 'closed' || !isCorrected(before.totals, totals)) continue
    const { committed, counted, plannedFte, actualFte } = before.totals
    await tx.insert(amendments).values({
      id: newId(),
      sprintId,
      at: now,
      by,
      kind: 'corrected',
      reason: source === 'csv' ? 'Imported again from a CSV' : 'Imported again from minutes',
      before: { committed, counted, plannedFte, actualFte },
      after: totals,
    })
  }
}

function isCorrected(before: RecordedTotals, after: RecordedTotals): boolean {
  return (Object.keys(after) as (keyof RecordedTotals)[]).some(
    total => before[total] !== null && before[total] !== after[total],
  )
}

async function writeAvailability(tx: Tx, writes: ImportWrites, { by, now }: By) {
  const rows = writes.availability.map(row => ({ ...row, enteredBy: by, updatedAt: now }))
  for (const some of inParts(rows)) {
    await tx
      .insert(availability)
      .values(some)
      .onConflictDoUpdate({
        target: [availability.sprintId, availability.personId],
        set: {
          plannedPercent: sql`excluded.planned_percent`,
          confirmedAt: null,
          enteredBy: by,
          updatedAt: now,
        },
      })
  }
}

async function writeCards(tx: Tx, writes: ImportWrites) {
  for (const some of inParts(writes.cards)) await tx.insert(cards).values(some)
  for (const { id, text } of writes.cardEdits) {
    const version = sql`${cards.version} + 1`
    await tx.update(cards).set({ text, version }).where(eq(cards.id, id))
  }
}

async function writeRecords(tx: Tx, team: TeamRow, writes: ImportWrites, { now }: By) {
  const rows = writes.records.map(row => ({ ...row, teamId: team.id, importedAt: now }))
  for (const some of inParts(rows)) {
    await tx
      .insert(imported)
      .values(some)
      .onConflictDoUpdate({
        target: [imported.teamId, imported.target, imported.field],
        set: { value: sql`excluded.value`, importedAt: now },
      })
  }
}

/** SQLite takes a limited number of values in one statement. */
function inParts<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < rows.length; at += rowsAtOnce) parts.push(rows.slice(at, at + rowsAtOnce))
  return parts
}
