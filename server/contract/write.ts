import { z } from 'zod'
import { Someone } from './common.ts'

export const WriteField = z.enum(['sprint', 'points', 'status', 'state'])
export type WriteField = z.infer<typeof WriteField>

/** `by-hand`: Knots may not write, so a person has to make the change on GitHub. */
export const WriteState = z.enum(['waiting', 'by-hand', 'done', 'failed', 'cancelled'])
export type WriteState = z.infer<typeof WriteState>

/** A sprint by Knots' own id, points as a number, a status by its name, `open` or `not-planned`; null is none. */
const WriteValue = z.union([z.string(), z.number()]).nullable()
export type WriteValue = z.infer<typeof WriteValue>

/** One field of one item that somebody asked Knots to change on GitHub. */
export const Write = z
  .object({
    id: z.string(),
    itemId: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    field: WriteField,
    from: WriteValue,
    to: WriteValue,
    state: WriteState,
    askedBy: Someone.nullable(),
    askedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    /** Why it failed, or why it is to be done by hand. */
    error: z.string().nullable(),
    /** The write that this one takes back. */
    undoes: z.string().nullable(),
  })
  .meta({ id: 'Write' })
export type Write = z.infer<typeof Write>

export const Writes = z
  .object({
    canWrite: z.boolean(),
    /** As whom Knots writes; null where GitHub does not say. */
    account: z.string().nullable(),
    /** Why Knots may not write, and what to do about it. */
    why: z.string().nullable(),
    /** Waiting and by hand, oldest first. */
    open: z.array(Write),
    /** The last 20 that ended, newest first. */
    recent: z.array(Write),
  })
  .meta({ id: 'Writes' })
export type Writes = z.infer<typeof Writes>

const mostPoints = 100_000

const NewWrite = z
  .object({
    id: z
      .string()
      .regex(/^[\w-]{8,64}$/, { error: 'An id has 8 to 64 letters, digits, _ and -' })
      .optional(),
    itemId: z.string().min(1).max(200),
    field: WriteField,
    to: z.union([z.string().min(1).max(200), z.number().min(0).max(mostPoints)]).nullable(),
  })
  .refine(({ field, to }) => to === null || (field === 'points') === (typeof to === 'number'), {
    error: 'Points are a number; a sprint is named by its id, a status by its name',
    path: ['to'],
  })
  .refine(({ field, to }) => field !== 'state' || to === 'open' || to === 'not-planned', {
    error: 'An issue can be closed as not-planned or be open again',
    path: ['to'],
  })
export type NewWrite = z.infer<typeof NewWrite>

/** A repeated id is the same write. */
export const NewWrites = z.object({ writes: z.array(NewWrite).min(1).max(100) })
export type NewWrites = z.infer<typeof NewWrites>
