import { z } from 'zod'
import { Day, Version } from './common.ts'
import { BoardItem } from './item.ts'

const Note = z.object({ text: z.string(), version: Version, notedAt: z.iso.datetime() })
const Wait = z.object({
  text: z.string(),
  version: Version,
  since: Day,
  /** The day on which to ask again; null: none said. */
  askAgain: Day.nullable(),
})

export const RefinementItem = BoardItem.extend({
  /** The item of the list of which it is a part; null: it stands by itself. */
  parentId: z.string().nullable(),
  note: Note.nullable(),
  wait: Wait.nullable(),
  /** Since when it has its present status, where that is known. */
  statusSince: z.iso.datetime().nullable(),
})
export type RefinementItem = z.infer<typeof RefinementItem>

/** One of the three lists, in the board's order. */
const List = z.object({
  /** Name of the team's saved view; null: none is chosen. */
  view: z.string().nullable(),
  /** Why there is nothing, and what to do about it; null: all is well. */
  why: z.string().nullable(),
  items: z.array(RefinementItem),
})

export const Refinement = z
  .object({
    triage: List,
    inProgress: List,
    external: List,
    /** The status of the board that means "in the backlog", by its name; null: none does. */
    backlogStatus: z.string().nullable(),
    /** Items in triage when the meeting began, and now; null without a meeting. */
    counts: z.object({ before: z.int().nullable(), now: z.int() }),
  })
  .meta({ id: 'Refinement' })
export type Refinement = z.infer<typeof Refinement>

/** Version null: there is none yet. An empty text removes it. */
export const TriageNoteEdit = z.object({
  version: Version.nullable(),
  text: z.string().trim().max(1000),
})
export type TriageNoteEdit = z.infer<typeof TriageNoteEdit>

export const WaitEdit = z.object({
  version: Version.nullable(),
  text: z.string().trim().min(1, 'Say what it waits for').max(500),
  since: Day,
  askAgain: Day.nullable(),
})
export type WaitEdit = z.infer<typeof WaitEdit>

export const WaitRemoval = z.object({ version: z.coerce.number().int().min(1) })
