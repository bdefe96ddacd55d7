import type { SprintShares } from '../contract/review.ts'
import type { Sprint } from '../contract/sprint.ts'
import { classSums } from '../domain/class-sums.ts'
import { sharesOf } from '../domain/shares.ts'
import type { Book, BookSprint } from './book.ts'
import { type Replayed, redactedOf } from './replay.ts'

/** How the closed sprints went, oldest first. `sprints`: all of the team, as shown. */
export function closedShares(book: Book, sprints: readonly Sprint[]): SprintShares[] {
  const byId = new Map(book.sprints.map(sprint => [sprint.row.id, sprint]))
  return sprints.flatMap(shown => {
    const sprint = byId.get(shown.id)
    return sprint && shown.state === 'closed' ? [sprintShares(sprint, shown, undefined)] : []
  })
}

/** How a sprint went: of a closed one by what its close kept. */
export function sprintShares(
  { kept }: BookSprint,
  shown: Sprint,
  replayed: Replayed | undefined,
): SprintShares {
  const classes = replayed
    ? classSums(replayed.items, redactedOf(replayed.rows))
    : (kept?.classes ?? null)
  return {
    sprintId: shown.id,
    number: shown.number,
    title: shown.title,
    lastDay: shown.lastDay,
    ...sharesOf(shown.points, classes),
  }
}
