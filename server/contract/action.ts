import { z } from 'zod'
import { Day, Version } from './common.ts'

export const ActionState = z.enum(['open', 'in-progress', 'done', 'dropped'])
export type ActionState = z.infer<typeof ActionState>

export const Action = z
  .object({
    id: z.string(),
    version: Version,
    text: z.string(),
    owner: z.string(),
    dueSprint: z.object({ id: z.string(), number: z.int(), lastDay: Day }).nullable(),
    state: ActionState,
    history: z.array(z.object({ at: Day.nullable(), state: ActionState, note: z.string() })),
    from: z.string(),
  })
  .meta({ id: 'Action' })
export type Action = z.infer<typeof Action>

export const Actions = z.object({ actions: z.array(Action) })
export type Actions = z.infer<typeof Actions>

const Text = z.string().trim().min(1, 'Say what is to be done').max(2000)
const Owner = z.string().trim().max(200)

export const NewAction = z.object({
  /** A client may bring its own, so that a repeated request makes one action only. */
  id: z
    .string()
    .regex(/^[\w-]{8,64}$/, 'An id has 8 to 64 letters, digits, - or _')
    .optional(),
  text: Text,
  owner: Owner.optional(),
  dueSprintId: z.string().nullable().optional(),
  state: ActionState.optional(),
  /** Where it was made, such as a retrospective. */
  from: z.string().trim().max(200).optional(),
})
export type NewAction = z.infer<typeof NewAction>

export const ActionEdit = z
  .object({
    version: Version,
    text: Text,
    owner: Owner,
    dueSprintId: z.string().nullable(),
    state: ActionState,
    /** Kept in the action's history, beside the day and the state. */
    note: z.string().trim().max(2000),
  })
  .partial()
  .required({ version: true })
export type ActionEdit = z.infer<typeof ActionEdit>
