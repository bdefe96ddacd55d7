import type { ImportedAction, ImportedField } from '#contract/import.ts'
import { stateSince } from '#domain/actions.ts'
import type { ImportedPast, KnownAction } from '#domain/import.ts'
import type { ActionItem } from './action-items.ts'
import type { ActionPast } from './action-mark.ts'
import { cleanText } from './content.ts'
import { isTaken, type Plan, record, recorded, settle } from './plan-context.ts'
import type { FinalSprint, PlannedSprint } from './plan-sprints.ts'

/** Under this name it is recorded which action came of which words. */
const all = 'actions'

/**
 * Compares the actions of a text with those of the team. An action is known by the words it was imported with, else
 * by its words now. "Sprint12" is the sprint with that number; where numbers do not follow the days, the twelfth
 * sprint in time, which is what people who keep minutes by hand mean. A page that numbers its sprints goes by its own numbers.
 */
export function planActions(
  plan: Plan,
  sprints: readonly FinalSprint[],
  planned: readonly PlannedSprint[] = [],
): ImportedAction[] {
  const claimed = new Set<string>()
  const seen = new Map<string, number>()
  return plan.page.actions.map(item => {
    const due = dueSprint(plan, item, sprints, planned)
    const key = keyOf(item, seen)
    const before = recorded(plan, all, key)
    const known = findAction(plan, item, before, claimed)
    if (known) {
      claimed.add(known.id)
      return { ...shownAs(item, known.id, due), ...planKnown(plan, item, known, due, sprints) }
    }
    if (typeof before === 'string' && !isTaken(plan, removed(item, before))) {
      return { ...shownAs(item, before, due), change: 'kept' as const, changes: [] }
    }
    const madeNumber = item.past?.madeNumber ?? null
    const madeIn = sprintOfNumber(madeNumber, sprints, planned) ?? null
    const id = makeAction(plan, item, due, madeIn, key)
    return { ...shownAs(item, id, due), change: 'new' as const, changes: [] }
  })
}

function findAction(
  plan: Plan,
  item: ActionItem,
  before: unknown,
  claimed: ReadonlySet<string>,
): KnownAction | undefined {
  const { actions } = plan.state
  if (typeof before === 'string') return actions.find(action => action.id === before)
  return actions.find(
    action => !claimed.has(action.id) && wordsOf(action.text) === wordsOf(item.text),
  )
}

function makeAction(
  plan: Plan,
  item: ActionItem,
  due: FinalSprint | null,
  madeIn: FinalSprint | null,
  key: string,
): string {
  const { text, owner, state, stateDay } = item
  const id = plan.newId()
  const dueSprintId = due?.id ?? null
  const past = item.past && pastOf(item, item.past, madeIn)
  plan.writes.actions.push({ id, text, owner, dueSprintId, state, stateDay, past })
  record(plan, all, key, id)
  record(plan, id, 'text', text)
  record(plan, id, 'state', state)
  if (owner !== '') record(plan, id, 'owner', owner)
  if (dueSprintId !== null) record(plan, id, 'dueSprintId', dueSprintId)
  if (stateDay !== null) record(plan, id, 'stateDay', stateDay)
  return id
}

function planKnown(
  plan: Plan,
  item: ActionItem,
  known: KnownAction,
  due: FinalSprint | null,
  sprints: readonly FinalSprint[],
): { change: 'changed' | 'kept' | 'same'; changes: ImportedField[] } {
  const set: Plan['writes']['actionEdits'][number]['set'] = {}
  const changes: ImportedField[] = []
  const { line } = item
  const start = { target: known.id, line }
  const what = (field: string) => `Action “${item.text.slice(0, 40)}”, ${field}`
  const text = settle(plan, {
    ...start,
    field: 'text',
    what: what('text'),
    inText: item.text,
    inKnots: cleanText(known.text),
  })
  if (text !== undefined) set.text = text
  const owner = settle(plan, {
    ...start,
    field: 'owner',
    what: what('owner'),
    inText: item.owner,
    inKnots: known.owner.trim(),
  })
  if (owner !== undefined) set.owner = owner
  const nameOf = (id: string | null) => {
    const sprint = sprints.find(each => each.id === id)
    return sprint ? `Sprint ${sprint.number}` : null
  }
  const dueSprintId = settle<string | null>(plan, {
    ...start,
    field: 'dueSprintId',
    what: what('due'),
    inText: due?.id ?? null,
    inKnots: known.dueSprintId,
    show: nameOf,
  })
  if (dueSprintId !== undefined) set.dueSprintId = dueSprintId
  const history = planState(plan, item, known, what('status'))
  if (history && history.state !== known.state) set.state = history.state

  for (const field of ['text', 'owner', 'state'] as const) {
    const to = set[field]
    if (to !== undefined) changes.push({ field, from: known[field], to })
  }
  if (set.dueSprintId !== undefined) {
    changes.push({ field: 'due', from: nameOf(known.dueSprintId), to: nameOf(set.dueSprintId) })
  }
  if (history && history.day !== known.stateDay) {
    changes.push({ field: 'stateDay', from: known.stateDay, to: history.day })
  }
  if (changes.length === 0) return { change: plan.kept.has(known.id) ? 'kept' : 'same', changes }
  plan.writes.actionEdits.push({ id: known.id, set, history })
  return { change: 'changed', changes }
}

