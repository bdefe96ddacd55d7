import { z } from 'zod'
import { Day, Someone, Version } from './common.ts'
import { ItemClass, SprintItem } from './item.ts'
import { Formula, Sprint } from './sprint.ts'
import { AverageLast, AverageMethod } from './team.ts'

const points = z.number().nullable()
const instant = z.iso.datetime()

/** An item in the review: as the sprint sees it, and what a close keeps of how it was called then. */
export const ReportItem = SprintItem.extend({
  /** The issue it is a part of, on the board or not. */
  parent: z
    .object({
      number: z.int().nullable(),
      repository: z.string().nullable(),
      title: z.string(),
      url: z.string().nullable(),
    })
    .nullable(),
  /** Its share in the points of its class: what earlier sprints counted and what is set aside is taken off. */
  share: z.number(),
  /** Why it was not finished, in a line. */
  note: z.object({ text: z.string(), version: Version }).nullable(),
})
export type ReportItem = z.infer<typeof ReportItem>

export const ClassSum = z.object({
  class: ItemClass,
  items: z.int(),
  points: z.number(),
  unestimated: z.int(),
})
export type ClassSum = z.infer<typeof ClassSum>

export const OutsideDecision = z.enum(['accepted', 'refused'])
export type OutsideDecision = z.infer<typeof OutsideDecision>

/** Work that was done in the sprint's time without being in its scope, offered to the team. */
export const OutsideItem = z.object({
  item: ReportItem,
  /** Points that count if it is accepted. */
  points: z.number(),
  doneAt: instant,
  /** The sprint it is in on the board; null: none. */
  isIn: z.object({ sprintId: z.string(), number: z.int() }).nullable(),
  decision: OutsideDecision.nullable(),
  decidedBy: Someone.nullable(),
  decidedAt: instant.nullable(),
})
export type OutsideItem = z.infer<typeof OutsideItem>

export const Adjustment = z.object({
  id: z.string(),
  version: Version,
  /** With their sign. */
  points: z.number(),
  reason: z.string(),
  madeBy: Someone.nullable(),
  madeAt: instant,
})
export type Adjustment = z.infer<typeof Adjustment>

/** How a sprint went, as shares from 0 to 1; null where it cannot be said. */
export const SprintShares = z.object({
  sprintId: z.string(),
  number: z.int(),
  title: z.string(),
  lastDay: Day,
  /** Points of committed items that were done / points committed; counted / committed where only totals are known. */
  sayDo: z.number().nullable(),
  /** Points that came in after the commitment / points in scope. */
  unplanned: z.number().nullable(),
  /** Points in scope that were not done / points in scope. */
  carriedOver: z.number().nullable(),
})
export type SprintShares = z.infer<typeof SprintShares>

/** The review of a sprint: every item in exactly one class, and what the team decided. */
export const Report = z
  .object({
    sprint: Sprint,
    /** The figures in a sentence or two. */
    summary: z.string(),
    /** Not closed yet, so that all of it may still change. */
    isProvisional: z.boolean(),
    /** All classes in their order, empty ones too; null where only totals are known. */
    classes: z.array(ClassSum).nullable(),
    /** How the classes in scope add up to the scope. */
    scope: Formula.nullable(),
    counted: Formula.nullable(),
    items: z.array(ReportItem),
    outside: z.array(OutsideItem),
    adjustments: z.array(Adjustment),
    /** Of this sprint and the closed ones before it, the oldest of at most eight first. */
    shares: z.array(SprintShares),
    /** People of whom neither an announced nor a real percentage is known, and nobody said that it is not. */
    blanks: z.int(),
    /** The team's average as of the close; null before it. */
    average: z
      .object({ method: AverageMethod, last: AverageLast, value: z.number().nullable() })
      .nullable(),
    /** Where unfinished items can go. */
    next: z.object({ sprintId: z.string(), number: z.int(), title: z.string() }).nullable(),
  })
  .meta({ id: 'Report' })
export type Report = z.infer<typeof Report>

const Reason = z.string().trim().max(500)

/** On a closed sprint each of these is a correction and wants its reason. */
export const OutsideEdit = z.object({
  /** Null takes the decision back. */
  decision: OutsideDecision.nullable(),
  reason: Reason.optional(),
})
export type OutsideEdit = z.infer<typeof OutsideEdit>

const AdjustmentPoints = z
  .number()
  .min(-10_000)
  .max(10_000)
  .refine(given => given !== 0, 'Give the points with their sign; 0 adjusts nothing')
const AdjustmentReason = z.string().trim().min(3, 'Say what the points are for').max(500)

export const NewAdjustment = z.object({
  id: z
    .string()
    .regex(/^[\w-]{8,64}$/, 'An id has 8 to 64 letters, digits, _ and -')
    .optional(),
  points: AdjustmentPoints,
  reason: AdjustmentReason,
})
export type NewAdjustment = z.infer<typeof NewAdjustment>

export const AdjustmentEdit = z
  .object({ version: Version, points: AdjustmentPoints, reason: AdjustmentReason })
  .partial()
  .required({ version: true })
export type AdjustmentEdit = z.infer<typeof AdjustmentEdit>

/** Query of a DELETE: the version seen, and on a closed sprint the reason of the correction. */
export const AdjustmentRemoval = z.object({
  version: z.coerce.number().int().min(1),
  reason: Reason.optional(),
})

/** Version null: there is none yet. An empty text removes the note. */
export const CarryNoteEdit = z.object({
  version: Version.nullable(),
  text: z.string().trim().max(300),
})
export type CarryNoteEdit = z.infer<typeof CarryNoteEdit>

/** What was done with a sprint, oldest first. */
export const SprintHistory = z
  .object({
    entries: z.array(
      z.object({
        at: instant,
        kind: z.enum(['committed', 'closed', 'closed-as-found', 'reopened', 'corrected']),
        by: Someone.nullable(),
        reason: z.string().nullable(),
        /** Figures that became others, in words that a person reads. */
        changes: z.array(z.object({ figure: z.string(), before: points, after: points })),
      }),
    ),
  })
  .meta({ id: 'SprintHistory' })
export type SprintHistory = z.infer<typeof SprintHistory>

/** What the board says now of a closed sprint beside what its close kept; offered as an amendment. */
export const Learned = z
  .object({
    figures: z.array(z.object({ figure: z.string(), kept: points, now: points })),
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        url: z.string().nullable(),
        keptClass: ItemClass.nullable(),
        nowClass: ItemClass.nullable(),
        keptPoints: points,
        nowPoints: points,
      }),
    ),
  })
  .meta({ id: 'Learned' })
export type Learned = z.infer<typeof Learned>

export const Amend = z.object({
  version: Version,
  reason: z.string().trim().min(3, 'Say why the sprint is corrected').max(500),
})
export type Amend = z.infer<typeof Amend>
