import type { ImportChange, ImportedField } from '#contract/import.ts'
import { addDays, lengthInDays } from '#domain/calendar.ts'
import type { KnownSprint } from '#domain/import.ts'
import type { RecordedTotals } from '#domain/recorded.ts'
import {
  matchSprints,
  numberSprints,
  renumbering,
  type SprintState,
  sharedDays,
} from '#domain/sprint.ts'
import { arrangeComment, arrangeGoal } from '#domain/target-text.ts'
import { nameKey } from './answers.ts'
import { cleanText } from './content.ts'
import { longestSprint } from './days.ts'
import type { PageSprint } from './page.ts'
import { type Plan, record, recorded, settle } from './plan-context.ts'
import { decidedTotals, planTotals } from './plan-totals.ts'

/** A sprint of the text with what becomes of it. `number` is the one it has when the import is done. */
export type PlannedSprint = {
  page: PageSprint
  id: string
  number: number
  title: string
  change: ImportChange
  changes: ImportedField[]
  totals: RecordedTotals
}

/** A sprint of the team as it will be: known or made by this import. */
export type FinalSprint = {
  id: string
  number: number
  title: string
  firstDay: string
  lastDay: string
}

export type PlannedSprints = {
  planned: PlannedSprint[]
  /** All sprints of the team as they will be, oldest first. */
  all: FinalSprint[]
  renumbering: { title: string; lastDay: string; from: number; to: number }[]
}

const fields = ['committed', 'counted', 'plannedFte', 'actualFte'] as const
/**
 * Compares the sprints of a text with those of the team. Two that share more than half of the shorter one's days are
 * one; GitHub's days and title stay. A sprint that Knots does not know is made, numbered after those there are.
 * Where the numbers then do not follow the days, counting anew is offered, and done only if asked for.
 */
export function planSprints(plan: Plan, renumber: boolean): PlannedSprints {
  const matches = new Map(
    matchSprints(plan.page.sprints, plan.state.sprints).map(pair => [
      pair.imported,
      pair.iteration,
    ]),
  )
  const fresh = plan.page.sprints
    .filter(sprint => !matches.has(sprint))
    .map(sprint => ({ sprint, id: plan.newId(), ...withFirstDay(sprint, plan.state.sprints) }))
  const numbered = numberSprints(plan.state.sprints, fresh).map(withPageNumber(plan))
  const made = numbered.map(({ sprint, number }) => ({
    ...sprint,
    number,
    title: sprint.sprint.title || `Sprint ${number}`,
  }))

  const before = [...plan.state.sprints, ...made]
  const proposal = renumbering(before)
  const numbers = new Map(renumber ? proposal.map(({ id, to }) => [id, to]) : [])
  if (renumber) plan.writes.numbers.push(...proposal.map(({ id, to }) => ({ id, number: to })))
  const numberOf = (sprint: { id: string; number: number }) =>
    numbers.get(sprint.id) ?? sprint.number

  const planned = plan.page.sprints.map(page => {
    const known = matches.get(page)
    if (known) return planKnown(plan, page, known, numberOf(known))
    const own = made.find(each => each.sprint === page)
    if (!own) throw new Error('A sprint of the text was neither found nor made')
    warnOfOverlap(plan, own, before)
    return planNew(plan, page, { ...own, number: numberOf(own) })
  })
  const all = before
    .map(({ id, title, firstDay, lastDay, number }) => {
      const edit = plan.writes.sprintEdits.find(each => each.id === id)?.set
      return { id, title, firstDay, lastDay, ...edit, number: numberOf({ id, number }) }
    })
    .sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1))
  const offered = proposal.map(({ id, from, to }) => {
    const { title, lastDay } = before.find(sprint => sprint.id === id) ?? { title: '', lastDay: '' }
    return { title, lastDay, from, to }
  })
  return { planned, all, renumbering: offered }
}

/** New sprints keep the numbers of a page that gives them, as far as these are higher than all before. */
function withPageNumber({ state }: Plan) {
  let highest = Math.max(0, ...state.sprints.map(({ number }) => number))
  return <T extends { sprint: { sprint: PageSprint }; number: number }>(one: T): T => {
    highest = Math.max(highest + 1, one.sprint.sprint.number ?? 0)
    return { ...one, number: highest }
  }
}

/** The oldest sprint of a page begins after the sprint that Knots has before it, if there is one. */
function withFirstDay(sprint: PageSprint, known: readonly KnownSprint[]) {
  const { firstDay, lastDay, isFirstDayAssumed } = sprint
  const before = known.reduce<string | null>(
    (latest, each) =>
      each.lastDay < lastDay && each.lastDay > (latest ?? '') ? each.lastDay : latest,
    null,
  )
  const next = isFirstDayAssumed && before !== null ? addDays(before, 1) : firstDay
  return { firstDay: lengthInDays(next, lastDay) > longestSprint ? firstDay : next, lastDay }
}

