import { z } from 'zod'
import { Day, Version } from './common.ts'

const points = z.number().nullable()
const fte = z.number().nullable()

export const SprintState = z.enum(['planned', 'active', 'closed'])
export type SprintState = z.infer<typeof SprintState>

export const SprintSource = z.enum(['github', 'minutes', 'csv', 'manual'])
export type SprintSource = z.infer<typeof SprintSource>

/** How sure a figure is; `recorded` is what people wrote: minutes, CSV or typed totals. */
export const FigureCertainty = z.enum(['exact', 'bounded', 'assumed', 'recorded'])
export type FigureCertainty = z.infer<typeof FigureCertainty>

export const SprintPoints = z.object({
  committed: points,
  added: points,
  removed: points,
  reestimated: points,
  scope: points,
  completed: points,
  remaining: points,
  outside: points,
  adjusted: points,
  counted: points,
})
export type SprintPoints = z.infer<typeof SprintPoints>

/** A figure in words: what it is made of, the same with the numbers in it, and what to know of it. */
export const Formula = z.object({
  figure: z.string(),
  formula: z.string(),
  filled: z.string(),
  notes: z.array(z.string()),
})
export type Formula = z.infer<typeof Formula>

export const RecordedTotals = z.object({
  source: z.enum(['minutes', 'csv', 'manual']),
  committed: points,
  counted: points,
  plannedFte: fte,
  actualFte: fte,
})
export type RecordedTotals = z.infer<typeof RecordedTotals>

const Doubt = z.object({ certainty: z.enum(['bounded', 'assumed']), why: z.array(z.string()) })

/** Figures that are not exact, each with the reasons; one that is missing here is. */
export const FigureDoubts = z
  .object({
    committed: Doubt,
    added: Doubt,
    removed: Doubt,
    reestimated: Doubt,
    scope: Doubt,
    completed: Doubt,
    remaining: Doubt,
    counted: Doubt,
  })
  .partial()
export type FigureDoubts = z.infer<typeof FigureDoubts>

export const Sprint = z
  .object({
    id: z.string(),
    version: Version,
    number: z.int(),
    title: z.string(),
    firstDay: Day,
    lastDay: Day,
    state: SprintState,
    goal: z.string(),
    comment: z.string(),
    sources: z.array(SprintSource),
    /** `known`: of how many the actual FTE is, where that is not as many as answered. */
    people: z.object({ answered: z.int(), total: z.int(), known: z.int().optional() }),
    items: z
      .object({ total: z.int(), done: z.int(), unestimated: z.int(), redacted: z.int() })
      .nullable(),
    /** Items in scope whose points are set aside and count 0, and their part of the re-estimates; left out without any. */
    aside: z.object({ items: z.int(), points: z.number(), reestimated: z.number() }).optional(),
    fte: z.object({ planned: fte, likely: fte, actual: fte }),
    points: SprintPoints,
    velocity: z.object({ expected: z.number().nullable(), actual: z.number().nullable() }),
    certainty: FigureCertainty,
    /** Missing where figures are recorded, or were kept before this was. */
    doubts: FigureDoubts.optional(),
    excluded: z.object({ reason: z.string() }).nullable(),
    closedAt: z.iso.datetime().nullable(),
    workingDays: z.int(),
    commitment: z
      .object({
        at: z.iso.datetime(),
        by: z.enum(['pressed', 'late', 'nobody']),
        /** Working day of the sprint on which it was pressed, from 1. */
        day: z.int().nullable(),
      })
      .nullable(),
    recorded: z.array(RecordedTotals),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'Sprint' })
export type Sprint = z.infer<typeof Sprint>

export const Sprints = z.object({ sprints: z.array(Sprint) })
export type Sprints = z.infer<typeof Sprints>

const Text = z.string().max(20_000)
const Total = z.number().min(0).max(100_000).nullable()
/** Less than a hundredth of a person is a slip of the finger, and would make a velocity without bounds. */
const TypedFte = Total.refine(
  fte => fte === null || fte === 0 || fte >= 0.01,
  'Give 0 or at least 0.01',
)
export const TypedTotals = z
  .object({ committed: Total, counted: Total, plannedFte: TypedFte, actualFte: TypedFte })
  .partial()

export type TypedTotals = z.infer<typeof TypedTotals>

export const NewSprint = z.object({
  title: z.string().trim().max(120).optional(),
  firstDay: Day,
  lastDay: Day,
  goal: Text.optional(),
  comment: Text.optional(),
  typed: TypedTotals.optional(),
})
export type NewSprint = z.infer<typeof NewSprint>

export const SprintEdit = z
  .object({
    version: Version,
    title: z.string().trim().min(1, 'Give the sprint a title').max(120),
    firstDay: Day,
    lastDay: Day,
    goal: Text,
    comment: Text,
    excluded: z
      .object({ reason: z.string().trim().min(3, 'Say why it is left out').max(500) })
      .nullable(),
    typed: TypedTotals,
    /** Why figures of a closed sprint are corrected; kept with the correction. */
    reason: z.string().trim().max(500),
  })
  .partial()
  .required({ version: true })
export type SprintEdit = z.infer<typeof SprintEdit>

export const SprintStep = z.object({
  version: Version.optional(),
  reason: z.string().trim().max(500).optional(),
})
export type SprintStep = z.infer<typeof SprintStep>
