import type { Iteration } from './board-item.ts'
import { compareDays, iterationDays, matchSprints, type SprintDays } from './sprint.ts'

/** A sprint as far as iterations are concerned. */
export type PlannedSprint = SprintDays & {
  id: string
  title: string
  isClosed: boolean
}

/** An iteration as it was when last read, and the sprint it is. */
export type KnownIteration = Iteration & { sprintId: string; isVanished: boolean }

/** What a read of the iterations means for the sprints. */
export type IterationPlan = {
  /** Iterations that are a sprint already, by their own id or because they mean the same days. */
  linked: { iteration: Iteration; sprintId: string; isNew: boolean }[]
  /** Iterations that become sprints of their own, oldest first. */
  made: (SprintDays & { iteration: Iteration })[]
  /** Sprints that take title or days of their iteration. */
  moved: (SprintDays & { sprintId: string; title: string })[]
  /** Ids of iterations that GitHub knows no more. */
  vanished: string[]
}

/** The days of an iteration, both included. */
export const daysOf = ({ startDate, durationDays }: Iteration) =>
  iterationDays({ startDate, duration: durationDays })

/**
 * Compares the iterations found with those known and with all sprints of the team.
 *
 * An iteration known by its id stays with its sprint. A new one is an existing sprint without a living
 * iteration if they share more than half of the shorter one's days (imported from minutes, or left by
 * an iteration whose settings were saved anew under another id); that sprint takes the iteration's
 * title and days, closed or not. Any other becomes a sprint. What GitHub changed of a known iteration
 * is taken over unless its sprint is closed; what a person changed in Knots stays until then.
 * An unchanged board gives a plan that changes nothing.
 */
export function planIterations(
  sprints: readonly PlannedSprint[],
  known: readonly KnownIteration[],
  found: readonly Iteration[],
): IterationPlan {
  const knownById = new Map(known.map(iteration => [iteration.id, iteration]))
  const foundIds = new Set(found.map(({ id }) => id))
  const sprintById = new Map(sprints.map(sprint => [sprint.id, sprint]))
  const living = new Set(known.filter(({ id }) => foundIds.has(id)).map(({ sprintId }) => sprintId))
  const fresh = found
    .filter(({ id }) => !knownById.has(id))
    .map(iteration => ({ iteration, ...daysOf(iteration) }))
  const matches = matchSprints(
    sprints.filter(({ id }) => !living.has(id)),
    fresh,
  )
  const matched = new Map(matches.map(match => [match.iteration, match.imported]))

  const plan: IterationPlan = { linked: [], made: [], moved: [], vanished: [] }
  for (const iteration of found) {
    const old = knownById.get(iteration.id)
    if (!old) continue
    const hasChanged = !isSame(old, iteration) || old.isVanished
    plan.linked.push({ iteration, sprintId: old.sprintId, isNew: hasChanged })
    const sprint = sprintById.get(old.sprintId)
    if (hasChanged && sprint && !sprint.isClosed) move(plan, sprint, iteration)
  }
  for (const newcomer of fresh) {
    const sprint = matched.get(newcomer)
    if (!sprint) plan.made.push(newcomer)
    else {
      plan.linked.push({ iteration: newcomer.iteration, sprintId: sprint.id, isNew: true })
      move(plan, sprint, newcomer.iteration)
    }
  }
  plan.made.sort(compareDays)
  plan.vanished = known
    .filter(({ id, isVanished }) => !isVanished && !foundIds.has(id))
    .map(({ id }) => id)
  return plan
}

const isSame = (a: Iteration, b: Iteration) =>
  a.title === b.title && a.startDate === b.startDate && a.durationDays === b.durationDays

function move(plan: IterationPlan, sprint: PlannedSprint, iteration: Iteration) {
  const { firstDay, lastDay } = daysOf(iteration)
  const { title } = iteration
  const isThere =
    sprint.firstDay === firstDay && sprint.lastDay === lastDay && sprint.title === title
  if (!isThere) plan.moved.push({ sprintId: sprint.id, title, firstDay, lastDay })
}