function planNew(plan: Plan, page: PageSprint, own: FinalSprint): PlannedSprint {
  const { id, number, firstDay, lastDay } = own
  const { goal, comment, state } = page
  const title = page.title || `Sprint ${number}`
  const excludedReason = page.excludedReason ?? null
  const words = { title, goal, comment, excludedReason, makesGoals: makesGoals(page) }
  plan.writes.sprints.push({ id, number, firstDay, lastDay, state, ...words })
  if (!page.isFirstDayAssumed) record(plan, id, 'firstDay', firstDay)
  record(plan, id, 'lastDay', lastDay)
  record(plan, id, 'state', state)
  if (page.title !== '') record(plan, id, 'title', page.title)
  if (goal !== '') record(plan, id, 'goal', arrangeGoal(goal))
  if (comment !== '') record(plan, id, 'comment', arrangeComment(comment))
  const totals = decidedTotals(plan, page, id)
  if (fields.some(field => totals[field] !== null))
    plan.writes.totals.push({ sprintId: id, totals })
  const withDays = { ...page, firstDay, lastDay }
  return { page: withDays, id, number, title, change: 'new', changes: [], totals }
}

function planKnown(
  plan: Plan,
  page: PageSprint,
  known: KnownSprint,
  number: number,
): PlannedSprint {
  const set: Plan['writes']['sprintEdits'][number]['set'] = {}
  const changes: ImportedField[] = []
  const put = (
    field: 'title' | 'goal' | 'comment' | 'firstDay' | 'lastDay',
    written: string,
    arrange = (text: string) => text,
  ) => {
    const inText = arrange(written)
    const inKnots = arrange(cleanText(known[field]))
    const what = `Sprint ${number}, ${field.replace('Day', ' day')}`
    const at = { target: known.id, field, what, line: page.line, inText, inKnots }
    const value = settle(plan, { ...at, asBase: arrange })
    if (value === undefined) return
    set[field] = written
    changes.push({ field, from: inKnots, to: value })
  }
  // Targets and what a review says of each goal come back in the order of the team's goals.
  const nameOf = goalNames(plan)
  put('goal', page.goal, text => arrangeGoal(text, nameOf))
  put('comment', page.comment, text => arrangeComment(text, nameOf))
  if (!known.hasIteration) {
    if (plan.page.source === 'csv') put('title', page.title)
    if (!page.isFirstDayAssumed) put('firstDay', page.firstDay)
    put('lastDay', page.lastDay)
    keepDaysInOrder(set, known)
    moveState(plan, page.state, known, set, changes)
  }
  const totals = decidedTotals(plan, page, known.id)
  changes.push(...planTotals(plan, { ...known, number }, totals, page.line))
  if (Object.keys(set).length > 0)
    plan.writes.sprintEdits.push({ id: known.id, set, makesGoals: makesGoals(page) })
  return {
    page: {
      ...page,
      firstDay: set.firstDay ?? known.firstDay,
      lastDay: set.lastDay ?? known.lastDay,
    },
    id: known.id,
    number,
    title: set.title ?? known.title,
    change: changes.length > 0 ? 'changed' : 'same',
    changes,
    totals,
  }
}

/** A page of a whole meeting lists all its goals, so another name in bold is only text. */
const makesGoals = ({ number }: PageSprint) => number === undefined

/** The name by which Knots calls a goal, for any name it goes by. */
function goalNames({ state }: Plan): (name: string) => string {
  const names = new Map(
    state.goals.flatMap(({ name, aliases }) =>
      [...aliases, nameKey(name)].map(one => [nameKey(one), name] as const),
    ),
  )
  return name => names.get(nameKey(name)) ?? name
}

/** A first day of the one and a last day of the other could be the wrong way round. */
function keepDaysInOrder(set: { firstDay?: string; lastDay?: string }, known: KnownSprint): void {
  if ((set.firstDay ?? known.firstDay) <= (set.lastDay ?? known.lastDay)) return
  delete set.firstDay
  delete set.lastDay
}

/** A text may say that a sprint is done, once. Whether one runs follows from its days and its commitment. */
function moveState(
  plan: Plan,
  inText: SprintState,
  known: KnownSprint,
  set: { state?: SprintState },
  changes: ImportedField[],
): void {
  if (inText !== 'closed' || known.state === 'closed') return
  if (recorded(plan, known.id, 'state') === inText) return
  record(plan, known.id, 'state', inText)
  set.state = inText
  changes.push({ field: 'state', from: known.state, to: inText })
}

function warnOfOverlap(
  plan: Plan,
  own: FinalSprint & { sprint: PageSprint },
  all: readonly { id: string; title: string; firstDay: string; lastDay: string }[],
): void {
  const other = all.find(each => each.id !== own.id && sharedDays(each, own) > 0)
  if (!other) return
  const days = sharedDays(other, own)
  plan.warnings.push({
    line: own.sprint.line,
    message: `“${own.title}” shares ${days === 1 ? 'a day' : `${days} days`} with “${other.title}” (${other.firstDay} to ${other.lastDay}) but is taken as another sprint.`,
  })
}
