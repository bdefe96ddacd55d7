import { and, asc, eq } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { attendees, meetings, minuteLines } from '../../db/schema.ts'
import type {
  Attendance,
  MinuteLine,
  MinuteLineEdit,
  MinutesSection,
  NewMinuteLine,
} from '../contract/meeting.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { newId } from './ids.ts'
import { getMeeting } from './meetings.ts'
import { getPerson } from './people.ts'

type LineRow = typeof minuteLines.$inferSelect

function publicLine({ id, version, section, position, text }: LineRow): MinuteLine {
  return { id, version, section: section as MinutesSection, position, text }
}

const asSpoken = (name: string) => name.trim().normalize('NFKC').toLowerCase()

/** Somebody is there, sent apologies, or neither: one entry for each person and each name of a guest. */
export async function saveAttendance(
  db: Db,
  teamId: string,
  meetingId: string,
  { personId, name: given, isPresent }: Attendance,
): Promise<void> {
  await db.write(async tx => {
    await getMeeting(tx, teamId, meetingId)
    const name = personId === null ? given : (await getPerson(tx, teamId, personId)).name
    if (!name) throw new Invalid('Give the name of the guest.', 'name')
    const rows = await tx.select().from(attendees).where(eq(attendees.meetingId, meetingId))
    const known = rows.find(row =>
      personId === null
        ? row.personId === null && asSpoken(row.name) === asSpoken(name)
        : row.personId === personId,
    )
    if (isPresent === null) {
      if (known) await tx.delete(attendees).where(eq(attendees.id, known.id))
    } else if (known) {
      await tx.update(attendees).set({ isPresent, name }).where(eq(attendees.id, known.id))
    } else {
      await tx.insert(attendees).values({ id: newId(), meetingId, personId, name, isPresent })
    }
  })
}

/** A new paragraph; two people at once write two. The same id again is the same paragraph. */
export async function addMinuteLine(
  db: Db,
  teamId: string,
  meetingId: string,
  { id = newId(), section, after, text }: NewMinuteLine,
): Promise<MinuteLine> {
  return db.write(async tx => {
    await getMeeting(tx, teamId, meetingId)
    const [known] = await tx
      .select()
      .from(minuteLines)
      .where(and(eq(minuteLines.id, id), eq(minuteLines.meetingId, meetingId)))
    if (known) return publicLine(known)
    const position = await placeAfter(tx, meetingId, section, after)
    const [row] = await tx
      .insert(minuteLines)
      .values({ id, meetingId, section, position, text })
      .onConflictDoNothing()
      .returning()
    if (!row) throw new Conflict('This id is taken. Leave it out.')
    return publicLine(row)
  })
}

/** Half-way between a line and the one behind it; what named a line that is gone meanwhile comes last. */
async function placeAfter(
  tx: Tx,
  meetingId: string,
  section: MinutesSection,
  after: string | null | undefined,
): Promise<number> {
  const rows = await listLines(tx, meetingId, section)
  const last = rows.at(-1)?.position ?? 0
  const index = after === null ? -1 : rows.findIndex(({ id }) => id === after)
  if (after === undefined || (after !== null && index < 0)) return last + 1
  const before = rows[index]?.position ?? 0
  const behind = rows[index + 1]?.position
  return behind === undefined ? last + 1 : (before + behind) / 2
}

async function listLines(read: Read, meetingId: string, section: string): Promise<LineRow[]> {
  return read
    .select()
    .from(minuteLines)
    .where(and(eq(minuteLines.meetingId, meetingId), eq(minuteLines.section, section)))
    .orderBy(asc(minuteLines.position), asc(minuteLines.id))
}

/** Other words for a paragraph; none at all remove it. */
export async function saveMinuteLine(
  db: Db,
  teamId: string,
  id: string,
  { version, text }: MinuteLineEdit,
): Promise<void> {
  await db.write(async tx => {
    const [found] = await tx
      .select({ line: minuteLines })
      .from(minuteLines)
      .innerJoin(meetings, eq(meetings.id, minuteLines.meetingId))
      .where(and(eq(minuteLines.id, id), eq(meetings.teamId, teamId)))
    if (!found) throw new NotFound('This paragraph is gone. What you wrote is still in the field.')
    if (found.line.version !== version) {
      throw new Conflict(
        'Somebody else changed this paragraph in the meantime.',
        publicLine(found.line),
      )
    }
    const it = eq(minuteLines.id, id)
    if (text === '') await tx.delete(minuteLines).where(it)
    else
      await tx
        .update(minuteLines)
        .set({ text, version: version + 1 })
        .where(it)
  })
}
