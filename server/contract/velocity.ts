import { z } from 'zod'
import { Day } from './common.ts'
import { SprintShares } from './review.ts'
import { Formula, Sprint } from './sprint.ts'
import { AverageLast, AverageMethod } from './team.ts'

export const VelocityQuery = z.object({
  asOf: Day.optional(),
  method: AverageMethod.optional(),
  last: z.enum(['all', '3', '5', '8']).optional(),
})
export type VelocityQuery = z.infer<typeof VelocityQuery>

const Range = z.object({
  low: z.number().nullable(),
  expected: z.number(),
  high: z.number().nullable(),
})

export const Velocity = z
  .object({
    asOf: Day,
    sprints: z.array(Sprint),
    average: z.object({
      method: AverageMethod,
      last: AverageLast,
      value: z.number().nullable(),
      sprints: z.int(),
      formula: Formula.nullable(),
    }),
    methods: z.array(
      z.object({
        method: AverageMethod,
        last: AverageLast,
        value: z.number().nullable(),
        predictions: z.int(),
        meanAbsoluteError: z.number().nullable(),
        /** Expected points of the next sprint by this method. */
        next: z.number().nullable(),
      }),
    ),
    next: z
      .object({
        sprintId: z.string(),
        number: z.int(),
        fte: z.number(),
        points: Range,
        /** Share of outcomes that the range should hold; null without a range. */
        cover: z.number().nullable(),
        /** Why there is no range, else null. */
        why: z.string().nullable(),
        formula: Formula,
      })
      .nullable(),
    /** Average velocity and its range as they stood before each sprint, for the band of the chart. */
    band: z.array(
      z.object({
        sprintId: z.string(),
        average: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
      }),
    ),
    /** Of the past ranges, how many held the outcome. */
    score: z.object({ held: z.int(), ranges: z.int() }),
    /** Of each closed sprint, oldest first. */
    shares: z.array(SprintShares),
  })
  .meta({ id: 'Velocity' })
export type Velocity = z.infer<typeof Velocity>
