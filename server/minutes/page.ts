import type { ImportWarning } from '#contract/import.ts'
import type { Day } from '#domain/calendar.ts'
import type { SprintState } from '#domain/sprint.ts'
import type { ActionItem } from './action-items.ts'
import type { Answer } from './answers.ts'
import type { PageGoal } from './goal-mark.ts'
import type { MinutesProblem } from './lines.ts'
import type { Note } from './notes.ts'
import type { RetroKind } from './words.ts'

/** Something a person should look at. `written` and `computed` are there on arithmetic warnings only. */
export type Warning = ImportWarning

/** A sprint as a source gives it. Null is "not written"; texts are Markdown, empty for none. */
export type PageSprint = {
  line: number
  title: string
  /** Its number in the team whose page it is, where the page says so. */
  number?: number
  /** Why that page leaves it out of averages; null or not there: it does not. */
  excludedReason?: string | null
  firstDay: Day
  lastDay: Day
  /** True where the first day is only the commonest length before the last: the oldest sprint of a page. */
  isFirstDayAssumed: boolean
  state: SprintState
  committed: number | null
  counted: number | null
  plannedFte: number | null
  actualFte: number | null
  goal: string
  comment: string
  availability: Answer[]
} & Record<RetroKind, Note[]>

/** What a page of minutes or a CSV of sprints says, before it is compared with anything. Sprints oldest first. */
export type Page = {
  source: 'minutes' | 'csv'
  /** The day of the meeting and the line it was found in; null line where it was given. */
  meetingDay: { day: Day; line: number | null } | null
  sprints: PageSprint[]
  /** Product goals, in their order. */
  goals: PageGoal[]
  actions: ActionItem[]
  warnings: Warning[]
}

export type PageResult = { page: Page } | { problem: MinutesProblem }
