import type { ArithmeticChoice, ImportedField } from '#contract/import.ts'
import { plannedFte as plannedFteOf } from '#domain/availability.ts'
import type { KnownSprint } from '#domain/import.ts'
import type { RecordedTotals } from '#domain/recorded.ts'
import type { PageSprint, Warning } from './page.ts'
import { isTaken, type Plan, record, recorded } from './plan-context.ts'

const none: RecordedTotals = { committed: null, counted: null, plannedFte: null, actualFte: null }
const words: Record<keyof RecordedTotals, string> = {
  committed: 'expected story points',
  counted: 'story points',
  plannedFte: 'expected people',
  actualFte: 'people',
}

/**
 * The figures of a sprint of the text with its arithmetic decided: where a written velocity does not fit, points or
 * people may be taken from it instead. A choice holds for later imports as long as the text says the same.
 * Expected people that are the sum of the answers are left to the answers: to one decimal, as people write it, exactly on a page
 * of Knots.
 */
export function decidedTotals(plan: Plan, sprint: PageSprint, sprintId: string): RecordedTotals {
  const { committed, counted, plannedFte, actualFte } = sprint
  const totals = { committed, counted, plannedFte, actualFte }
  for (const [kind, points, people] of [
    ['expected', 'committed', 'plannedFte'],
    ['actual', 'counted', 'actualFte'],
  ] as const) {
    const warning = plan.page.warnings.find(({ id }) => id === `${sprint.lastDay}:${kind}`)
    if (!warning?.instead) continue
    const choice = choiceFor(plan, sprintId, kind, warning, `${totals[points]}/${totals[people]}`)
    plan.warnings.push({ ...warning, choice })
    if (choice === 'points') totals[points] = warning.instead.points ?? totals[points]
    if (choice === 'people') totals[people] = warning.instead.people ?? totals[people]
  }
  const answered = answeredFte(sprint)
  const margin = sprint.number === undefined ? 0.051 : 1e-6
  const isSum = answered !== null && Math.abs((totals.plannedFte ?? -1) - answered) < margin
  return isSum ? { ...totals, plannedFte: null } : totals
}

/** The FTE that the answers of a sprint add up to, null when nobody answered. */
export function answeredFte(sprint: PageSprint): number | null {
  return plannedFteOf(sprint.availability.map(({ percent }) => percent))
}

function choiceFor(
  plan: Plan,
  sprintId: string,
  kind: string,
  warning: Warning,
  figures: string,
): ArithmeticChoice {
  const field = `arithmetic.${kind}`
  const asWritten = `${figures} = ${warning.written}`
  const before = recorded(plan, sprintId, field) as
    | { asWritten: string; choice: ArithmeticChoice }
    | undefined
  const remembered = before?.asWritten === asWritten ? before.choice : undefined
  const choice = plan.decisions.arithmetic?.[warning.id ?? ''] ?? remembered ?? 'written'
  if (choice !== (remembered ?? 'written')) record(plan, sprintId, field, { asWritten, choice })
  return choice
}

/**
 * Plans the figures of a sprint that Knots has. Those of the text stand beside what the board or a person says, so
 * only a figure that a person typed is a conflict: it holds, until the text's is chosen. What Knots shows already,
 * whatever it is from, is not written again.
 */
export function planTotals(
  plan: Plan,
  known: KnownSprint,
  totals: RecordedTotals,
  line: number,
): ImportedField[] {
  const own = { ...none, ...known.recorded[plan.page.source] }
  const typed = { ...none, ...known.recorded.manual }
  const changes: ImportedField[] = []
  let isTypedChanged = false
  for (const field of Object.keys(none) as (keyof RecordedTotals)[]) {
    const value = totals[field]
    if (value === null || isNear(value, typed[field])) continue
    if (typed[field] !== null) {
      const what = `Sprint ${known.number}, ${words[field]}`
      const conflict = { target: known.id, field, what, line, inText: value, inKnots: typed[field] }
      if (!isTaken(plan, conflict)) continue
      typed[field] = null
      isTypedChanged = true
    } else if (isNear(value, own[field])) continue
    else if (own[field] === null && isNear(value, known.shown[field])) continue
    changes.push({ field, from: own[field] ?? known.shown[field], to: value })
    own[field] = value
  }
  if (changes.length > 0) plan.writes.totals.push({ sprintId: known.id, totals: own })
  if (isTypedChanged) plan.writes.typed.push({ sprintId: known.id, totals: typed })
  return changes
}

/** Whether two figures are the same as far as the layout of the minutes can say: six decimals. */
function isNear(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && Math.abs(a - b) < 1e-6
}
