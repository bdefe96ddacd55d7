import type { Day } from './calendar.ts'
import type { RecordedTotals } from './recorded.ts'
import type { SprintDays, SprintState } from './sprint.ts'

/** Where an import comes from. */
export type ImportSource = 'minutes' | 'csv'

export type ActionWords = 'open' | 'in-progress' | 'done' | 'dropped'
/** The places of retrospectives that minutes know: those of the boat, and of start, stop, continue. */
export const MinutesPlaces = ['anchor', 'wind', 'rock', 'start', 'stop', 'continue'] as const
export type CardPlace = (typeof MinutesPlaces)[number]

export type KnownSprint = SprintDays & {
  id: string
  number: number
  title: string
  state: SprintState
  goal: string
  comment: string
  /** Its days and title are GitHub's. */
  hasIteration: boolean
  recorded: Partial<Record<ImportSource | 'manual', RecordedTotals>>
  /** Its figures as Knots shows them, whatever they come from. */
  shown: RecordedTotals
}
export type KnownPerson = {
  id: string
  name: string
  aliases: string[]
  githubLogin: string | null
}
export type KnownAnswer = { sprintId: string; personId: string; plannedPercent: number | null }
export type KnownCard = {
  id: string
  sprintId: string
  place: CardPlace
  text: string
  parentId: string | null
}
export type KnownAction = {
  id: string
  text: string
  owner: string
  dueSprintId: string | null
  state: ActionWords
  /** The day of its latest state, null where none is known. */
  stateDay: Day | null
}

/** What minutes of Knots tell of an action that they bring, beside its words. */
export type ImportedPast = {
  /** Oldest first. */
  history: { day: Day | null; state: ActionWords; note: string }[]
  madeInSprintId: string | null
  /** Where it was made, in words; empty where nothing says so. */
  from: string
  helped: { answer: 'yes' | 'partly' | 'no'; note: string } | null
}

export type GoalStateWords = 'ready' | 'in-progress' | 'blocked' | 'done'
export type KnownGoal = {
  id: string
  name: string
  /** Lower case. */
  aliases: string[]
  state: GoalStateWords
  label: string | null
  parent: string | null
  /** Markdown. */
  roadmap: string
}

/** What an earlier import wrote: `field` of `target` got `value`. */
export type ImportRecord = { target: string; field: string; value: unknown }

/** All of a team that an import is compared with. */
export type ImportState = {
  sprints: KnownSprint[]
  people: KnownPerson[]
  availability: KnownAnswer[]
  /** Those that everybody may see. */
  cards: KnownCard[]
  /** Sprints whose retrospective is, or was, held in Knots: its cards are those that were written there. */
  boards: string[]
  actions: KnownAction[]
  goals: KnownGoal[]
  records: ImportRecord[]
}

/**
 * All rows that an import writes; nothing else is touched. Ids of new rows are chosen by the plan. `records` replace
 * those of the same target and field. Nothing in it means that nothing changes.
 */
export type ImportWrites = {
  source: ImportSource
  people: { id: string; name: string }[]
  aliases: { personId: string; aliases: string[] }[]
  sprints: (SprintDays & {
    id: string
    number: number
    title: string
    state: SprintState
    goal: string
    comment: string
    /** Why it is left out of averages; null: it is not. */
    excludedReason: string | null
    /** Whether names in its texts that no goal has become goals. */
    makesGoals: boolean
  })[]
  sprintEdits: {
    id: string
    set: Partial<SprintDays & { title: string; goal: string; comment: string; state: SprintState }>
    /** As with a new one. */
    makesGoals: boolean
  }[]
  /** The numbers that sprints get by a renumbering, new ones included. */
  numbers: { id: string; number: number }[]
  totals: { sprintId: string; totals: RecordedTotals }[]
  /** Typed figures that give way, by a choice, to those of the text. */
  typed: { sprintId: string; totals: RecordedTotals }[]
  availability: KnownAnswer[]
  cards: (KnownCard & { position: number })[]
  cardEdits: { id: string; text: string }[]
  /** `past` null: nothing but the state and the day of it is known. */
  actions: (KnownAction & { past: ImportedPast | null })[]
  actionEdits: {
    id: string
    set: Partial<Pick<KnownAction, 'text' | 'owner' | 'dueSprintId' | 'state'>>
    /** A new line of its history, if its state or the day of it changed. */
    history: { day: Day | null; state: ActionWords } | null
  }[]
  /** New goals, behind those there are. */
  goals: KnownGoal[]
  goalEdits: {
    id: string
    set: Partial<Pick<KnownGoal, 'aliases' | 'state' | 'label' | 'parent' | 'roadmap'>>
  }[]
  records: ImportRecord[]
}

/** Whether an import would write anything. */
export function hasWrites(writes: ImportWrites): boolean {
  return Object.values(writes).some(rows => Array.isArray(rows) && rows.length > 0)
}

/**
 * What becomes of a field that the text gives, that Knots has, and that an earlier import may have written
 * (`base`; undefined when none did):
 * - `same`: both say the same;
 * - `take`: the text's value is new, and nobody in Knots wrote another one;
 * - `conflict`: a person wrote another value in Knots, which stays unless somebody chooses the text's.
 * A text that is silent (null or empty) changes nothing.
 */
export function mergeField<T extends string | number | null>(
  inText: T,
  inKnots: T,
  base: T | undefined,
): 'same' | 'take' | 'conflict' {
  if (isSilent(inText) || inText === inKnots) return 'same'
  if (base === undefined ? isSilent(inKnots) : base === inKnots) return 'take'
  return 'conflict'
}

function isSilent(value: string | number | null): boolean {
  return value === null || value === ''
}
