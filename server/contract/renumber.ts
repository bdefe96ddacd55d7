import { z } from 'zod'
import { Day } from './common.ts'

/** A sprint that gets another number when sprints are counted again in order of their days. */
export const NewNumber = z.object({ title: z.string(), lastDay: Day, from: z.int(), to: z.int() })
export type NewNumber = z.infer<typeof NewNumber>

export const Renumber = z.object({ dryRun: z.boolean().optional() })

/** All sprints whose numbers change, or would with `dryRun`, oldest first. */
export const Renumbering = z
  .object({ sprints: z.array(NewNumber), applied: z.boolean() })
  .meta({ id: 'Renumbering' })
export type Renumbering = z.infer<typeof Renumbering>
