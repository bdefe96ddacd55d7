import { z } from 'zod'
import { Day, Version } from './common.ts'

export const GoalState = z.enum(['ready', 'in-progress', 'blocked', 'done'])
export type GoalState = z.infer<typeof GoalState>

const Name = z.string().trim().min(1, 'Give the goal a name').max(120)
const Label = z.string().trim().min(1).max(200)
const Parent = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,100}\/[\w.-]{1,100}#\d{1,10}$/, 'A parent issue is written as owner/name#12')
const Roadmap = z.string().max(50_000)
const Alias = z.string().trim().min(1).max(120)

/** What the team works towards over many sprints. */
export const Goal = z
  .object({
    id: z.string(),
    version: Version,
    name: z.string(),
    /** Other names under which minutes may speak of it. */
    aliases: z.array(z.string()),
    state: GoalState,
    /** Its items bear this label, or are parts of this issue; both null: nothing tells which they are. */
    label: z.string().nullable(),
    parent: z.string().nullable(),
    /** Markdown; Mermaid in fences of that name. */
    roadmap: z.string(),
    /** Of its items on the board, dropped ones left out; null where nothing tells which they are. */
    progress: z
      .object({
        items: z.int(),
        done: z.int(),
        points: z.number(),
        donePoints: z.number(),
        unestimated: z.int(),
      })
      .nullable(),
    /** Sprints that worked on it, oldest first: those with an item of it, a target or a word in the review. */
    sprints: z.array(
      z.object({ id: z.string(), number: z.int(), lastDay: Day, points: z.number().nullable() }),
    ),
  })
  .meta({ id: 'Goal' })
export type Goal = z.infer<typeof Goal>

/** In the team's own order. */
export const Goals = z.object({ goals: z.array(Goal) })
export type Goals = z.infer<typeof Goals>

export const NewGoal = z.object({
  id: z
    .string()
    .regex(/^[\w-]{8,64}$/, 'An id has 8 to 64 letters, digits, _ and -')
    .optional(),
  name: Name,
  state: GoalState.optional(),
  label: Label.nullable().optional(),
  parent: Parent.nullable().optional(),
  roadmap: Roadmap.optional(),
})
export type NewGoal = z.infer<typeof NewGoal>

export const GoalEdit = z
  .object({
    version: Version,
    name: Name,
    aliases: z.array(Alias).max(20),
    state: GoalState,
    label: Label.nullable(),
    parent: Parent.nullable(),
    roadmap: Roadmap,
  })
  .partial()
  .required({ version: true })
export type GoalEdit = z.infer<typeof GoalEdit>

/** The goal becomes part of another one, `into`; `intoVersion` as well where that one was looked at. */
export const GoalMerge = z.object({
  version: Version,
  into: z.string().max(100),
  intoVersion: Version.optional(),
})
export type GoalMerge = z.infer<typeof GoalMerge>

/** All ids of the team's goals, each once, in the order wanted. */
export const GoalOrder = z.object({ ids: z.array(z.string().max(100)).max(500) })
export type GoalOrder = z.infer<typeof GoalOrder>

export const TargetState = z.enum(['open', 'reached', 'struck'])
export type TargetState = z.infer<typeof TargetState>

/** Something that a sprint is to reach. */
export const Target = z.object({
  id: z.string(),
  version: Version,
  goalId: z.string().nullable(),
  text: z.string(),
  state: TargetState,
})
export type Target = z.infer<typeof Target>

/** What a sprint is to do for the team's goals, and what came of it. */
export const SprintGoals = z
  .object({
    goals: z.array(z.object({ id: z.string(), name: z.string(), state: GoalState })),
    /** In their order. */
    targets: z.array(Target),
    reviews: z.array(z.object({ goalId: z.string(), version: Version, text: z.string() })),
    /** Of the items in scope: what belongs to each goal, null to none; an item of several goals counts for the first. */
    shares: z
      .array(
        z.object({
          goalId: z.string().nullable(),
          items: z.int(),
          points: z.number(),
          completed: z.number(),
          /** Of the points in scope, 0 to 1; null while there are none. */
          share: z.number().nullable(),
        }),
      )
      .nullable(),
  })
  .meta({ id: 'SprintGoals' })
export type SprintGoals = z.infer<typeof SprintGoals>

const TargetText = z.string().trim().min(1, 'Say what is to be reached').max(1000)

export const NewTarget = z.object({
  id: z
    .string()
    .regex(/^[\w-]{8,64}$/, 'An id has 8 to 64 letters, digits, _ and -')
    .optional(),
  goalId: z.string().max(100).nullable(),
  text: TargetText,
})
export type NewTarget = z.infer<typeof NewTarget>

export const TargetEdit = z
  .object({
    version: Version,
    goalId: z.string().max(100).nullable(),
    text: TargetText,
    state: TargetState,
  })
  .partial()
  .required({ version: true })
export type TargetEdit = z.infer<typeof TargetEdit>

/** Version null: there is none yet. An empty text removes it. */
export const GoalReviewEdit = z.object({
  version: Version.nullable(),
  text: z.string().trim().max(5000),
})
export type GoalReviewEdit = z.infer<typeof GoalReviewEdit>
