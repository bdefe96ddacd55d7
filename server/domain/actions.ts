import type { Day } from './calendar.ts'
import { compareDays, currentSprint, type SprintDays } from './sprint.ts'

export type ActionStateName = 'open' | 'in-progress' | 'done' | 'dropped'

/** One dated state of an action, in the order in which they were written down. */
export type ActionEntry = {
  /** The day it was so; null where the minutes give none. */
  day: Day | null
  /** The day on which it was written down. */
  recordedDay: Day
  state: ActionStateName
}

/** What the figures of an action are made of. Sprints are those of the team, in any order. */
export type TimedAction = {
  state: ActionStateName
  history: readonly ActionEntry[]
  /** The sprint that ran when it was made; null where that is not known. */
  madeIn: SprintDays | null
  /** The sprint by whose end it is due; null for none. */
  due: SprintDays | null
}

/** Whether something is still to be done. */
export function isPendingState(state: ActionStateName): boolean {
  return state === 'open' || state === 'in-progress'
}

/**
 * The sprint that ran on a day: the one whose days hold it, in a break the last one that began before it; null before
 * the first sprint. What is made then is made in that sprint.
 */
export function sprintRunning<S extends SprintDays>(sprints: readonly S[], day: Day): S | null {
  const begun = sprints.filter(({ firstDay }) => firstDay <= day).sort(compareDays)
  return currentSprint(begun, day) ?? begun.at(-1) ?? null
}

/**
 * The sprint in which an imported action was made, as far as minutes tell: the one that ran on the day of its earliest dated
 * state, or the one in which it is due if that is earlier, for it was there by then. Null without a dated state.
 */
export function importedMadeIn<S extends SprintDays>(
  sprints: readonly S[],
  { stateDay, due }: { stateDay: Day | null; due: S | null },
): S | null {
  const running = stateDay === null ? null : sprintRunning(sprints, stateDay)
  return running && due && compareDays(due, running) < 0 ? due : running
}

const beforeAll: Day = ''

/**
 * From which day on an entry holds. One without a day held at the latest when it was written down; the first of all held
 * since before anything Knots knows.
 */
function fromDay({ day, recordedDay }: ActionEntry, index: number): Day {
  return day ?? (index === 0 ? beforeAll : recordedDay)
}

/**
 * How it stood when a day began: by the last one written down of the entries before that day. Before the first entry, which
 * happens to what minutes tell late, it was open.
 */
function stateBefore(history: readonly ActionEntry[], day: Day): ActionStateName {
  return history.findLast((entry, index) => fromDay(entry, index) < day)?.state ?? 'open'
}

/** The entry with which the present run of states of a kind began. */
function beginOfRun(
  history: readonly ActionEntry[],
  isInRun: (state: ActionStateName) => boolean,
): number {
  return history.findLastIndex(({ state }) => !isInRun(state)) + 1
}

/**
 * Since which day an action has the state it has; null where nobody wrote that day. Notes written later in the same state
 * do not move it: done on the 3rd with a note of the 10th is done since the 3rd.
 */
export function stateSince(history: readonly Pick<ActionEntry, 'day' | 'state'>[]): Day | null {
  const last = history.at(-1)
  const begin = history.findLastIndex(({ state }) => state !== last?.state) + 1
  return history[begin]?.day ?? null
}

/** The day on which an action ended, that is, was done or dropped and stayed so; today while it is pending. */
function endOf({ state, history }: TimedAction, today: Day): Day {
  if (isPendingState(state)) return today
  const index = beginOfRun(history, one => !isPendingState(one))
  const entry = history[index]
  return entry === undefined ? today : fromDay(entry, index)
}

/**
 * How many sprints old an action is: those that began after the one in which it was made, up to the day on which it
 * was done or dropped, or up to today. Made in sprint 12 and open in sprint 15: 3. Null where it is not known when it was made.
 */
