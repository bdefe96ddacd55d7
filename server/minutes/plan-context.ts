import type { ImportConflict, ImportDecisions } from '#contract/import.ts'
import {
  type ImportRecord,
  type ImportState,
  type ImportWrites,
  mergeField,
} from '#domain/import.ts'
import type { Page, Warning } from './page.ts'

/** A plan while it is being made: what is compared, what was decided, and what comes of it. */
export type Plan = {
  page: Page
  state: ImportState
  decisions: ImportDecisions
  newId: () => string
  records: Map<string, ImportRecord>
  writes: ImportWrites
  conflicts: ImportConflict[]
  /** Ids of what stays, wholly or in part, as a person edited it in Knots. */
  kept: Set<string>
  warnings: Warning[]
}

/** A plan in which nothing is decided yet. */
export function startPlan(
  page: Page,
  state: ImportState,
  decisions: ImportDecisions,
  newId: () => string,
): Plan {
  return {
    page,
    state,
    decisions,
    newId,
    records: new Map(state.records.map(record => [keyOf(record.target, record.field), record])),
    writes: {
      source: page.source,
      people: [],
      aliases: [],
      sprints: [],
      sprintEdits: [],
      numbers: [],
      totals: [],
      typed: [],
      availability: [],
      cards: [],
      cardEdits: [],
      actions: [],
      actionEdits: [],
      goals: [],
      goalEdits: [],
      records: [],
    },
    conflicts: [],
    kept: new Set(),
    warnings: [],
  }
}

/** What an earlier import from the same kind of source wrote there; undefined when none did. */
export function recorded(plan: Plan, target: string, field: string): unknown {
  return plan.records.get(keyOf(target, `${plan.page.source}.${field}`))?.value
}

/** Notes what this import writes, for a later one to know. */
export function record(plan: Plan, target: string, field: string, value: unknown): void {
  plan.writes.records.push({ target, field: `${plan.page.source}.${field}`, value })
}

/** One field of one thing: the text's value beside the one in Knots. */
export type Field<T> = {
  target: string
  field: string
  /** The thing and the field in words, for a conflict. */
  what: string
  line: number
  inText: T
  inKnots: T
  /** How a value is shown where it is an id. */
  show?: (value: T) => string | number | null
  /** The form of both for what an earlier import wrote, where that may be in another one. */
  asBase?: (value: T) => T
}

/**
 * The value of the text where it is to be written, else undefined: both say the same, the text is silent, or a person
 * wrote something else in Knots and nobody chose the text's value. Lists conflicts and records what is written.
 */
export function settle<T extends string | number | null>(
  plan: Plan,
  field: Field<T>,
): T | undefined {
  const { target, field: name, inText, inKnots, asBase = same => same } = field
  const written = recorded(plan, target, name) as T | undefined
  const base = written === undefined ? undefined : asBase(written)
  const merged = mergeField(inText, inKnots, base)
  if (merged === 'same') return undefined
  if (merged === 'conflict' && !isTaken(plan, field)) return undefined
  record(plan, target, name, inText)
  return inText
}

/** Lists a conflict and says whether the text's value was chosen in it. */
export function isTaken<T extends string | number | null>(plan: Plan, field: Field<T>): boolean {
  const { target, field: name, what, line, inText, inKnots, show = same => same } = field
  const id = `${target}.${name}`
  const isChosen = plan.decisions.take?.includes(id) ?? false
  const shown = { inKnots: show(inKnots), inText: show(inText) }
  plan.conflicts.push({ id, what, line, ...shown, isTaken: isChosen })
  if (!isChosen) plan.kept.add(target)
  return isChosen
}

function keyOf(target: string, field: string): string {
  return `${target}\n${field}`
}
