import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { attendees, meetingSteps, meetings, minuteLines, people, sprints } from '../../db/schema.ts'
import {
  type Meeting,
  type MeetingStepKey,
  type Meetings,
  MinutesSection,
} from '../contract/meeting.ts'
import { NotFound } from '../errors.ts'

export type MeetingRow = typeof meetings.$inferSelect
export type StepRow = typeof meetingSteps.$inferSelect

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
    .where(
      and(eq(minuteLines.meetingId, row.id), inArray(minuteLines.section, MinutesSection.options)),
    )
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

export async function listSteps(read: Read, meetingId: string): Promise<StepRow[]> {
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
