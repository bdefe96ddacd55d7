import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Read, Tx } from '../../db/open.ts'
import { closes, iterations, sprints } from '../../db/schema.ts'
import type { Iteration } from '../domain/board-item.ts'
import { addDays, endOfDay } from '../domain/calendar.ts'
import {
  type IterationPlan,
  type KnownIteration,
  planIterations,
} from '../domain/iteration-plan.ts'
import type { SprintDays } from '../domain/sprint.ts'
import { insertSprints, listSprints, type SprintDraft, type SprintRow } from './sprints.ts'
import type { TeamRow } from './teams.ts'

/** The iterations of one field as last read, those that GitHub knows no more included. */
export async function listIterations(
  read: Read,
  teamId: string,
  fieldId: string,
): Promise<KnownIteration[]> {
  const rows = await read
    .select()
    .from(iterations)
    .where(and(eq(iterations.teamId, teamId), eq(iterations.fieldId, fieldId)))
    .orderBy(asc(iterations.startDate))
  return rows.map(({ iterationId, title, startDate, durationDays, sprintId, vanishedAt }) => ({
    id: iterationId,
    title,
    startDate,
    durationDays,
    sprintId,
    isVanished: vanishedAt !== null,
  }))
}

/** Which sprints of a team have, or once had, an iteration on the board. */
export async function listIterationSprints(read: Read, teamId: string): Promise<Set<string>> {
  const rows = await read
    .selectDistinct({ sprintId: iterations.sprintId })
    .from(iterations)
    .where(eq(iterations.teamId, teamId))
  return new Set(rows.map(row => row.sprintId))
}

/** When a sprint that nobody closed by hand counts as over: at the end of its days of grace. */
export function endOfSprint({ lastDay }: SprintDays, team: TeamRow): number {
  return endOfDay(addDays(lastDay, team.graceDays), team.timeZone)
}

/**
 * Brings sprints in step with the iterations found (numbers, closed days and typed titles stay; see
 * `planIterations`). One that is over when first met becomes a closed sprint.
 * Says whether any row was written.
 */
export async function applyIterations(
  tx: Tx,
  team: TeamRow,
  fieldId: string,
  found: Iteration[],
  now: number,
): Promise<boolean> {
  const known = await listIterations(tx, team.id, fieldId)
  const rows = await listSprints(tx, team.id)
  const all = rows.map(row => ({ ...row, isClosed: row.state === 'closed' }))
  const plan = planIterations(all, known, found)
  const made = await insertSprints(
    tx,
    team.id,
    plan.made.map(sprint => draftOf(sprint, team, now)),
    now,
  )
  // Numbers follow the first day, as the plan does.
  made.sort((a, b) => a.number - b.number)
  const madeIds = plan.made.map(({ iteration }, at) => ({
    iteration,
    sprintId: idOf(made[at]),
    isNew: true,
  }))
  const links = [...plan.linked, ...madeIds]
  await saveLinks(
    tx,
    links
      .filter(({ isNew }) => isNew)
      .map(({ iteration, sprintId }) => linkRow(team.id, fieldId, iteration, sprintId)),
  )
  await moveSprints(tx, team, plan.moved, rows)
  await forgetIterations(tx, team.id, fieldId, plan.vanished, now)
  return links.some(({ isNew }) => isNew) || plan.vanished.length > 0
}

function draftOf(
  { iteration, firstDay, lastDay }: IterationPlan['made'][number],
  team: TeamRow,
  now: number,
): SprintDraft {
  const end = endOfSprint({ firstDay, lastDay }, team)
  const isOver = end < now
  return {
    title: iteration.title,
    firstDay,
    lastDay,
    madeFrom: 'github',
    ...(isOver && { state: 'closed', closedAt: end }),
  }
}

function idOf(sprint: SprintRow | undefined): string {
  if (!sprint) throw new Error('The sprint of an iteration was not written')
  return sprint.id
}

const linkRow = (teamId: string, fieldId: string, iteration: Iteration, sprintId: string) => ({
  teamId,
  fieldId,
  iterationId: iteration.id,
  sprintId,
  title: iteration.title,
  startDate: iteration.startDate,
  durationDays: iteration.durationDays,
  vanishedAt: null,
})

async function saveLinks(tx: Tx, links: ReturnType<typeof linkRow>[]) {
  for (const link of links) {
    const { teamId: _, fieldId: __, iterationId: ___, ...values } = link
    await tx
      .insert(iterations)
      .values(link)
      .onConflictDoUpdate({
        target: [iterations.teamId, iterations.fieldId, iterations.iterationId],
        set: values,
      })
  }
}

/** A sprint known from minutes that takes an iteration's days is over when these are. */
async function moveSprints(
  tx: Tx,
  team: TeamRow,
  moved: IterationPlan['moved'],
  rows: SprintRow[],
) {
  for (const { sprintId, ...days } of moved) {
    const row = rows.find(({ id }) => id === sprintId)
    if (!row) continue
    const isKept = (await tx.$count(closes, eq(closes.sprintId, sprintId))) > 0
    const end = row.state === 'closed' && !isKept ? { closedAt: endOfSprint(days, team) } : {}
    await tx
      .update(sprints)
      .set({ ...days, ...end, version: row.version + 1 })
      .where(eq(sprints.id, sprintId))
  }
}

async function forgetIterations(
  tx: Tx,
  teamId: string,
  fieldId: string,
  vanished: string[],
  now: number,
) {
  if (vanished.length === 0) return
  await tx
    .update(iterations)
    .set({ vanishedAt: now })
    .where(
      and(
        eq(iterations.teamId, teamId),
        eq(iterations.fieldId, fieldId),
        inArray(iterations.iterationId, vanished),
      ),
    )
}

/**
 * Closed sprints with an iteration whose figures were never kept, oldest first; with `again` also those
 * whose figures Knots kept by itself and no person has closed since.
 */
export async function listUnkeptSprints(
  read: Read,
  teamId: string,
  again: boolean,
): Promise<SprintRow[]> {
  const rows = await read
    .selectDistinct({ sprint: sprints })
    .from(sprints)
    .innerJoin(iterations, and(eq(iterations.sprintId, sprints.id), isNull(iterations.vanishedAt)))
    .leftJoin(
      closes,
      again
        ? and(eq(closes.sprintId, sprints.id), eq(closes.isAsFound, false))
        : eq(closes.sprintId, sprints.id),
    )
    .where(and(eq(sprints.teamId, teamId), eq(sprints.state, 'closed'), isNull(closes.id)))
    .orderBy(asc(sprints.firstDay))
  return rows.map(({ sprint }) => sprint)
}
