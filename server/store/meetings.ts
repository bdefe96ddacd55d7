import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { attendees, meetingSteps, meetings, minuteLines, people, sprints } from '../../db/schema.ts'
import type {
  Meeting,
  MeetingEdit,
  MeetingMove,
  MeetingStepKey,
  Meetings,
  NewMeeting,
} from '../contract/meeting.ts'
import { Conflict, NotFound } from '../errors.ts'
import { newId } from './ids.ts'
import { getPerson } from './people.ts'
import { getSprint } from './sprints.ts'
import { listViewItemIds, listViewReads } from './views.ts'

export type MeetingRow = typeof meetings.$inferSelect
type StepRow = typeof meetingSteps.$inferSelect

const instant = (at: number) => new Date(at).toISOString()

/** The meeting that is being held; the latest, should there ever be two. */
export async function findOpenMeeting(read: Read, teamId: string): Promise<MeetingRow | undefined> {
  const [row] = await read
    .select()
    .from(meetings)
    .where(and(eq(meetings.teamId, teamId), isNull(meetings.endedAt)))
    .orderBy(desc(meetings.startedAt))
    .limit(1)
  return row
}

export async function getMeeting(read: Read, teamId: string, id: string): Promise<MeetingRow> {
  const [row] = await read
    .select()
    .from(meetings)
    .where(and(eq(meetings.teamId, teamId), eq(meetings.id, id)))
  if (!row) throw new NotFound('There is no such meeting in this team.')
  return row
}

/** A meeting with all that belongs to it. */
export async function showMeeting(read: Read, row: MeetingRow): Promise<Meeting> {
  const steps = await listSteps(read, row.id)
  const present = await read
    .select()
    .from(attendees)
    .where(eq(attendees.meetingId, row.id))
    .orderBy(asc(attendees.name), asc(attendees.id))
  const lines = await read
    .select()
    .from(minuteLines)
    .where(eq(minuteLines.meetingId, row.id))
    .orderBy(asc(minuteLines.position), asc(minuteLines.id))
  const names = await sprintNames(read, [row])
  return {
    id: row.id,
    version: row.version,
    day: row.day,
    leader: await leaderOf(read, row),
    reviewSprint: names.get(row.reviewSprintId) ?? null,
    planSprint: names.get(row.planSprintId) ?? null,
    startedAt: instant(row.startedAt),
    endedAt: row.endedAt === null ? null : instant(row.endedAt),
    steps: steps.map(({ step, state, seconds, since }) => ({
      step: step as MeetingStepKey,
      state,
      seconds,
      since: since === null ? null : instant(since),
    })),
    attendees: present.map(({ id, personId, name, isPresent }) => ({
      id,
      personId,
      name,
      isPresent,
    })),
    lines: lines.map(({ id, version, section, position, text }) => ({
      id,
      version,
      section: section as Meeting['lines'][number]['section'],
      position,
      text,
    })),
  }
}

async function leaderOf(read: Read, { leaderId }: MeetingRow): Promise<Meeting['leader']> {
  if (leaderId === null) return null
  const [person] = await read
    .select({ personId: people.id, name: people.name })
    .from(people)
    .where(eq(people.id, leaderId))
  return person ?? null
}

type SprintName = NonNullable<Meeting['reviewSprint']>

async function sprintNames(
  read: Read,
  rows: readonly MeetingRow[],
): Promise<Map<string | null, SprintName>> {
  const ids = rows.flatMap(row => [row.reviewSprintId ?? [], row.planSprintId ?? []].flat())
  if (ids.length === 0) return new Map()
  const found = await read
    .select({ id: sprints.id, number: sprints.number, title: sprints.title })
    .from(sprints)
    .where(inArray(sprints.id, ids))
  return new Map(found.map(sprint => [sprint.id, sprint]))
}

async function listSteps(read: Read, meetingId: string): Promise<StepRow[]> {
  return read
    .select()
    .from(meetingSteps)
    .where(eq(meetingSteps.meetingId, meetingId))
    .orderBy(asc(meetingSteps.position))
}

/** The latest first. */
export async function listMeetings(read: Read, teamId: string): Promise<Meetings['meetings']> {
  const rows = await read
    .select()
    .from(meetings)
    .where(eq(meetings.teamId, teamId))
    .orderBy(desc(meetings.startedAt))
  const names = await sprintNames(read, rows)
  const present = await read
    .select({ meetingId: attendees.meetingId })
    .from(attendees)
    .innerJoin(meetings, eq(meetings.id, attendees.meetingId))
    .where(and(eq(meetings.teamId, teamId), eq(attendees.isPresent, true)))
  const counts = Map.groupBy(present, ({ meetingId }) => meetingId)
  return rows.map(row => ({
    id: row.id,
    day: row.day,
    startedAt: instant(row.startedAt),
    endedAt: row.endedAt === null ? null : instant(row.endedAt),
    reviewSprint: names.get(row.reviewSprintId) ?? null,
    planSprint: names.get(row.planSprintId) ?? null,
    present: counts.get(row.id)?.length ?? 0,
  }))
}

type Begin = {
  day: string
  steps: readonly MeetingStepKey[]
  leaderId: string | null
  now: number
}

/** Begins a meeting; one that is being held already is that meeting, so that two clicks are one. */
export async function startMeeting(
  db: Db,
  teamId: string,
  { reviewSprintId = null, planSprintId = null }: NewMeeting,
  { day, steps, leaderId, now }: Begin,
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
        triageAtStart: await countTriage(tx, teamId),
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
    return row
  })
}

async function countTriage(tx: Tx, teamId: string): Promise<number | null> {
  const reads = await listViewReads(tx, teamId)
  if (!reads.some(({ role }) => role === 'triage')) return null
  return (await listViewItemIds(tx, teamId, 'triage')).length
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

/** Ends a meeting; a second time changes nothing. */
export async function endMeeting(
  db: Db,
  teamId: string,
  id: string,
  now: number,
): Promise<MeetingRow> {
  return db.write(async tx => {
    const meeting = await getMeeting(tx, teamId, id)
    if (meeting.endedAt !== null) return meeting
    const current = (await listSteps(tx, id)).find(({ state }) => state === 'current')
    if (current) await leaveStep(tx, current, 'done', now)
    const [row] = await tx
      .update(meetings)
      .set({ endedAt: now, version: meeting.version + 1 })
      .where(eq(meetings.id, id))
      .returning()
    if (!row) throw new Error('The meeting was not written')
    return row
  })
}
