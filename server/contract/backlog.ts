import { z } from 'zod'
import { BoardItem } from './item.ts'

/** Something to know of an item before the team takes it on. */
export const ItemMark = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unestimated') }),
  z.object({ kind: z.literal('must-split') }),
  z.object({ kind: z.literal('off-scale') }),
  z.object({ kind: z.literal('waits-for'), titles: z.array(z.string()), isInSprint: z.boolean() }),
  /** `sprints`: in how many it was before. */
  z.object({ kind: z.literal('carried-over'), sprints: z.int() }),
  z.object({ kind: z.literal('review-waits'), since: z.iso.datetime() }),
])
export type ItemMark = z.infer<typeof ItemMark>

export const BacklogItem = BoardItem.extend({ done: z.boolean(), marks: z.array(ItemMark) }).meta({
  id: 'BacklogItem',
})
export type BacklogItem = z.infer<typeof BacklogItem>

/** What is in a sprint and what may come into it, both in the board's order. */
export const Backlog = z
  .object({
    sprint: z.array(BacklogItem),
    backlog: z.array(BacklogItem),
    /** Name of the team's view that the backlog is; null: what is open and in no current or later sprint. */
    view: z.string().nullable(),
    /** Whether the sprint is an iteration of the board: only then can items be moved into it there. */
    isOnBoard: z.boolean(),
  })
  .meta({ id: 'Backlog' })
export type Backlog = z.infer<typeof Backlog>
