import type { Read } from '../../db/open.ts'
import { averageVelocity } from '../domain/average.ts'
import { addDays, type Day } from '../domain/calendar.ts'
import { classSums } from '../domain/class-sums.ts'
import { settlementsOf } from '../domain/points.ts'
import { finishedBy } from '../domain/velocity.ts'
import { type Book, type BookSprint, loadBook, sprintIn } from './book.ts'
import { chartOf } from './burndown.ts'
import type { KeptAverage, KeptFigures, KeptItems } from './kept.ts'
import { blanksOf, peopleOf, sprintPeople } from './people.ts'
import { decidedIn, type Replayed, redactedOf, replayOpen } from './replay.ts'
import { reviewedIn } from './report-items.ts'
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
  const { times } = sprint
  return {
    figures: {
      ...sprintPeople(book, sprint),
      figures: replayed?.figures ?? null,
      doubts: replayed?.doubts,
      settlements: replayed ? settlementsOf(replayed.items, decidedIn(sprint).accepted) : [],
      commitment: replayed || sprint.presses.length > 0 ? times.commitment : null,
      start: times.start,
      cut: times.cut,
      workingDays: times.workingDays.length,
      ...averagesAt(book, sprint, replayed),
      classes: replayed ? classSums(replayed.items, redactedOf(replayed.rows)) : null,
      blanks: blanksOf(peopleOf(book, sprint)),
    },
    items: {
      ...(await reviewedIn(read, book, sprint, replayed)),
      burndown: replayed ? chartOf(book, sprint, replayed) : null,
    },
  }
}

/** The team's average over the sprints before this one, and with it. */
function averagesAt(
  book: Book,
  sprint: BookSprint,
  replayed: Replayed | undefined,
): { average: KeptAverage; averageWith: KeptAverage } {
  const choice = choiceOf(book, {})
  const totals = book.sprints
    .filter(one => one === sprint || one.state === 'closed')
    .map(one => totalsOf(showSprint(book, one, one === sprint ? replayed : undefined)))
    .map(one => (one.sprintId === sprint.row.id ? { ...one, state: 'closed' as const } : one))
  const by = (day: Day) => ({ ...choice, value: averageVelocity(choice, finishedBy(totals, day)) })
  return { average: by(addDays(sprint.row.firstDay, -1)), averageWith: by(sprint.row.lastDay) }
}