export function ageInSprints(
  action: TimedAction,
  sprints: readonly SprintDays[],
  today: Day,
): number | null {
  const { madeIn } = action
  if (madeIn === null) return null
  const end = endOf(action, today)
  return sprints.filter(({ firstDay }) => firstDay > madeIn.firstDay && firstDay <= end).length
}

/**
 * How often an action came back: the sprints that began while it was pending, after the one in which it was made and
 * after the one in which it was due, whichever is later, for until then nobody expected it done. Made in sprint 12, due in
 * sprint 13 and open in sprint 15: twice. What is done on the first day of a sprint was met once more there. While it
 * was done, before somebody opened it again, it did not come back. 0 where neither sprint is known.
 */
export function timesCameBack(
  { history, madeIn, due }: TimedAction,
  sprints: readonly SprintDays[],
  today: Day,
): number {
  const known = [madeIn?.firstDay, due?.firstDay].filter(day => day !== undefined)
  const after = known.sort().at(-1)
  if (after === undefined) return 0
  return sprints.filter(({ firstDay }) => {
    const isLater = firstDay > after && firstDay <= today
    return isLater && isPendingState(stateBefore(history, firstDay))
  }).length
}

/** Whether an action is pending although the sprint in which it is due is over. Without a due sprint it never is. */
export function isOverdue({ state, due }: Pick<TimedAction, 'state' | 'due'>, today: Day): boolean {
  return isPendingState(state) && due !== null && due.lastDay < today
}

/** A sprint's actions: how many were due in it, and how many of those were done by its end. */
export type InTime<S> = { sprint: S; due: number; done: number }

/**
 * For each sprint that is over and in which actions were due, in order of time: how many, and how many of them were done by the
 * end of its last day. Counted by the sprint in which an action is due now. What was dropped by then was due no
 * more; what ended on a day that nobody wrote down is in neither number, for it is not known whether that was in time. Opened
 * again later, it was in time all the same.
 */
export function doneInTime<S extends SprintDays & { id: string }>(
  actions: readonly (Omit<TimedAction, 'due'> & { due: { id: string } | null })[],
  sprints: readonly S[],
  today: Day,
): InTime<S>[] {
  const over = sprints.filter(({ lastDay }) => lastDay < today).sort(compareDays)
  return over.flatMap(sprint => {
    const states = actions
      .filter(({ due }) => due?.id === sprint.id)
      .map(({ history }) => stateAtEnd(history, sprint.lastDay))
      .filter(state => state !== null && state !== 'dropped')
    const done = states.filter(state => state === 'done').length
    return states.length === 0 ? [] : [{ sprint, due: states.length, done }]
  })
}

/** The state at the end of a day; null where it is not known because the day of a done or dropped is not. */
function stateAtEnd(history: readonly ActionEntry[], day: Day): ActionStateName | null {
  const isUndatedEnd = ({ day, state }: ActionEntry) => day === null && !isPendingState(state)
  const index = history.findLastIndex((entry, at) => fromDay(entry, at) <= day)
  const entry = history[index]
  if (entry && isUndatedEnd(entry) && index === 0) return null
  const mayHaveEnded = history.slice(index + 1).some(isUndatedEnd)
  if (entry && !isPendingState(entry.state)) return entry.state
  return mayHaveEnded ? null : (entry?.state ?? 'open')
}

type Followed = {
  isOverdue: boolean
  dueSprint: { lastDay: Day } | null
}

/**
 * The order in which a team follows up on what is pending: overdue first, then by the last day of the sprint in which it is
 * due, what is due in no sprint last. Equal ones keep their order, that is, in which they were made.
 */
export function inFollowUpOrder(one: Followed, other: Followed): number {
  const day = ({ dueSprint }: Followed) => dueSprint?.lastDay ?? '\uffff'
  if (one.isOverdue !== other.isOverdue) return one.isOverdue ? -1 : 1
  return day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0
}
