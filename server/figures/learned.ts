import type { Read } from '../../db/open.ts'
import type { Learned } from '../contract/review.ts'
import { countedTwice, figureChanges } from '../domain/amend.ts'
import { shareOf } from '../domain/class-sums.ts'
import { Conflict } from '../errors.ts'
import { type Book, type BookSprint, loadBook, sprintIn } from './book.ts'
import type { KeptFigures, KeptItem, KeptItems } from './kept.ts'
import { namedPoints } from './named-figures.ts'
import { keptItemsOf } from './report-items.ts'
import { makeSnapshot } from './snapshot.ts'

type Kept = { figures: KeptFigures; items: KeptItems }

/** What the board says now of a closed sprint, beside what its close kept. Nothing where no close kept any figures. */
export async function showLearned(read: Read, book: Book, sprint: BookSprint): Promise<Learned> {
  const found = await lookAgain(read, book, sprint)
  return found ? differences(found) : { figures: [], items: [] }
}

function differences({ kept, now }: { kept: Kept; now: Kept }): Learned {
  const figures = figureChanges(namedPoints(kept.figures), namedPoints(now.figures))
  return {
    figures: figures.map(({ figure, before, after }) => ({ figure, kept: before, now: after })),
    items: itemChanges(kept.items.items, now.items.items),
  }
}

/** What the close keeps once all of that is taken over; null where there is nothing to take over. */
export async function learn(
  read: Read,
  teamId: string,
  sprintId: string,
  now: number,
): Promise<Kept | null> {
  const book = await loadBook(read, teamId, now)
  const sprint = sprintIn(book, sprintId)
  const found = await lookAgain(read, book, sprint)
  if (!found) return null
  const learned = differences(found)
  if (learned.figures.length + learned.items.length === 0) return null
  refuseTwice(book, sprint, found)
  return takenOver(found)
}

async function lookAgain(
  read: Read,
  { team }: Book,
  sprint: BookSprint,
): Promise<{ kept: Kept; now: Kept } | null> {
  const { row, kept } = sprint
  if (sprint.state !== 'closed' || row.closedAt === null || !kept?.figures) return null
  const now = await makeSnapshot(read, team.id, row.id, row.closedAt)
  return { kept: { figures: kept, items: await keptItemsOf(read, sprint) }, now }
}

/** Figures, classes and days as the board tells them now; people, averages and what was written stay. */
function takenOver({ kept, now }: { kept: Kept; now: Kept }): Kept {
  const { figures, doubts, settlements, commitment, start, cut, classes } = now.figures
  const known = new Map(kept.items.items.map(item => [item.itemId, item.called]))
  const review = kept.items.review ?? now.items.review
  return {
    figures: {
      ...kept.figures,
      figures,
      doubts,
      settlements,
      commitment,
      start,
      cut,
      ...(classes !== undefined && { classes }),
    },
    items: {
      items: now.items.items.map(item => {
        const called = known.get(item.itemId) ?? item.called
        return called ? { ...item, called } : item
      }),
      burndown: now.items.burndown,
      ...(review && { review }),
    },
  }
}

function refuseTwice(book: Book, sprint: BookSprint, { kept, now }: { kept: Kept; now: Kept }) {
  const [twice] = countedTwice(
    kept.figures.settlements,
    now.figures.settlements,
    laterKept(book, sprint),
  )
  if (!twice) return
  const item = now.items.items.find(({ itemId }) => itemId === twice.itemId)
  throw new Conflict(
    `Sprint ${twice.number} has counted “${item?.called?.title ?? twice.itemId}” as well. Correct that sprint first.`,
  )
}

/** The closed sprints after one, with what they settled. */
function laterKept(book: Book, sprint: BookSprint) {
  return book.sprints.slice(book.sprints.indexOf(sprint) + 1).map(({ row, kept }) => ({
    number: row.number,
    settlements: kept?.settlements ?? [],
  }))
}

function itemChanges(kept: readonly KeptItem[], now: readonly KeptItem[]): Learned['items'] {
  const before = new Map(kept.map(item => [item.itemId, item]))
  const after = new Map(now.map(item => [item.itemId, item]))
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  return ids.flatMap(id => {
    const old = before.get(id)
    const found = after.get(id)
    const isSame = old && found && old.class === found.class && shareOf(old) === shareOf(found)
    const called = old?.called ?? found?.called
    if (isSame) return []
    return [
      {
        id,
        title: called?.title ?? id,
        url: called?.url ?? null,
        keptClass: old?.class ?? null,
        nowClass: found?.class ?? null,
        keptPoints: old ? shareOf(old) : null,
        nowPoints: found ? shareOf(found) : null,
      },
    ]
  })
}
