import { and, asc, eq } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { iterations, sprints } from '../../db/schema.ts'
import type { NewSprint, SprintEdit } from '../contract/sprint.ts'
import { dayOf, endOfDay } from '../domain/calendar.ts'
import { numberSprints } from '../domain/sprint.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { withTexts, writeTexts } from './goal-texts.ts'
import { newId } from './ids.ts'
import { saveTyped } from './recorded.ts'
import { raiseRevision } from './revision.ts'
import { refuseBadDays } from './sprint-days.ts'
import type { TeamRow } from './teams.ts'

export type SprintRow = typeof sprints.$inferSelect

const ofTeam = (teamId: string, id: string) => and(eq(sprints.teamId, teamId), eq(sprints.id, id))

export async function findSprint(
  read: Read,
  teamId: string,
  id: string,
): Promise<SprintRow | undefined> {
  const [row] = await read.select().from(sprints).where(ofTeam(teamId, id))
  return row
}

export async function getSprint(read: Read, teamId: string, id: string): Promise<SprintRow> {
  const sprint = await findSprint(read, teamId, id)
  if (!sprint) throw new NotFound('There is no such sprint in this team.')
  return sprint
}

/** Oldest first. */
export async function listSprints(read: Read, teamId: string): Promise<SprintRow[]> {
  return read
    .select()
    .from(sprints)
    .where(eq(sprints.teamId, teamId))
    .orderBy(asc(sprints.firstDay), asc(sprints.number))
}

/** What people edit of a sprint: what a refused write is shown beside. */
function editable(row: SprintRow) {
  const { id, version, number, title, firstDay, lastDay, state, goal, comment } = row
  const excluded = row.excludedReason === null ? null : { reason: row.excludedReason }
  return { id, version, number, title, firstDay, lastDay, state, goal, comment, excluded }
}

/** Throws unless the version is the one of the row; without a version anything goes. */
export function refuseOldVersion(current: SprintRow, version: number | undefined) {
  if (version === undefined || version === current.version) return
  throw new Conflict('Somebody else changed this sprint in the meantime.', editable(current))
}

export type SprintDraft = Pick<SprintRow, 'firstDay' | 'lastDay' | 'madeFrom'> &
  Partial<Pick<SprintRow, 'title' | 'goal' | 'comment' | 'state' | 'closedAt'>>

/** Writes sprints met together, numbered after those there are in order of their first day. */
export async function insertSprints(
  tx: Tx,
  teamId: string,
  drafts: SprintDraft[],
  now: number,
): Promise<SprintRow[]> {
  if (drafts.length === 0) return []
  const known = await tx
    .select({ number: sprints.number })
    .from(sprints)
    .where(eq(sprints.teamId, teamId))
  const rows = numberSprints(known, drafts).map(({ sprint, number }) => ({
    ...sprint,
    id: newId(),
    teamId,
    number,
    title: sprint.title || `Sprint ${number}`,
    state: sprint.state ?? ('planned' as const),
    createdAt: now,
  }))
  return tx.insert(sprints).values(rows).returning()
}

/** A sprint typed in by hand. One that is over and has its points is closed as found. */
export async function addSprint(
  db: Db,
  team: TeamRow,
  sprint: NewSprint,
  now: number,
): Promise<SprintRow> {
  const { typed, title = '', goal = '', comment = '', firstDay, lastDay } = sprint
  const isOver = lastDay < dayOf(now, team.timeZone)
  const isKnown = isOver && typeof typed?.counted === 'number'
  return db.write(async tx => {
    await refuseBadDays(tx, team.id, { firstDay, lastDay })
    const draft = { title, goal, comment, firstDay, lastDay, madeFrom: 'manual' as const }
    const end = endOfDay(lastDay, team.timeZone)
    const state = isKnown ? { state: 'closed' as const, closedAt: end } : {}
    const [row] = await insertSprints(tx, team.id, [{ ...draft, ...state }], now)
    if (!row) throw new Error('The new sprint was not written')
    const texts = await writeTexts(tx, team.id, row.id, { goal, comment })
    await tx.update(sprints).set(texts).where(eq(sprints.id, row.id))
    if (typed) await saveTyped(tx, row, typed, now, { by: null, reason: '' })
    await raiseRevision(tx, team.id)
    return row
  })
}

export async function saveSprint(
  db: Db,
  team: TeamRow,
  id: string,
  edit: SprintEdit,
  by: string | null,
  now: number,
): Promise<SprintRow> {
  const { version, excluded, typed, reason = '', ...same } = edit
  return db.write(async tx => {
    const current = await getSprint(tx, team.id, id)
    const [written = current] = await withTexts(tx, team.id, [current])
    refuseOldVersion(written, version)
    await refuseDays(tx, current, edit)
    const [row] = await tx
      .update(sprints)
      .set({
        ...same,
        ...(await writeTexts(tx, team.id, id, same)),
        ...(excluded !== undefined && { excludedReason: excluded?.reason ?? null }),
        version: version + 1,
      })
      .where(eq(sprints.id, id))
      .returning()
    if (!row) throw new Error('The sprint was not written')
    if (typed) await saveTyped(tx, row, typed, now, { by, reason })
    await raiseRevision(tx, team.id)
    return row
  })
}

async function refuseDays(tx: Tx, current: SprintRow, edit: SprintEdit) {
  const days = {
    firstDay: edit.firstDay ?? current.firstDay,
    lastDay: edit.lastDay ?? current.lastDay,
  }
  if (days.firstDay === current.firstDay && days.lastDay === current.lastDay) return
  if (current.state === 'closed') {
    throw new Conflict('This sprint is closed and its days stay. Reopen it to change them.')
  }
  const fromGithub = await tx.$count(iterations, eq(iterations.sprintId, current.id))
  if (fromGithub > 0) {
    throw new Invalid('The days of this sprint come from GitHub. Change them there.', 'firstDay')
  }
  await refuseBadDays(tx, current.teamId, days, current.id)
}
