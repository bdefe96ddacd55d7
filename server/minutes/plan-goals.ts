import type { ImportedField, ImportedGoal } from '#contract/import.ts'
import type { KnownGoal } from '#domain/import.ts'
import { cleanText } from './content.ts'
import type { PageGoal } from './goal-mark.ts'
import { isTaken, type Plan, record, recorded, settle } from './plan-context.ts'

/** Under this name it is recorded which goal came of which name. */
const all = 'goals'
const asSpoken = (name: string) => name.trim().normalize('NFKC').toLowerCase()

/**
 * Compares the goals of a text with those of the team. A goal is known by its name, by another name it has in Knots, or by
 * the name it was imported with. What a person wrote in Knots stays unless the text's value is chosen; a text without
 * label, parent issue or roadmap takes none away. Two names of one goal: the first counts, the other is left with a warning.
 */
export function planGoals(plan: Plan): ImportedGoal[] {
  const claimed = new Map<string, PageGoal>()
  return plan.page.goals.flatMap(goal => {
    const before = recorded(plan, all, asSpoken(goal.name))
    const known = findGoal(plan, goal, before)
    const other = known && claimed.get(known.id)
    if (other) {
      const message = `“${goal.name}” is a name of the goal in line ${other.line}; that one counts.`
      plan.warnings.push({ line: goal.line, message })
      return []
    }
    if (known) {
      claimed.set(known.id, goal)
      return [shownAs(goal, known.id, planKnown(plan, goal, known))]
    }
    if (typeof before === 'string' && !isTaken(plan, removed(goal, before))) {
      return [shownAs(goal, before, { change: 'kept', changes: [] })]
    }
    return [shownAs(goal, makeGoal(plan, goal), { change: 'new', changes: [] })]
  })
}

function findGoal({ state }: Plan, { name }: PageGoal, before: unknown): KnownGoal | undefined {
  const spoken = asSpoken(name)
  return (
    state.goals.find(goal => asSpoken(goal.name) === spoken) ??
    state.goals.find(goal => goal.aliases.includes(spoken)) ??
    state.goals.find(({ id }) => id === before)
  )
}

function makeGoal(plan: Plan, { name, state, label, parent, roadmap }: PageGoal): string {
  const id = plan.newId()
  plan.writes.goals.push({ id, name, state, label, parent, roadmap })
  record(plan, all, asSpoken(name), id)
  record(plan, id, 'state', state)
  for (const [field, value] of Object.entries({ label, parent, roadmap })) {
    if (value !== null && value !== '') record(plan, id, field, value)
  }
  return id
}

function planKnown(
  plan: Plan,
  goal: PageGoal,
  known: KnownGoal,
): Pick<ImportedGoal, 'change' | 'changes'> {
  const set: Plan['writes']['goalEdits'][number]['set'] = {}
  const changes: ImportedField[] = []
  const take = <T extends string | null>(field: string, inText: T, inKnots: T): T | undefined => {
    const what = `Goal “${known.name}”, ${field}`
    const at = { target: known.id, field, what, line: goal.line, inText, inKnots }
    const value = settle<T>(plan, at)
    if (value !== undefined) changes.push({ field, from: inKnots, to: value })
    return value
  }
  const state = take('state', goal.state, known.state)
  const label = take('label', goal.label, known.label)
  const parent = take('parent', goal.parent, known.parent)
  const roadmap = take('roadmap', goal.roadmap, cleanText(known.roadmap))
  if (state !== undefined) set.state = state
  if (label !== undefined) set.label = label
  if (parent !== undefined) set.parent = parent
  if (roadmap !== undefined) set.roadmap = roadmap
  if (changes.length === 0) return { change: plan.kept.has(known.id) ? 'kept' : 'same', changes }
  plan.writes.goalEdits.push({ id: known.id, set })
  return { change: 'changed', changes }
}

function removed({ name, line }: PageGoal, id: string) {
  const what = `Goal “${name}” (removed in Knots)`
  return { target: id, field: 'name', what, line, inText: name, inKnots: null }
}

function shownAs(
  { line, name, state }: PageGoal,
  goalId: string,
  change: Pick<ImportedGoal, 'change' | 'changes'>,
): ImportedGoal {
  return { goalId, line, name, state, ...change }
}
