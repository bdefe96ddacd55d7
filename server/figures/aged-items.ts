import { sprintsSeen } from '../domain/age.ts'
import { endOfDay, startOfDay } from '../domain/calendar.ts'
import { historyInSprint } from '../domain/item-in-sprint.ts'
import type { Book } from './book.ts'
import type { AgedItem } from './kept.ts'
import type { Replayed } from './replay.ts'

/** The items of a sprint from the ledger, each with the number of sprints it has been in. */
export function agedItems(book: Book, replayed: Replayed): AgedItem[] {
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
