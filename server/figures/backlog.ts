import type { Read } from '../../db/open.ts'
import type { Backlog, BacklogItem, ItemMark } from '../contract/backlog.ts'
import { sprintsSeen } from '../domain/age.ts'
import { marksOf, type PlannedItem } from '../domain/backlog.ts'
import { endOfDay, startOfDay } from '../domain/calendar.ts'
import type { ItemState } from '../domain/change.ts'
import { usedViews } from '../domain/view-roles.ts'
import {
  listBlockers,
  listItemsInSprint,
  listSprintsOfItems,
  listWaitingReviews,
} from '../store/backlog.ts'
import { findProject } from '../store/board.ts'
import { type ItemRow, publicItems } from '../store/items.ts'
import { listDefaultBacklog, listViewItems } from '../store/views.ts'
import type { Book, BookSprint } from './book.ts'
import { instant } from './sprint.ts'

const mostOfBacklog = 1000
const dropped: ReadonlySet<ItemState> = new Set(['not-planned', 'duplicate', 'unmerged'])

/** What is in a sprint and what may come into it: a fixed number of queries whatever the board's size. */
export async function showBacklog(read: Read, book: Book, sprint: BookSprint): Promise<Backlog> {
  const { id: teamId } = book.team
  const project = await findProject(read, teamId)
  const view = usedViews(project).get('backlog')
  const inSprint = await listItemsInSprint(read, sprint.row.id)
  const waiting = view
    ? await listViewItems(read, teamId, 'backlog', { from: 0, limit: mostOfBacklog })
    : (await listDefaultBacklog(read, teamId, book.today)).map(item => ({ item }))
  const backlog = waiting
    .map(({ item }) => item)
    .filter(row => isToDo(book, row) && row.sprintId !== sprint.row.id)
    .slice(0, mostOfBacklog)
  const shown = await withMarks(read, book, [...inSprint, ...backlog])
  return {
    sprint: shown.slice(0, inSprint.length),
    backlog: shown.slice(inSprint.length),
    view: view?.name ?? null,
    isOnBoard: sprint.hasIteration,
  }
}

type Standing = { status: string | null; state: ItemState }

const isDone = (book: Book, { status, state }: Standing) =>
  !dropped.has(state) && (book.isDone(status) || state === 'completed' || state === 'merged')

const isToDo = (book: Book, row: Standing) => !dropped.has(row.state) && !isDone(book, row)

async function withMarks(read: Read, book: Book, rows: ItemRow[]): Promise<BacklogItem[]> {
  const { team } = book
  const ids = rows.map(({ itemId }) => itemId)
  const items = await publicItems(read, team.id, rows)
  const blockers = Map.groupBy(await listBlockers(read, team.id, ids), row => row.itemId)
  const sprints = Map.groupBy(await listSprintsOfItems(read, team.id, ids), row => row.itemId)
  const reviews = await listWaitingReviews(read, team.id)
  const spans = spansOf(book)
  return rows.flatMap((row, index) => {
    const item = items[index]
    if (!item) return []
    const planned: PlannedItem = {
      itemId: row.itemId,
      kind: row.kind,
      points: row.points,
      isAside: item.aside !== null,
      sprintId: row.sprintId,
      state: row.state,
      isDone: isDone(book, row),
      sprints: sprintsSeen(sprints.get(row.itemId) ?? [], book.ledgerUntil, spans),
      waitsFor: (blockers.get(row.itemId) ?? []).map(({ title, isOpen, target }) => ({
        title,
        isDone: target ? !isToDo(book, target) : !isOpen,
        sprintId: target?.sprintId ?? null,
      })),
      reviewSince: oldest(
        reviews.filter(one => one.itemId === row.itemId || one.closesContentId === row.contentId),
      ),
    }
    return [{ ...item, done: planned.isDone, marks: marksOf(planned, team).map(publicMark) }]
  })
}

function spansOf({ sprints, team: { timeZone } }: Book) {
  return new Map(
    sprints.map(({ row }) => [
      row.id,
      { start: startOfDay(row.firstDay, timeZone), end: endOfDay(row.lastDay, timeZone) },
    ]),
  )
}

function oldest(reviews: { since: number }[]): number | null {
  return reviews.length === 0 ? null : Math.min(...reviews.map(({ since }) => since))
}

function publicMark(mark: ReturnType<typeof marksOf>[number]): ItemMark {
  return mark.kind === 'review-waits' ? { kind: mark.kind, since: instant(mark.since) } : mark
}
