import type { ImportedField, ImportedGoal } from '#contract/import.ts'
import type { KnownGoal } from '#domain/import.ts'
import { cleanText } from './content.ts'
import type { PageGoal } from './goal-mark.ts'
import { isTaken, type Plan, record, recorded, settle } from './plan-context.ts'

/** Under this name it is recorded which goal came of which name. */
const all = 'goals'
const mostAliases = 20
const asSpoken = (name: string) => name.trim().normalize('NFKC').toLowerCase()

/**
 * Compares the goals of a text with those of the team. A goal is known by its name, by another name it has in Knots or in the
 * text, or by the name it was imported with; other names of the text are added. What a person wrote in Knots stays unless the text's value is chosen; a text without
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

function findGoal(
  { state }: Plan,
  { name, aliases }: PageGoal,
  before: unknown,
): KnownGoal | undefined {
  const spoken = asSpoken(name)
  return (
    state.goals.find(goal => asSpoken(goal.name) === spoken) ??
    state.goals.find(goal => goal.aliases.includes(spoken)) ??
    state.goals.find(({ id }) => id === before) ??
    state.goals.find(goal => aliases.map(asSpoken).includes(asSpoken(goal.name)))
  )
}

/** Names in use for a goal that the text calls by them too, but that nobody knows yet; those of other goals are theirs. */
function newAliases(plan: Plan, goal: PageGoal, known: Pick<KnownGoal, 'id' | 'name' | 'aliases'>) {
  const before = recorded(plan, known.id, 'aliases')
  const others = [
    ...plan.page.goals.filter(other => other !== goal).map(({ name }) => name),
    ...plan.state.goals.flatMap(({ id, name, aliases }) =>
      id === known.id ? [] : [name, ...aliases],
    ),
  ]
  const taken = new Set(
    [...others, known.name, ...known.aliases, ...(Array.isArray(before) ? before : [])].map(
      asSpoken,
    ),
  )
  const names = new Set([goal.name, ...goal.aliases].map(asSpoken))
  return [...names].filter(name => !taken.has(name)).slice(0, mostAliases - known.aliases.length)
}

function makeGoal(plan: Plan, goal: PageGoal): string {
  const { name, state, label, parent, roadmap } = goal
  const id = plan.newId()
  const aliases = newAliases(plan, goal, { id, name, aliases: [] })
  plan.writes.goals.push({ id, name, aliases, state, label, parent, roadmap })
  if (aliases.length > 0) record(plan, id, 'aliases', aliases)
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
  const added = newAliases(plan, goal, known)
  if (added.length > 0) {
    const before = recorded(plan, known.id, 'aliases')
    record(plan, known.id, 'aliases', [...(Array.isArray(before) ? before : []), ...added])
    set.aliases = [...known.aliases, ...added]
    changes.push({
      field: 'other names',
      from: known.aliases.join(', '),
      to: set.aliases.join(', '),
    })
  }
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
