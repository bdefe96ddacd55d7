import type { Read } from '../../db/open.ts'
import type { SprintItem } from '../contract/item.ts'
import { sprintsSeen } from '../domain/age.ts'
import { endOfDay, startOfDay } from '../domain/calendar.ts'
import { historyInSprint } from '../domain/item-in-sprint.ts'
import { findClose } from '../store/closes.ts'
import { type ItemRow, listItemsByIds } from '../store/items.ts'
import type { Book, BookSprint } from './book.ts'
import { asKeptItems, type KeptItem } from './kept.ts'
import type { Replayed } from './replay.ts'
import { instant } from './sprint.ts'

/** The items of a sprint from the ledger, each with the number of sprints it has been in. */
export function agedItems(book: Book, replayed: Replayed): KeptItem[] {
  const { timeZone } = book.team
  const spans = new Map(
    book.sprints.map(({ row }) => [
      row.id,
      { start: startOfDay(row.firstDay, timeZone), end: endOfDay(row.lastDay, timeZone) },
    ]),
  )
  const { frame } = replayed
  return replayed.items.map(item => {
    const changes = replayed.changes.get(item.itemId) ?? []
    const { history } = historyInSprint(changes, frame, book.isDone)
    return {
      ...item,
      age: Math.max(sprintsSeen(history, frame.asOf, spans), item.isInScope ? 1 : 0),
    }
  })
}

/** In the board's order; of a closed sprint as its close kept them, under the titles they have now. */
export async function showItems(
  read: Read,
  book: Book,
  sprint: BookSprint,
  replayed: Replayed | undefined,
): Promise<SprintItem[]> {
  const items = replayed
    ? agedItems(book, replayed)
    : sprint.kept
      ? asKeptItems((await findClose(read, sprint.row.id))?.items).items
      : []
  const byId = new Map(items.map(item => [item.itemId, item]))
  const rows =
    replayed?.rows.values() ?? (await listItemsByIds(read, book.team.id, [...byId.keys()]))
  return [...rows]
    .sort((a, b) => a.position - b.position || (a.itemId < b.itemId ? -1 : 1))
    .flatMap(row => {
      const item = byId.get(row.itemId)
      return item ? [showItem(row, item)] : []
    })
}

function showItem(row: ItemRow, item: KeptItem): SprintItem {
  return {
    id: row.itemId,
    kind: row.kind,
    number: row.number,
    repository: row.repository,
    title: row.title,
    url: row.url,
    points: item.points,
    // A close from before items could be set aside says nothing of it.
    aside: item.aside ?? null,
    pointsAtCommitment: item.pointsAtCommitment,
    status: item.status,
    done: item.done,
    doneAt: item.doneSince === null ? null : instant(item.doneSince),
    class: item.class,
    assignees: row.assignees,
    labels: row.labels,
    isDraft: row.isDraft,
    reviewDecision: row.reviewDecision,
    age: item.age,
    certainty: item.certainty,
  }
}
