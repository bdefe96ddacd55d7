import { z } from 'zod'
import { ActionState } from './action.ts'
import { Day } from './common.ts'
import { GoalState } from './goal.ts'
import { NewNumber } from './renumber.ts'
import { SprintState } from './sprint.ts'

const points = z.number().nullable()
const fte = z.number().nullable()

/**
 * What becomes of a thing in the text: it is made, something of it is changed, it is kept as a person edited it in
 * Knots, or it is there just so.
 */
export const ImportChange = z.enum(['new', 'changed', 'kept', 'same'])
export type ImportChange = z.infer<typeof ImportChange>

/** One field that gets another value. Null is "not known". */
export const ImportedField = z.object({
  field: z.string(),
  from: z.union([z.string(), z.number()]).nullable(),
  to: z.union([z.string(), z.number()]).nullable(),
})
export type ImportedField = z.infer<typeof ImportedField>

/** A sprint of the text, with its figures as the text gives them and the number it has or gets. */
export const ImportedSprint = z.object({
  /** Null while it is only previewed and new. */
  sprintId: z.string().nullable(),
  line: z.int(),
  number: z.int(),
  title: z.string(),
  firstDay: Day,
  lastDay: Day,
  state: SprintState,
  change: ImportChange,
  changes: z.array(ImportedField),
  goal: z.string(),
  comment: z.string(),
  people: z.object({ answered: z.int(), total: z.int() }),
  fte: z.object({ planned: fte, actual: fte }),
  points: z.object({ committed: points, counted: points }),
  velocity: z.object({ expected: z.number().nullable(), actual: z.number().nullable() }),
})
export type ImportedSprint = z.infer<typeof ImportedSprint>

/** A name in the text and who it is. */
export const ImportedPerson = z.object({
  name: z.string(),
  line: z.int(),
  /** Null while it is only previewed and a new person. */
  personId: z.string().nullable(),
  /** The name of that person in Knots. */
  personName: z.string(),
  change: ImportChange,
  /** How it was found: the person's name, another spelling met before, chosen now, or nobody yet. */
  match: z.enum(['name', 'alias', 'chosen', 'new']),
  /** People of the team it could be. */
  suggestions: z.array(z.object({ personId: z.string(), name: z.string() })),
})
export type ImportedPerson = z.infer<typeof ImportedPerson>

export const ImportedCard = z
  .object({
    line: z.int(),
    text: z.string(),
    change: ImportChange,
    get notes(): z.ZodArray<typeof ImportedCard> {
      return z.array(ImportedCard)
    },
  })
  // With a name of its own the interface's document can refer to what holds itself.
  .meta({ id: 'ImportedCard' })
export type ImportedCard = z.infer<typeof ImportedCard>

export const ImportedRetrospective = z.object({
  sprintId: z.string().nullable(),
  number: z.int(),
  lastDay: Day,
  anchors: z.array(ImportedCard),
  wind: z.array(ImportedCard),
  rocks: z.array(ImportedCard),
  start: z.array(ImportedCard),
  stop: z.array(ImportedCard),
  continue: z.array(ImportedCard),
})
export type ImportedRetrospective = z.infer<typeof ImportedRetrospective>

export const ImportedAction = z.object({
  actionId: z.string().nullable(),
  line: z.int(),
  text: z.string(),
  owner: z.string(),
  dueSprint: z.object({ number: z.int(), firstDay: Day, lastDay: Day }).nullable(),
  state: ActionState,
  stateDay: Day.nullable(),
  change: ImportChange,
  changes: z.array(ImportedField),
})
export type ImportedAction = z.infer<typeof ImportedAction>

/** A product goal of the text; nothing of one that only a sprint's targets name. */
export const ImportedGoal = z.object({
  /** Null while it is only previewed and new. */
  goalId: z.string().nullable(),
  line: z.int(),
  name: z.string(),
  state: GoalState,
  change: ImportChange,
  changes: z.array(ImportedField),
})
export type ImportedGoal = z.infer<typeof ImportedGoal>

/** What a person wrote in Knots and the text says otherwise. It stays as in Knots unless chosen. */
export const ImportConflict = z.object({
  id: z.string(),
  /** Such as "Sprint 15, comment". */
  what: z.string(),
  line: z.int(),
  inKnots: z.union([z.string(), z.number()]).nullable(),
  inText: z.union([z.string(), z.number()]).nullable(),
  /** Whether the value of the text is taken. */
  isTaken: z.boolean(),
})
export type ImportConflict = z.infer<typeof ImportConflict>

/** Which figure gives way to a written velocity; `written` takes points and people as they are. */
export const ArithmeticChoice = z.enum(['written', 'points', 'people'])
export type ArithmeticChoice = z.infer<typeof ArithmeticChoice>

export const ImportWarning = z.object({
  line: z.int(),
  message: z.string(),
  /** These five on arithmetic warnings only. */
  written: z.number().optional(),
  computed: z.number().optional(),
  /** By this name a decision refers to the warning. */
  id: z.string().optional(),
  /** The points, or the people, that the written velocity would mean. */
  instead: z.object({ points, people: fte }).optional(),
  /** What holds: both as written, or the points or the people of `instead`. */
  choice: ArithmeticChoice.optional(),
})
export type ImportWarning = z.infer<typeof ImportWarning>

export const ImportResult = z
  .object({
    source: z.enum(['minutes', 'csv']),
    /** The day that the years of the labels follow from, and the line it was found in. */
    meetingDay: z.object({ day: Day, line: z.int().nullable() }).nullable(),
    /** Oldest first. */
    sprints: z.array(ImportedSprint),
    people: z.array(ImportedPerson),
    retrospectives: z.array(ImportedRetrospective),
    actions: z.array(ImportedAction),
    goals: z.array(ImportedGoal),
    conflicts: z.array(ImportConflict),
    /** Numbers that would change if sprints were counted again in order of their days. */
    renumbering: z.array(NewNumber),
    isRenumbered: z.boolean(),
    warnings: z.array(ImportWarning),
    /** Whether applying it changes, or changed, anything. */
    hasChanges: z.boolean(),
    applied: z.boolean(),
  })
  .meta({ id: 'ImportResult' })
export type ImportResult = z.infer<typeof ImportResult>

/** What the person chose in the preview. What is left out stays as the preview showed it. */
export const ImportDecisions = z
  .object({
    /** Name in the text -> id of the person it is, or `new`. */
    names: z.record(z.string().max(80), z.string().max(64)),
    /** Id of an arithmetic warning -> which figure gives way. */
    arithmetic: z.record(z.string().max(80), ArithmeticChoice),
    /** Ids of conflicts in which the value of the text is taken. */
    take: z.array(z.string().max(200)).max(5000),
  })
  .partial()
  .meta({ id: 'ImportDecisions' })
export type ImportDecisions = z.infer<typeof ImportDecisions>

const Flag = z.stringbool({ truthy: ['true', '1', ''], falsy: ['false', '0'] })

/** How to import a text that is the body itself. Without `dryRun` it is applied. */
export const ImportQuery = z.object({
  dryRun: Flag.optional(),
  meetingDay: Day.optional(),
  renumber: Flag.optional(),
})
export type ImportQuery = z.infer<typeof ImportQuery>

/** The same as JSON, with decisions. Fields here go before those of the query. */
export const ImportRequest = z
  .object({
    text: z.string(),
    dryRun: z.boolean().optional(),
    meetingDay: Day.optional(),
    renumber: z.boolean().optional(),
    decisions: ImportDecisions.optional(),
  })
  .meta({ id: 'ImportRequest' })
export type ImportRequest = z.infer<typeof ImportRequest>
