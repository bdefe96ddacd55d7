import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Read, Tx } from '../../db/open.ts'
import { minuteLines } from '../../db/schema.ts'
import { KeptSection } from '../contract/meeting.ts'
import { newId } from './ids.ts'

/** Parts of the minutes that Knots wrote, in Markdown, as they were when the meeting ended. */
export type KeptParts = { goals: string; refinement: string }

const charactersAtOnce = 100_000

/** They stand among the paragraphs, in sections of their own; a long one in pieces. */
export async function keepParts(tx: Tx, meetingId: string, parts: KeptParts): Promise<void> {
  const keep = async (section: KeptSection, text: string) => {
    for (let at = 0; at === 0 || at < text.length; at += charactersAtOnce) {
      const piece = text.slice(at, at + charactersAtOnce)
      const row = { id: newId(), meetingId, section, position: at, text: piece }
      await tx.insert(minuteLines).values(row)
    }
  }
  await keep('kept-goals', parts.goals)
  await keep('kept-refinement', parts.refinement)
}

/** Undefined for a meeting that is being held, and for one that ended before such parts were kept. */
export async function findKeptParts(read: Read, meetingId: string): Promise<KeptParts | undefined> {
  const rows = await read
    .select({ section: minuteLines.section, text: minuteLines.text })
    .from(minuteLines)
    .where(
      and(eq(minuteLines.meetingId, meetingId), inArray(minuteLines.section, KeptSection.options)),
    )
    .orderBy(asc(minuteLines.position))
  if (rows.length === 0) return undefined
  const textOf = (wanted: KeptSection) =>
    rows.flatMap(({ section, text }) => (section === wanted ? [text] : [])).join('')
  return { goals: textOf('kept-goals'), refinement: textOf('kept-refinement') }
}
