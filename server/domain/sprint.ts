import { addDays, type Day, lengthInDays } from './calendar.ts'

/** The days of a sprint, both included. */
export type SprintDays = { firstDay: Day; lastDay: Day }

export type SprintState = 'planned' | 'active' | 'closed'

/**
 * The days of a GitHub iteration, whose duration counts days and includes the first:
 * one of 14 days from Friday the 12th ends on Thursday the 25th. A gap to the next one is a break.
 */
export function iterationDays(iteration: { startDate: Day; duration: number }): SprintDays {
  return {
    firstDay: iteration.startDate,
    lastDay: addDays(iteration.startDate, iteration.duration - 1),
  }
}

/** How many days two sprints have in common; 0 when they do not touch. */
export function sharedDays(a: SprintDays, b: SprintDays): number {
  const first = a.firstDay > b.firstDay ? a.firstDay : b.firstDay
  const last = a.lastDay < b.lastDay ? a.lastDay : b.lastDay
  return first > last ? 0 : lengthInDays(first, last)
}

/**
 * Whether a sprint of the minutes and an iteration of the board mean the same sprint:
 * they share more than half of the shorter one's days.
 */
export function isSameSprint(a: SprintDays, b: SprintDays): boolean {
  const shorter = Math.min(lengthInDays(a.firstDay, a.lastDay), lengthInDays(b.firstDay, b.lastDay))
  return sharedDays(a, b) * 2 > shorter
}

/**
 * Which imported sprint is which iteration: each at most once. Where one could be several, the pair with the
 * most shared days is taken first, then the earlier one, so that the order of the input plays no part.
 */
export function matchSprints<A extends SprintDays, B extends SprintDays>(
  imported: readonly A[],
  iterations: readonly B[],
): { imported: A; iteration: B }[] {
  const pairs = imported
    .flatMap(a => iterations.map(b => ({ imported: a, iteration: b, shared: sharedDays(a, b) })))
    .filter(pair => pair.shared > 0 && isSameSprint(pair.imported, pair.iteration))
    .sort(
      (x, y) =>
        y.shared - x.shared ||
        compareDays(x.imported, y.imported) ||
        compareDays(x.iteration, y.iteration),
    )
  const takenImported = new Set<A>()
  const takenIterations = new Set<B>()
  const matches: { imported: A; iteration: B }[] = []
  for (const { imported: a, iteration: b } of pairs) {
    if (takenImported.has(a) || takenIterations.has(b)) continue
    takenImported.add(a)
    takenIterations.add(b)
    matches.push({ imported: a, iteration: b })
  }
  return matches.sort((x, y) => compareDays(x.imported, y.imported))
}

/** Order of sprints in time: by first day, then by last day. Negative when `a` comes first. */
export function compareDays(a: SprintDays, b: SprintDays): number {
  return compareText(a.firstDay, b.firstDay) || compareText(a.lastDay, b.lastDay)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Numbers for sprints met for the first time: the numbers after the highest known one, in order of first day.
 * A stored number never changes here, even when a new sprint lies before the known ones; see `renumbering`.
 */
export function numberSprints<S extends SprintDays>(
  known: readonly { number: number }[],
  found: readonly S[],
): { sprint: S; number: number }[] {
  const highest = known.reduce((max, sprint) => Math.max(max, sprint.number), 0)
  return [...found]
    .sort(compareDays)
    .map((sprint, index) => ({ sprint, number: highest + index + 1 }))
}

/**
 * What the numbers would be if counted again 1, 2, 3 ... in order of first day, for those that would change.
 * A proposal to be shown and confirmed, never done by itself. Empty when all is in order.
 */
export function renumbering(
  sprints: readonly (SprintDays & { id: string; number: number })[],
): { id: string; from: number; to: number }[] {
  return [...sprints]
    .sort((a, b) => compareDays(a, b) || a.number - b.number)
    .map((sprint, index) => ({ id: sprint.id, from: sprint.number, to: index + 1 }))
    .filter(change => change.from !== change.to)
}

/**
 * The state of a sprint: `closed` once somebody closed it, else `planned` until its first day or a commit,
 * else `active`, however long its last day is past.
 */
export function sprintState(
  sprint: { firstDay: Day; isCommitted: boolean; isClosed: boolean },
  today: Day,
): SprintState {
  if (sprint.isClosed) return 'closed'
  return sprint.isCommitted || today >= sprint.firstDay ? 'active' : 'planned'
}

/** The sprint whose days contain today; the later one if two do; null in a break. */
export function currentSprint<S extends SprintDays>(sprints: readonly S[], today: Day): S | null {
  const current = sprints.filter(sprint => sprint.firstDay <= today && today <= sprint.lastDay)
  return current.sort(compareDays).at(-1) ?? null
}

/** The first sprint that begins after today, else null. */
export function nextSprint<S extends SprintDays>(sprints: readonly S[], today: Day): S | null {
  return (
    sprints
      .filter(sprint => sprint.firstDay > today)
      .sort(compareDays)
      .at(0) ?? null
  )
}
