import { z } from 'zod'
import { Formula, SprintState } from './sprint.ts'
import { AverageLast, AverageMethod } from './team.ts'

const points = z.number().nullable()
const fte = z.number().nullable()

export const CapacityQuery = z.object({
  method: AverageMethod.optional(),
  last: z.enum(['all', '3', '5', '8']).optional(),
})
export type CapacityQuery = z.infer<typeof CapacityQuery>

const Expectation = z.object({
  points: z.object({ low: points, expected: z.number(), high: points }),
  /** Share of outcomes that the range should hold; null without a range. */
  cover: z.number().nullable(),
  /** Why there is no range, else null. */
  why: z.string().nullable(),
  formula: Formula,
})

/** What a sprint can hold, and what is in it. */
export const Capacity = z
  .object({
    /** What the expectation rests on: frozen by the commitment, else as answered so far, else as is likely. */
    fte: z.object({
      used: fte,
      from: z.enum(['committed', 'answered', 'likely', 'recorded', 'nobody']),
      answered: z.int(),
      total: z.int(),
      likely: fte,
      /** As answered now, minus what the commitment froze; null before it. */
      later: fte,
    }),
    average: z.object({
      method: AverageMethod,
      last: AverageLast,
      value: z.number().nullable(),
      sprints: z.int(),
      formula: Formula.nullable(),
    }),
    /** Null where FTE or average is not known. */
    expected: Expectation.nullable(),
    /** The same with the likely FTE, while answers are missing. */
    likely: Expectation.nullable(),
    methods: z.array(
      z.object({
        method: AverageMethod,
        last: AverageLast,
        value: z.number().nullable(),
        expected: points,
        predictions: z.int(),
        meanAbsoluteError: z.number().nullable(),
      }),
    ),
    /** Points, items and unestimated items in the sprint now; null where only totals are known. */
    inSprint: z.object({ points: z.number(), items: z.int(), unestimated: z.int() }).nullable(),
    committed: points,
    /** The smaller of committed and expected, once committed. */
    delivery: z.object({ points: z.number(), formula: Formula }).nullable(),
    /** The last sprints before this one, newest first. */
    past: z.array(
      z.object({
        sprintId: z.string(),
        number: z.int(),
        title: z.string(),
        state: SprintState,
        committed: points,
        counted: points,
        plannedFte: fte,
        actualFte: fte,
      }),
    ),
    /** How much of the announced FTE was there, for the team as a whole. */
    announced: z.object({ share: z.number(), sprints: z.int(), formula: Formula }).nullable(),
    /** Sprints before this one that nobody closed yet: their figures so far are used. */
    provisional: z.array(z.object({ sprintId: z.string(), number: z.int(), title: z.string() })),
  })
  .meta({ id: 'Capacity' })
export type Capacity = z.infer<typeof Capacity>
