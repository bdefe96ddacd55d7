import type { Read } from '../../db/open.ts'
import type { BoardPicture, PictureItem, PictureSprint } from '../domain/board-check/picture.ts'
import { isDone } from '../domain/board-check/standing.ts'
import { type Day, dayOf, lengthInDays, startOfDay } from '../domain/calendar.ts'
import { changesByItem, itemAsOf } from '../domain/ledger.ts'
import { currentSprint, nextSprint } from '../domain/sprint.ts'
import type { Aside } from '../store/aside.ts'
import { type CheckRow, listLinksOnBoard, listOnOtherBoards } from '../store/board-check.ts'
import { listChangesOfItems } from '../store/ledger.ts'
import type { Book, BookSprint } from './book.ts'

/** All that the rules of the board check look at, in a fixed number of queries. */
export async function boardPicture(
  read: Read,
  book: Book,
  rows: readonly CheckRow[],
  aside: ReadonlyMap<string, Aside>,
): Promise<BoardPicture> {
  const sprints = book.sprints.map(pictureSprint)
  const items = rows.map(row => pictureItem(book, row, aside))
  const doneDays = await doneDaysOf(read, book, rows, items)
  const shared = Map.groupBy(await listOnOtherBoards(read, book.team.id), one => one.itemId)
  return {
    today: book.today,
    items: items.map(item => ({ ...item, doneDay: doneDays.get(item.itemId) ?? null })),
    sprints,
    current: currentSprint(sprints, book.today),
    next: nextSprint(sprints, book.today),
    links: await listLinksOnBoard(read, book.team.id),
    shared: [...shared].map(([itemId, found]) => ({ itemId, teams: found.map(one => one.team) })),
    pointScale: book.team.pointScale,
    splitLimit: book.team.splitLimit,
  }
}

function pictureSprint({ row, state, hasIteration }: BookSprint): PictureSprint {
  const { id, number, firstDay, lastDay } = row
  const days = lengthInDays(firstDay, lastDay)
  return { id, number, firstDay, lastDay, days, isClosed: state === 'closed', hasIteration }
}

function pictureItem(book: Book, row: CheckRow, aside: ReadonlyMap<string, Aside>): PictureItem {
  const { itemId, kind, number, title, points, status, state, sprintId } = row
  return {
    itemId,
    kind,
    number,
    title,
    points,
    isAside: aside.has(itemId),
    status,
    isDoneStatus: book.isDone(status),
    state,
    sprintId,
    doneDay: null,
  }
}

/** When work in no sprint was done, for what may have been since the first sprint that is not closed began. */
async function doneDaysOf(
  read: Read,
  book: Book,
  rows: readonly CheckRow[],
  items: readonly PictureItem[],
): Promise<Map<string, Day>> {
  const { timeZone } = book.team
  const first = book.sprints.find(({ state }) => state !== 'closed')
  if (!first || first.row.firstDay > book.today) return new Map()
  const since = startOfDay(first.row.firstDay, timeZone)
  const ids = rows.flatMap(({ statusAt, stateAt, ...row }, index) => {
    const item = items[index]
    // An unknown time may be any.
    const last = Math.max(statusAt ?? since, stateAt ?? since)
    return item && row.sprintId === null && isDone(item) && last >= since ? [row.itemId] : []
  })
  const changes = changesByItem(await listChangesOfItems(read, book.team.id, ids))
  return new Map(
    [...changes].flatMap(([itemId, told]) => {
      const { doneSince } = itemAsOf(told, book.ledgerUntil, book.isDone)
      return doneSince === null ? [] : [[itemId, dayOf(doneSince, timeZone)] as const]
    }),
  )
}
