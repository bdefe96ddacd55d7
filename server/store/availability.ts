import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { availability, people, sprints } from '../../db/schema.ts'
import type { AvailabilityEdit } from '../contract/availability.ts'
import { actualFte } from '../domain/availability.ts'
import { Conflict } from '../errors.ts'
import { correct, findClose, noteCorrection, type Reviewing, reasonFor } from './closes.ts'
import { refuseStranger } from './people.ts'
import { raiseRevision } from './revision.ts'
import { getSprint, type SprintRow } from './sprints.ts'

export type AvailabilityAnswerRow = {
  personId: string
  name: string
  isActive: boolean
  usualPercent: number | null
  country: string | null
  region: string | null
  plannedPercent: number | null
  actualPercent: number | null
  confirmedAt: number | null
}

/** What each person of the team said for a sprint, in alphabetical order; nulls where nothing was said. */
export async function listAnswers(
  read: Read,
  teamId: string,
  sprintId: string,
): Promise<AvailabilityAnswerRow[]> {
  return read
    .select({
      personId: people.id,
      name: people.name,
      isActive: people.isActive,
      usualPercent: people.usualPercent,
      country: people.country,
      region: people.region,
      plannedPercent: availability.plannedPercent,
      actualPercent: availability.actualPercent,
      confirmedAt: availability.confirmedAt,
    })
    .from(people)
    .leftJoin(
      availability,
      and(eq(availability.personId, people.id), eq(availability.sprintId, sprintId)),
    )
    .where(eq(people.teamId, teamId))
    .orderBy(asc(people.name))
}

export type AvailabilityOfSprint = {
  sprintId: string
  personId: string
  plannedPercent: number | null
  actualPercent: number | null
  isActualUnknown: boolean
  confirmedAt: number | null
  enteredBy: string | null
}

/**
 * All answers for all sprints of a team, in the order of the sprints; with `of` only those for some sprints and those
 * of some people.
 */
export async function listAvailability(
  read: Read,
  teamId: string,
  of?: { sprintIds: string[]; personIds: string[] },
): Promise<AvailabilityOfSprint[]> {
  return read
    .select({
      sprintId: availability.sprintId,
      personId: availability.personId,
      plannedPercent: availability.plannedPercent,
      actualPercent: availability.actualPercent,
      isActualUnknown: availability.isActualUnknown,
      confirmedAt: availability.confirmedAt,
      enteredBy: availability.enteredBy,
    })
    .from(availability)
    .innerJoin(sprints, eq(sprints.id, availability.sprintId))
    .where(
      and(
        eq(sprints.teamId, teamId),
        of &&
          or(
            inArray(availability.sprintId, of.sprintIds),
            inArray(availability.personId, of.personIds),
          ),
      ),
    )
    .orderBy(asc(sprints.firstDay))
}

/**
 * One cell of the table; the other one of the row stays. A percentage that is typed is known. Of a closed sprint the real
 * percentage can be corrected, with a reason; what was announced stays.
 */
export async function saveAvailability(
  db: Db,
  teamId: string,
  sprintId: string,
  personId: string,
  { reason: given, ...edit }: AvailabilityEdit,
  by: { enteredBy: string | null; now: number },
  recount: Reviewing['recount'] = async () => null,
): Promise<void> {
  await db.write(async tx => {
    const sprint = await getSprint(tx, teamId, sprintId)
    await refuseStranger(tx, teamId, personId)
    if (sprint.state === 'closed' && edit.plannedPercent !== undefined) {
      throw new Conflict('This sprint is closed and what was announced for it stays.')
    }
    const reason = reasonFor(sprint, given)
    const confirmed =
      edit.plannedPercent === undefined
        ? {}
        : { confirmedAt: edit.plannedPercent === null ? null : by.now }
    const known = typeof edit.actualPercent === 'number' ? { isActualUnknown: false } : {}
    const unknown = edit.isActualUnknown ? { actualPercent: null } : {}
    const set = {
      ...edit,
      ...known,
      ...unknown,
      ...confirmed,
      enteredBy: by.enteredBy,
      updatedAt: by.now,
    }
    const before = await fteOf(tx, teamId, sprint)
    await tx
      .insert(availability)
      .values({ sprintId, personId, ...set })
      .onConflictDoUpdate({ target: [availability.sprintId, availability.personId], set })
    const why = { by: by.enteredBy, now: by.now, reason }
    if (before) {
      const after = await fteOf(tx, teamId, sprint)
      await noteCorrection(tx, { sprintId, at: by.now, by: why.by, reason }, before, after)
    } else await correct(tx, sprint, why, recount)
    await raiseRevision(tx, teamId)
  })
}

/** Of a closed sprint that no close has kept: its people say at any time what its FTE is. */
async function fteOf(tx: Tx, teamId: string, { id, state }: SprintRow) {
  if (state !== 'closed' || (await findClose(tx, id))) return null
  const answers = await listAnswers(tx, teamId, id)
  return { actualFte: actualFte(answers) }
}
