import type {
  ImportChange,
  ImportDecisions,
  ImportedRetrospective,
  ImportedSprint,
  ImportResult,
} from '#contract/import.ts'
import { countAnswers } from '#domain/availability.ts'
import { hasWrites, type ImportState, type ImportWrites } from '#domain/import.ts'
import { velocity } from '#domain/velocity.ts'
import { nameKey } from './answers.ts'
import type { MinutesProblem } from './lines.ts'
import type { Page } from './page.ts'
import { planActions } from './plan-actions.ts'
import { type PlannedCards, planCards } from './plan-cards.ts'
import { type Plan, settle, startPlan } from './plan-context.ts'
import { planGoals } from './plan-goals.ts'
import { type PlannedPeople, planPeople } from './plan-people.ts'
import { type PlannedSprint, planSprints } from './plan-sprints.ts'
import { answeredFte } from './plan-totals.ts'

export type ImportOptions = {
  decisions: ImportDecisions
  /** Whether sprints are counted again in order of their days, stored numbers included. */
  renumber: boolean
  /** Makes the ids of new rows. */
  newId: () => string
}

/**
 * Compares what a text says with what the team has: what would be written, and the same as a preview for people.
 * What a person edited in Knots since an earlier import is left alone and listed, unless the text's value was chosen.
 * What Knots has and the text has not is left alone. Planning again after the writes plans no writes.
 * Refused only when a decision names a person that the team has not.
 */
export function planImport(
  page: Page,
  state: ImportState,
  { decisions, renumber, newId }: ImportOptions,
): { writes: ImportWrites; preview: ImportResult } | { problem: MinutesProblem } {
  const plan = startPlan(page, state, decisions, newId)
  const people = planPeople(plan)
  if ('problem' in people) return people
  const goals = planGoals(plan)
  const { planned, all, renumbering } = planSprints(plan, renumber)
  const sprints = planned
    .map(sprint => withAvailability(plan, sprint, people))
    .map(sprint => (isKept(plan, sprint) ? { ...sprint, change: 'kept' as const } : sprint))
  const cards = planned.map(sprint => ({ sprint, cards: planCards(plan, sprint) }))
  const actions = planActions(plan, all, planned)
  const arithmetic = new Set(plan.warnings.flatMap(({ id }) => (id ? [id] : [])))
  const warnings = page.warnings.filter(({ id }) => !id || !arithmetic.has(id))
  return {
    writes: plan.writes,
    preview: {
      source: page.source,
      meetingDay: page.meetingDay,
      sprints: sprints.map(shownSprint),
      people: people.shown,
      retrospectives: cards.flatMap(shownRetrospective),
      actions,
      goals,
      conflicts: plan.conflicts,
      renumbering,
      isRenumbered: renumber && renumbering.length > 0,
      warnings: [...warnings, ...plan.warnings].sort((a, b) => a.line - b.line),
      hasChanges: hasWrites(plan.writes),
      applied: false,
    },
  }
}

/** Nobody of the answers is left out: a row without a percentage says that somebody belongs to the sprint. */
function withAvailability(plan: Plan, sprint: PlannedSprint, people: PlannedPeople): PlannedSprint {
  const rows = plan.state.availability.filter(row => row.sprintId === sprint.id)
  const met = new Set<string>()
  let changed = 0
  for (const { name, percent, line } of sprint.page.availability) {
    const personId = people.idOf.get(nameKey(name))
    if (personId === undefined || met.has(personId)) {
      const message = `${name} is a person whose availability is given already; the first one counts.`
      plan.warnings.push({ line, message })
      continue
    }
    met.add(personId)
    const row = rows.find(each => each.personId === personId)
    const inKnots = row?.plannedPercent ?? null
    const taken = settle<number | null>(plan, {
      target: sprint.id,
      field: `available.${personId}`,
      what: `Sprint ${sprint.number}, availability of ${name}`,
      line,
      inText: percent,
      inKnots,
    })
    if (taken === undefined && row) continue
    const plannedPercent = taken ?? inKnots
    plan.writes.availability.push({ sprintId: sprint.id, personId, plannedPercent })
    changed += 1
  }
  if (changed === 0 || sprint.change === 'new') return sprint
  const change = { field: 'availability', from: rows.length, to: rows.length + changed }
  return { ...sprint, change: 'changed', changes: [...sprint.changes, change] }
}

function isKept(plan: Plan, { id, change }: PlannedSprint): boolean {
  return change === 'same' && plan.kept.has(id)
}

function shownSprint(sprint: PlannedSprint): ImportedSprint {
  const { page, id, number, title, change, changes, totals } = sprint
  const { committed, counted, actualFte } = totals
  const planned = totals.plannedFte ?? answeredFte(page)
  return {
    sprintId: id,
    line: page.line,
    number,
    title,
    firstDay: page.firstDay,
    lastDay: page.lastDay,
    state: page.state,
    change,
    changes,
    goal: page.goal,
    comment: page.comment,
    people: countAnswers(page.availability.map(({ percent }) => percent)),
    fte: { planned, actual: actualFte },
    points: { committed, counted },
    velocity: { expected: velocity(committed, planned), actual: velocity(counted, actualFte) },
  }
}

function shownRetrospective(one: {
  sprint: PlannedSprint
  cards: PlannedCards
}): ImportedRetrospective[] {
  const { sprint, cards } = one
  if (Object.values(cards).every(some => some.length === 0)) return []
  const { id, number, page } = sprint
  return [{ sprintId: id, number, lastDay: page.lastDay, ...cards }]
}

/** A preview without the ids that its new rows would have got. */
export function withoutNewIds(preview: ImportResult): ImportResult {
  const isNew = ({ change }: { change: ImportChange }) => change === 'new'
  const fresh = new Set(preview.sprints.filter(isNew).map(sprint => sprint.sprintId))
  return {
    ...preview,
    sprints: preview.sprints.map(one => (isNew(one) ? { ...one, sprintId: null } : one)),
    people: preview.people.map(one => (isNew(one) ? { ...one, personId: null } : one)),
    retrospectives: preview.retrospectives.map(one =>
      fresh.has(one.sprintId) ? { ...one, sprintId: null } : one,
    ),
    goals: preview.goals.map(one => (isNew(one) ? { ...one, goalId: null } : one)),
    actions: preview.actions.map(one => (isNew(one) ? { ...one, actionId: null } : one)),
  }
}
