import { z } from 'zod'
import { Day } from './common.ts'

export const BurndownChange = z.object({
  kind: z.enum(['added', 'removed', 'reestimated', 'dropped', 'completed', 'reopened']),
  at: z.iso.datetime(),
  itemId: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  points: z.number().nullable(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** On a re-estimate: the points were set aside, or count again. */
  aside: z.enum(['set-aside', 'counted-again']).optional(),
})
export type BurndownChange = z.infer<typeof BurndownChange>

export const BurndownDay = z.object({
  day: Day,
  working: z.boolean(),
  guideline: z.number().nullable(),
  scope: z.number().nullable(),
  completed: z.number().nullable(),
  remaining: z.number().nullable(),
  /** How sure the three before are; missing without them. */
  certainty: z.enum(['exact', 'bounded', 'assumed']).optional(),
  changes: z.array(BurndownChange),
})
export type BurndownDay = z.infer<typeof BurndownDay>

export const Burndown = z
  .object({
    sprintId: z.string(),
    committed: z.number().nullable(),
    exactFrom: Day.nullable(),
    /** Why there is no chart, else null. */
    why: z.string().nullable(),
    today: Day,
    days: z.array(BurndownDay),
  })
  .meta({ id: 'Burndown' })
export type Burndown = z.infer<typeof Burndown>
