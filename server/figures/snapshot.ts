import type { Read } from '../../db/open.ts'
import { averageVelocity } from '../domain/average.ts'
import { addDays } from '../domain/calendar.ts'
import { settlementsOf } from '../domain/points.ts'
import { finishedBy } from '../domain/velocity.ts'
import { loadBook, sprintIn } from './book.ts'
import { chartOf } from './burndown.ts'
import { agedItems } from './items.ts'
import type { KeptFigures, KeptItems } from './kept.ts'
import { sprintPeople } from './people.ts'
import { accepted, replayOpen } from './replay.ts'
import { showSprint } from './sprint.ts'
import { choiceOf, totalsOf } from './velocity.ts'

/** What a close at `at` keeps of a sprint, so that no later read of the board changes it. */
export async function makeSnapshot(
  read: Read,
  teamId: string,
  sprintId: string,
  at: number,
): Promise<{ figures: KeptFigures; items: KeptItems }> {
  const book = await loadBook(read, teamId, at, sprintId)
  const sprint = sprintIn(book, sprintId)
  const replayed = (await replayOpen(read, book, sprintId)).get(sprintId)
  const choice = choiceOf(book, {})
  const before = book.sprints
    .filter(one => one.state === 'closed')
    .map(one => totalsOf(showSprint(book, one, undefined)))
  const finished = finishedBy(before, addDays(sprint.row.firstDay, -1))
  const { times } = sprint
  return {
    figures: {
      ...sprintPeople(book, sprint),
      figures: replayed?.figures ?? null,
      doubts: replayed?.doubts,
      settlements: replayed ? settlementsOf(replayed.items, accepted) : [],
      commitment: replayed || sprint.presses.length > 0 ? times.commitment : null,
      start: times.start,
      cut: times.cut,
      workingDays: times.workingDays.length,
      average: { ...choice, value: averageVelocity(choice, finished) },
    },
    items: {
      items: replayed ? agedItems(book, replayed) : [],
      burndown: replayed ? chartOf(book, sprint, replayed) : null,
    },
  }
}
