import type { Read } from '../../db/open.ts'
import type { SprintItem } from '../contract/item.ts'
import type { Book, BookSprint } from './book.ts'
import type { Replayed } from './replay.ts'
import { itemsIn, type NamedItem } from './report-items.ts'
import { instant } from './sprint.ts'

/** In the board's order; of a closed sprint as its close kept them, under the names they had then. */
export async function showItems(
  read: Read,
  book: Book,
  sprint: BookSprint,
  replayed: Replayed | undefined,
): Promise<SprintItem[]> {
  return (await itemsIn(read, book, sprint, replayed)).map(showItem)
}

export function showItem({ called, ...item }: NamedItem): SprintItem {
  return {
    id: item.itemId,
    kind: called.kind,
    number: called.number,
    repository: called.repository,
    title: called.title,
    url: called.url,
    points: item.points,
    aside: item.aside,
    pointsAtCommitment: item.pointsAtCommitment,
    status: item.status,
    done: item.done,
    doneAt: item.doneSince === null ? null : instant(item.doneSince),
    class: item.class,
    assignees: called.assignees,
    labels: called.labels,
    isDraft: called.isDraft,
    reviewDecision: called.reviewDecision,
    age: item.age,
    certainty: item.certainty,
  }
}
