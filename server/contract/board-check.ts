import { z } from 'zod'
import { SprintItem } from './item.ts'

export const NewAside = z.object({
  reason: z
    .string()
    .trim()
    .min(3, 'Say why the points do not count here, such as "counted on its issue"')
    .max(200),
})
export type NewAside = z.infer<typeof NewAside>

/** Whether an item's points are set aside: why and since when, or null when they count. */
export const ItemAside = z
  .object({
    itemId: z.string(),
    aside: z.object({ reason: z.string(), at: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'ItemAside' })
export type ItemAside = z.infer<typeof ItemAside>

export const CheckedItem = SprintItem.pick({
  id: true,
  kind: true,
  number: true,
  repository: true,
  title: true,
  url: true,
  points: true,
  aside: true,
  status: true,
})
  .extend({ sprint: z.object({ id: z.string(), number: z.int() }).nullable() })
  .meta({ id: 'CheckedItem' })
export type CheckedItem = z.infer<typeof CheckedItem>

export const BoardFinding = z.object({
  /** Null where it is about the board as a whole. */
  item: CheckedItem.nullable(),
  related: z.array(CheckedItem),
  /** What is odd about it, in a sentence. */
  text: z.string(),
  /** Points it may cost the figures; null when they are not known or play no part. */
  points: z.number().nullable(),
  /** Items whose points can be set aside to mend it, the likeliest first, each with a reason to offer. */
  asides: z.array(z.object({ itemId: z.string(), reason: z.string() })),
})
export type BoardFinding = z.infer<typeof BoardFinding>

export const CheckedRule = z
  .object({
    id: z.string(),
    title: z.string(),
    /** Why it matters to the numbers, and how to mend it. */
    why: z.string(),
    mend: z.string(),
    state: z.enum(['found', 'fine', 'not-checked']),
    /** Why it was not checked. */
    note: z.string().nullable(),
    /** All findings; of a great many only the first are listed. */
    count: z.int(),
    /** What they do to the points, in words. */
    effect: z.string().nullable(),
    findings: z.array(BoardFinding),
  })
  .meta({ id: 'CheckedRule' })
export type CheckedRule = z.infer<typeof CheckedRule>

export const BoardCheck = z
  .object({
    /** `none`: the team has no board; `unread`: it was never read. */
    state: z.enum(['none', 'unread', 'checked']),
    board: z.object({ title: z.string(), url: z.string() }).nullable(),
    items: z.int(),
    count: z.int(),
    rules: z.array(CheckedRule),
    /** Items whose points are set aside now. */
    aside: z.array(z.object({ item: CheckedItem, reason: z.string(), at: z.iso.datetime() })),
  })
  .meta({ id: 'BoardCheck' })
export type BoardCheck = z.infer<typeof BoardCheck>
