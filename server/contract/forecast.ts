import { z } from 'zod'
import { Day } from './common.ts'
import { Formula } from './sprint.ts'

/** A switch in an address. */
const Switch = z.enum(['true', 'false']).transform(text => text === 'true')

/** Exactly one of the first five: how long for so many points, or how many points by then. */
export const ForecastQuery = z
  .object({
    points: z.coerce.number().min(0).max(100_000),
    /** All that is unfinished on the board and in no closed sprint. */
    backlog: Switch,
    /** The part of it that bears this label. */
    label: z.string().min(1).max(200),
    sprints: z.coerce.number().int().min(1).max(52),
    day: Day,
    /** Whether the backlog grows as it did in the last sprints. */
    growth: Switch,
  })
  .partial()
  .refine(
    ({ points, backlog, label, sprints, day }) =>
      [points, backlog || undefined, label, sprints, day].filter(one => one !== undefined)
        .length === 1,
    { error: 'Ask for exactly one of points, backlog, label, sprints or day' },
  )
export type ForecastQuery = z.output<typeof ForecastQuery>

const Chance = z.union([z.literal(50), z.literal(85), z.literal(95)])

export const Forecast = z
  .object({
    /** Why there is none, else null; the rest says then what is known. */
    why: z.string().nullable(),
    /** Of a backlog or label: what is to be done. Items without an estimate count at the team's median. */
    work: z
      .object({
        points: z.number(),
        items: z.int(),
        unestimated: z.int(),
        median: z.number().nullable(),
        formula: Formula,
      })
      .nullable(),
    /** For points: with so much certainty done after so many sprints. Null sprints: not within the years looked at. */
    sprints: z
      .array(
        z.object({
          percent: Chance,
          sprints: z.int().nullable(),
          /** The last day of that sprint; where it is not planned yet, as long as usual. */
          lastDay: Day.nullable(),
        }),
      )
      .nullable(),
    /** For sprints or a day: with so much certainty at least so many points. */
    points: z.array(z.object({ percent: Chance, points: z.number() })).nullable(),
    /** Of all runs the share that ended with each number of sprints, for a picture; null for points. */
    shares: z.array(z.object({ sprints: z.int(), share: z.number() })).nullable(),
    /** What it was made from. */
    basis: z.object({
      runs: z.int(),
      velocities: z.array(
        z.object({ sprintId: z.string(), number: z.int(), velocity: z.number() }),
      ),
      /** FTE of the coming sprints as far as they are planned, then the one used for all after them. */
      fte: z.array(
        z.object({ sprintId: z.string(), number: z.int(), lastDay: Day, fte: z.number() }),
      ),
      laterFte: z.number().nullable(),
      /** Points by which the backlog grew in each of the last sprints; null when growth was not asked for. */
      growth: z.array(z.number()).nullable(),
    }),
    formula: Formula.nullable(),
  })
  .meta({ id: 'Forecast' })
export type Forecast = z.infer<typeof Forecast>

/** What will probably be done by the end of a running sprint. */
export const Projection = z
  .object({
    /** Why there is none, else null. */
    why: z.string().nullable(),
    /** Of the sprint's working time, how much has passed: 0 to 1. */
    fraction: z.number(),
    completed: z.number().nullable(),
    remaining: z.number().nullable(),
    points: z
      .object({
        low: z.number().nullable(),
        expected: z.number(),
        high: z.number().nullable(),
      })
      .nullable(),
    /** Share of outcomes that the range should hold. */
    cover: z.number().nullable(),
    /** What then remained and what of it was still done, in the past sprints it is made from. */
    past: z.array(
      z.object({
        sprintId: z.string(),
        number: z.int(),
        completed: z.number(),
        remaining: z.number(),
        final: z.number(),
      }),
    ),
    formula: Formula.nullable(),
  })
  .meta({ id: 'Projection' })
export type Projection = z.infer<typeof Projection>
