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