/** What people read goes before the comment: a state, or a day of it, that says something else is the latest. */
function pastOf(
  { state, stateDay }: ActionItem,
  { history, from, helped }: ActionPast,
  madeIn: FinalSprint | null,
): ImportedPast {
  const shown = history.map(({ day, state }) => ({ day, state }))
  const isShown = history.at(-1)?.state === state && stateSince(shown) === stateDay
  return {
    history: isShown ? history : [...history, { day: stateDay, state, note: '' }],
    madeInSprintId: madeIn?.id ?? null,
    from,
    helped: state === 'done' ? helped : null,
  }
}

/**
 * The new line of an action's history, null for none. A day alone is taken only where Knots has none or the one
 * that an import wrote: the same state reached on another day is no conflict worth asking about.
 */
function planState(
  plan: Plan,
  item: ActionItem,
  known: KnownAction,
  what: string,
): { day: string | null; state: KnownAction['state'] } | null {
  const { line, state, stateDay } = item
  const inKnots = known.state
  const target = known.id
  const taken = settle(plan, { target, line, field: 'state', what, inText: state, inKnots })
  if (taken === undefined) {
    const base = recorded(plan, known.id, 'stateDay') ?? null
    const isNewDay = stateDay !== null && stateDay !== known.stateDay && base === known.stateDay
    if (state !== known.state || !isNewDay) return null
  }
  if (stateDay !== null) record(plan, known.id, 'stateDay', stateDay)
  return { day: stateDay, state }
}

function dueSprint(
  plan: Plan,
  item: ActionItem,
  sprints: readonly FinalSprint[],
  planned: readonly PlannedSprint[],
): FinalSprint | null {
  const { dueNumber } = item
  if (dueNumber === null) return null
  const due = sprintOfNumber(dueNumber, sprints, planned)
  if (!due) {
    const message = `Sprint ${dueNumber} is not known, so the action “${item.text.slice(0, 40)}” gets no due sprint. Import again once it is there.`
    plan.warnings.push({ line: item.line, message })
  }
  return due ?? null
}

function sprintOfNumber(
  number: number | null,
  sprints: readonly FinalSprint[],
  planned: readonly PlannedSprint[],
): FinalSprint | undefined {
  if (number === null) return undefined
  const numbered = planned.filter(({ page }) => page.number !== undefined)
  const isInOrder = sprints.every(
    (sprint, index) => index === 0 || sprint.number > (sprints[index - 1]?.number ?? 0),
  )
  const byNumber = (wanted: number) => sprints.find(sprint => sprint.number === wanted)
  if (numbered.length > 0) return byPage(numbered, number, byNumber)
  return isInOrder ? byNumber(number) : sprints[number - 1]
}

/** A number that the page gives no sprint counts only where all those it gives are the team's own. */
function byPage(
  numbered: readonly PlannedSprint[],
  dueNumber: number,
  byNumber: (number: number) => FinalSprint | undefined,
): FinalSprint | undefined {
  const named = numbered.find(({ page }) => page.number === dueNumber)
  if (named) return byNumber(named.number)
  return numbered.every(({ page, number }) => page.number === number)
    ? byNumber(dueNumber)
    : undefined
}

function shownAs(item: ActionItem, actionId: string, due: FinalSprint | null) {
  const { line, text, owner, state, stateDay } = item
  const dueSprint = due && { number: due.number, firstDay: due.firstDay, lastDay: due.lastDay }
  return { actionId, line, text, owner, dueSprint, state, stateDay }
}

function removed(item: ActionItem, id: string) {
  const what = `Action “${item.text.slice(0, 40)}” (removed in Knots)`
  return { target: id, field: 'text', what, line: item.line, inText: item.text, inKnots: null }
}

function wordsOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}

/** The same words twice are two actions. */
function keyOf(item: ActionItem, seen: Map<string, number>): string {
  const words = wordsOf(item.text)
  const count = (seen.get(words) ?? 0) + 1
  seen.set(words, count)
  return count === 1 ? words : `${words} #${count}`
}
