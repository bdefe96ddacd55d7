import type { ImportDecisions, ImportResult } from '#contract/import.ts'
import type { ImportState, ImportWrites } from '#domain/import.ts'
import { hasWrites } from '#domain/import.ts'
import type { RecordedTotals } from '#domain/recorded.ts'
import type { Page } from '../../server/minutes/page.ts'
import { planImport } from '../../server/minutes/plan.ts'

const none: RecordedTotals = { committed: null, counted: null, plannedFte: null, actualFte: null }
let ids = 0

export function emptyTeam(): ImportState {
  return {
    sprints: [],
    people: [],
    availability: [],
    cards: [],
    boards: [],
    actions: [],
    goals: [],
    records: [],
  }
}

export function planFor(
  page: Page,
  state: ImportState,
  decisions: ImportDecisions = {},
  renumber = false,
): { writes: ImportWrites; preview: ImportResult } {
  const newId = () => {
    ids += 1
    return `id-${ids}`
  }
  const plan = planImport(page, state, { decisions, renumber, newId })
  if ('problem' in plan) throw new Error(plan.problem.message)
  return plan
}

/** The team after an import, as the database would have it. */
export function importInto(
  state: ImportState,
  page: Page,
  decisions: ImportDecisions = {},
  renumber = false,
): ImportState {
  return apply(state, planFor(page, state, decisions, renumber).writes)
}

/** Whether importing once more would write anything. */
export function wouldWrite(state: ImportState, page: Page, renumber = false): boolean {
  return hasWrites(planFor(page, state, {}, renumber).writes)
}

function apply(before: ImportState, writes: ImportWrites): ImportState {
  const state = structuredClone(before)
  for (const { id, name } of writes.people) {
    state.people.push({ id, name, aliases: [], githubLogin: null })
  }
  for (const { personId, aliases } of writes.aliases) find(state.people, personId).aliases = aliases
  for (const sprint of writes.sprints) {
    state.sprints.push({ ...sprint, hasIteration: false, recorded: {}, shown: { ...none } })
  }
  for (const { id, set } of writes.sprintEdits) Object.assign(find(state.sprints, id), set)
  for (const { id, number } of writes.numbers) find(state.sprints, id).number = number
  for (const { sprintId, totals } of writes.totals) {
    const sprint = find(state.sprints, sprintId)
    sprint.recorded[writes.source] = totals
    sprint.shown = totals
  }
  for (const { sprintId, totals } of writes.typed)
    find(state.sprints, sprintId).recorded.manual = totals
  for (const row of writes.availability) {
    const rest = state.availability.filter(
      each => each.sprintId !== row.sprintId || each.personId !== row.personId,
    )
    state.availability = [...rest, row]
  }
  state.cards.push(...writes.cards)
  for (const { id, text } of writes.cardEdits) find(state.cards, id).text = text
  state.actions.push(...writes.actions)
  for (const { id, set, history } of writes.actionEdits) {
    Object.assign(find(state.actions, id), set, history && { stateDay: history.day })
  }
  for (const row of writes.records) {
    const rest = state.records.filter(
      each => each.target !== row.target || each.field !== row.field,
    )
    state.records = [...rest, row]
  }
  return state
}

function find<T extends { id: string }>(rows: T[], id: string): T {
  const row = rows.find(each => each.id === id)
  if (!row) throw new Error(`Nothing has the id ${id}`)
  return row
}
