import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/open.ts'
import { meetingSteps, meetings } from '../../db/schema.ts'
import type { MeetingEdit, MeetingMove, MeetingStepKey, NewMeeting } from '../contract/meeting.ts'
import { Conflict, NotFound } from '../errors.ts'
import { newId } from './ids.ts'
import { type KeptParts, keepParts } from './meeting-kept.ts'
import {
  findOpenMeeting,
  getMeeting,
  listSteps,
  type MeetingRow,
  type StepRow,
  showMeeting,
} from './meetings.ts'
import { getPerson } from './people.ts'
import { raiseRevision } from './revision.ts'
import { getSprint } from './sprints.ts'

type Begin = {
  day: string
  steps: readonly MeetingStepKey[]
  leaderId: string | null
  /** Items in triage as the refinement counts them; null where nothing tells which they are. */
  triage: number | null
  now: number
}

/** Begins a meeting; one that is being held already is that meeting, so that two clicks are one. */
export async function startMeeting(
  db: Db,
  teamId: string,
  { reviewSprintId = null, planSprintId = null }: NewMeeting,
  { day, steps, leaderId, triage, now }: Begin,
): Promise<MeetingRow> {
  return db.write(async tx => {
    const open = await findOpenMeeting(tx, teamId)
    if (open) return open
    for (const id of [reviewSprintId, planSprintId]) if (id) await getSprint(tx, teamId, id)
    const [row] = await tx
      .insert(meetings)
      .values({
        id: newId(),
        teamId,
        day,
        leaderId,
        reviewSprintId,
        planSprintId,
        triageAtStart: triage,
        startedAt: now,
      })
      .returning()
    if (!row) throw new Error('The meeting was not written')
    const [first] = steps
    await tx.insert(meetingSteps).values(
      steps.map((step, position) => ({
        meetingId: row.id,
        step,
        position,
        state: step === first ? ('current' as const) : ('open' as const),
        since: step === first ? now : null,
      })),
    )
    // What the refinement counts against.
    await raiseRevision(tx, teamId)
    return row
  })
}

export async function saveMeeting(
  db: Db,
  teamId: string,
  id: string,
  { version, ...edit }: MeetingEdit,
): Promise<MeetingRow> {
  return db.write(async tx => {
    const current = await getMeeting(tx, teamId, id)
    if (current.version !== version) {
      throw new Conflict(
        'Somebody else changed this meeting in the meantime.',
        await showMeeting(tx, current),
      )
    }
    if (edit.leaderId) await getPerson(tx, teamId, edit.leaderId)
    for (const sprintId of [edit.reviewSprintId, edit.planSprintId]) {
      if (sprintId) await getSprint(tx, teamId, sprintId)
    }
    const [row] = await tx
      .update(meetings)
      .set({ ...edit, version: version + 1 })
      .where(eq(meetings.id, id))
      .returning()
    if (!row) throw new Error('The meeting was not written')
    return row
  })
}

/**
 * Goes to another step; the one left behind is done, or skipped, and keeps the time spent on it. A step can be come
 * back to. No step at all: between two of them, or at the end.
 */
export async function moveMeeting(
  db: Db,
  teamId: string,
  id: string,
  { from, to, isSkipped = false }: MeetingMove,
  now: number,
): Promise<MeetingRow> {
  return db.write(async tx => {
    const meeting = await getMeeting(tx, teamId, id)
    if (meeting.endedAt !== null) throw new Conflict('This meeting is over.')
    const steps = await listSteps(tx, id)
    const current = steps.find(({ state }) => state === 'current')
    if ((current?.step ?? null) !== from) {
      throw new Conflict('Somebody else went on in the meantime.', await showMeeting(tx, meeting))
    }
    if (to !== null && !steps.some(({ step }) => step === to))
      throw new NotFound('This meeting has no such step.')
    if (current) await leaveStep(tx, current, isSkipped ? 'skipped' : 'done', now)
    if (to !== null) {
      await tx
        .update(meetingSteps)
        .set({ state: 'current', since: now })
        .where(and(eq(meetingSteps.meetingId, id), eq(meetingSteps.step, to)))
    }
    return meeting
  })
}

async function leaveStep(tx: Tx, step: StepRow, state: 'done' | 'skipped', now: number) {
  const spent = step.since === null ? 0 : Math.max(0, Math.round((now - step.since) / 1000))
  await tx
    .update(meetingSteps)
    .set({ state, since: null, seconds: step.seconds + spent })
    .where(and(eq(meetingSteps.meetingId, step.meetingId), eq(meetingSteps.step, step.step)))
}

/** Ends a meeting and keeps parts of its minutes as they are then; a second time changes nothing. */
export async function endMeeting(
  db: Db,
  teamId: string,
  id: string,
  kept: KeptParts,
  now: number,
): Promise<MeetingRow> {
  return db.write(async tx => {
    const meeting = await getMeeting(tx, teamId, id)
    if (meeting.endedAt !== null) return meeting
    const current = (await listSteps(tx, id)).find(({ state }) => state === 'current')
    if (current) await leaveStep(tx, current, 'done', now)
    await keepParts(tx, id, kept)
    await raiseRevision(tx, teamId)
    const [row] = await tx
      .update(meetings)
      .set({ endedAt: now, version: meeting.version + 1 })
      .where(eq(meetings.id, id))
      .returning()
    if (!row) throw new Error('The meeting was not written')
    return row
  })
}
