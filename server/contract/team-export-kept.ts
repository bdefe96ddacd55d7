import { z } from 'zod'
import { ItemClass, ItemKind } from './item.ts'
import { FigureDoubts } from './sprint.ts'
import { AverageLast, AverageMethod } from './team.ts'
import {
  At,
  asItStands,
  Count,
  Day,
  Figure,
  Flag,
  Id,
  Ids,
  Line,
  Lines,
  LongText,
  OwnId,
  Version,
} from './team-export-fields.ts'

// What closes keep of a sprint and what corrections kept of before, as they stand in an export. What closes of older
// versions lack is optional.

const Certainty = z.enum(['exact', 'bounded', 'assumed'])
const points = Figure.nullable()
const Average = z.object({ method: AverageMethod, last: AverageLast, value: points })
const Doubts = FigureDoubts.optional()

const SprintFigures = z.object({
  points: z.object({
    committed: points,
    added: points,
    removed: points,
    reestimated: points,
    scope: Figure,
    completed: Figure,
    remaining: Figure,
    outside: Figure,
    adjusted: Figure,
    counted: Figure,
  }),
  items: z.object({ total: Count, done: Count, unestimated: Count, redacted: Count }),
  aside: z.object({ items: Count, points: Figure, reestimated: Figure }).optional(),
  certainty: Certainty,
  boundedAtCommitment: Count,
  offered: z.object({ items: Count, points: Figure }),
})

export const ExportedFigures = z.object({
  fte: z.object({ planned: points, likely: points, actual: points }),
  people: z.object({ answered: Count, total: Count, known: Count.optional() }),
  figures: SprintFigures.nullable(),
  doubts: Doubts,
  settlements: z.array(z.object({ itemId: Id, doneSince: At, points: Figure })).max(100_000),
  commitment: z
    .object({
      at: At,
      by: z.enum(['pressed', 'late', 'nobody']),
      day: z.int().min(-1000).max(1000).nullable(),
    })
    .nullable(),
  start: At,
  cut: At,
  workingDays: Count,
  average: Average,
  averageWith: Average.optional(),
  classes: z
    .array(z.object({ class: ItemClass, items: Count, points: Figure, unestimated: Count }))
    .max(20)
    .nullable()
    .optional(),
  blanks: Ids.optional(),
})

const Someone = z.object({ personId: Id, name: Line }).nullable()

const Called = z.object({
  kind: ItemKind,
  number: Count.nullable(),
  repository: Line.nullable(),
  title: Line,
  url: Line.nullable(),
  assignees: Lines,
  labels: Lines,
  isDraft: Flag,
  reviewDecision: Line.nullable(),
  sprintId: Id.nullable(),
  parent: z
    .object({
      number: Count.nullable(),
      repository: Line.nullable(),
      title: Line,
      url: Line.nullable(),
    })
    .nullable(),
})

const KeptItem = z.object({
  itemId: Id,
  class: ItemClass,
  points,
  aside: Line.nullable().optional(),
  pointsAtCommitment: points,
  alreadyCounted: Figure,
  isCommitted: Flag,
  isInScope: Flag,
  done: Flag,
  doneSince: At.nullable(),
  status: Line.nullable(),
  committed: Figure,
  added: Figure,
  removed: Figure,
  reestimated: Figure,
  completed: Figure,
  offered: Figure,
  isFirstEstimate: Flag,
  asideSince: z.enum(['set-aside', 'counted-again']).nullable().optional(),
  isBoundedAtCommitment: Flag,
  certainty: Certainty,
  age: Count,
  called: Called.optional(),
  offeredSure: z
    .object({
      certainty: Certainty,
      causes: z.array(z.enum(['sprint', 'points', 'done', 'presence', 'before'])).max(5),
    })
    .optional(),
})

const ChartDay = z.object({
  day: Day,
  working: Flag,
  guideline: points,
  scope: points,
  completed: points,
  remaining: points,
  certainty: Certainty.optional(),
  changes: z
    .array(
      z.object({
        kind: z.enum(['added', 'removed', 'reestimated', 'dropped', 'completed', 'reopened']),
        at: At,
        itemId: Id,
        points,
        from: points,
        to: points,
        aside: z.enum(['set-aside', 'counted-again']).optional(),
      }),
    )
    .max(100_000),
})

export const ExportedReviewed = z.object({
  items: z.array(KeptItem).max(100_000),
  burndown: z.object({ exactFrom: Day.nullable(), days: z.array(ChartDay).max(400) }).nullable(),
  review: z
    .object({
      notes: z.array(z.object({ itemId: Id, text: LongText, version: Version })).max(100_000),
      decisions: z
        .array(z.object({ itemId: Id, isAccepted: Flag, decidedBy: Someone, decidedAt: At }))
        .max(100_000),
      adjustments: z
        .array(
          z.object({
            id: OwnId,
            version: Version,
            points: Figure,
            reason: LongText,
            madeBy: Someone,
            madeAt: At,
          }),
        )
        .max(10_000),
    })
    .optional(),
})

export const ExportedClose = z.object({
  id: OwnId,
  sprintId: Id,
  at: At,
  closedBy: Id.nullable(),
  isAsFound: Flag,
  figures: asItStands(ExportedFigures),
  items: asItStands(ExportedReviewed),
})

/** Typed totals, where no close kept anything. */
const Totals = z
  .strictObject({ committed: points, counted: points, plannedFte: points, actualFte: points })
  .partial()

const FiguresThen = asItStands(z.union([ExportedFigures, Totals]).nullable())

export const ExportedAmendment = z.object({
  id: OwnId,
  sprintId: Id,
  at: At,
  by: Id.nullable(),
  kind: z.enum(['reopened', 'corrected']),
  reason: LongText,
  before: FiguresThen,
  after: FiguresThen,
})
