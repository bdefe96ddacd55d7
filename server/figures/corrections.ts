import type { Read } from '../../db/open.ts'
import { countedElsewhere, decidedAnew } from '../domain/amend.ts'
import { type Book, type BookSprint, loadBook, sprintIn } from './book.ts'
import type { KeptFigures, KeptItems } from './kept.ts'
import { blanksOf, knownBeside, liveFte, peopleOf } from './people.ts'
import { decidedIn, type Replayed, replayOpen } from './replay.ts'
import { decidedReview, itemsIn, keptItemsOf } from './report-items.ts'
import { showSprint } from './sprint.ts'

/** What can be decided on in a sprint, as of now. */
export async function reviewable(read: Read, teamId: string, sprintId: string, now: number) {
  const book = await loadBook(read, teamId, now)
  const sprint = sprintIn(book, sprintId)
  const replayed =
    sprint.state === 'closed' ? undefined : (await replayOpen(read, book, sprintId)).get(sprintId)
  const isCounted = isCountedByKnots(book, sprint, replayed)
  const items = isCounted ? await itemsIn(read, book, sprint, replayed) : []
  const others = book.sprints
    .filter(one => one !== sprint)
    .map(one => ({ number: one.row.number, settlements: one.kept?.settlements ?? [] }))
  return {
    isCounted,
    offers: new Map(
      items
        .filter(item => item.class === 'done-outside')
        .map(item => [item.itemId, { countedIn: countedElsewhere(item, others) }]),
    ),
  }
}

function isCountedByKnots(book: Book, sprint: BookSprint, replayed: Replayed | undefined) {
  const isKnown = replayed !== undefined || (sprint.kept?.figures ?? null) !== null
  return isKnown && showSprint(book, sprint, replayed).certainty !== 'recorded'
}

/**
 * What the close of a sprint keeps once what the team decided since is taken in, with nothing else of today's board;
 * null where it kept no figures. `what`: decisions and adjustments, or the people who were there.
 */
export async function recount(
  read: Read,
  teamId: string,
  sprintId: string,
  now: number,
  what: 'work' | 'people',
): Promise<{ figures: KeptFigures; items: KeptItems } | null> {
  const book = await loadBook(read, teamId, now)
  const sprint = sprintIn(book, sprintId)
  if (!sprint.kept) return null
  const items = await keptItemsOf(read, sprint)
  return what === 'people'
    ? { figures: peopleAnew(book, sprint, sprint.kept), items }
    : decidedWork(book, sprint, sprint.kept, items)
}

function peopleAnew(book: Book, sprint: BookSprint, kept: KeptFigures): KeptFigures {
  const people = peopleOf(book, sprint)
  const { actual } = liveFte(book, sprint, people)
  const { answered, total } = kept.people
  return {
    ...kept,
    fte: { ...kept.fte, actual },
    people: { answered, total, ...knownBeside(people, answered) },
    ...(kept.blanks && { blanks: blanksOf(people) }),
  }
}

function decidedWork(book: Book, sprint: BookSprint, kept: KeptFigures, items: KeptItems) {
  const { figures } = kept
  if (figures === null) return null
  const adjustments = sprint.adjustments.map(({ points }) => points)
  const decided = { ...decidedIn(sprint), adjustments }
  return {
    figures: decidedAnew({ ...kept, figures }, items.items, decided),
    items: {
      ...items,
      review: { notes: items.review?.notes ?? [], ...decidedReview(book, sprint) },
    },
  }
}
