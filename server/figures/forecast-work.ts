import type { Read } from '../../db/open.ts'
import { dayOf, endOfDay, startOfDay } from '../domain/calendar.ts'
import type { ItemState } from '../domain/change.ts'
import { growthOf } from '../domain/growth.ts'
import { sum } from '../domain/sum.ts'
import { type ItemGroup, medianOfGroups, type Work, workOf } from '../domain/work.ts'
import { countItems, type ItemCount, listArrivals } from '../store/forecast.ts'
import type { Book } from './book.ts'

/** What a team has or had on its board, counted. */
export type Board = {
  all: readonly ItemCount[]
  /** What an item without an estimate counts, and of which items that is the median. */
  median: number | null
  medianOf: string
}

const isFinished = ({ isDone }: Book, row: { status: string | null; state: ItemState }) =>
  isDone(row.status) || row.state === 'completed' || row.state === 'merged'

const isDropped = (state: ItemState) =>
  state === 'not-planned' || state === 'duplicate' || state === 'unmerged'

const boards = new WeakMap<Book, Promise<Board>>()

/** The same for all that is asked of one state of the team. */
export function boardOf(read: Read, book: Book): Promise<Board> {
  const known = boards.get(book)
  if (known) return known
  const made = countItems(read, book.team.id, undefined).then(all => countedBoard(book, all))
  boards.set(book, made)
  made.catch(() => boards.delete(book))
  return made
}

/** The median is over what the team has finished; before it has finished anything, over all that is estimated. */
function countedBoard(book: Book, all: readonly ItemCount[]): Board {
  const estimated = all.filter(one => !one.isAside && !isDropped(one.state))
  const median = medianOfGroups(estimated.filter(one => isFinished(book, one)))
  return median === null
    ? { all, median: medianOfGroups(estimated), medianOf: 'all estimated items' }
    : { all, median, medianOf: 'all items that the team has finished' }
}

/** What is unfinished on the board, or the part of it with that label; what is left in closed sprints is only told. */
export async function openWork(
  read: Read,
  book: Book,
  board: Board,
  label: string | undefined,
): Promise<Work> {
  const all = label === undefined ? board.all : await countItems(read, book.team.id, label)
  const closed = new Set(
    book.sprints.filter(({ state }) => state === 'closed').map(({ row }) => row.id),
  )
  const open = all.filter(
    one => one.isPresent && !one.isArchived && !isDropped(one.state) && !isFinished(book, one),
  )
  const isLeft = ({ sprintId }: ItemCount) => sprintId !== null && closed.has(sprintId)
  const toDo = open.filter(one => !isLeft(one))
  const left = open.filter(one => isLeft(one) && !one.isAside)
  const counting = toDo.filter(one => !one.isAside && one.kind !== 'redacted')
  return workOf(
    {
      groups: counting,
      aside: itemsIn(toDo.filter(one => one.isAside)),
      redacted: itemsIn(toDo.filter(one => !one.isAside && one.kind === 'redacted')),
      left: {
        items: itemsIn(left),
        points: sum(left.map(({ points, count }) => (points ?? 0) * count)),
      },
    },
    board.median,
    board.medianOf,
  )
}

function itemsIn(groups: readonly ItemGroup[]): number {
  return groups.reduce((total, { count }) => total + count, 0)
}

/** By how much the backlog, or the part of it with that label, grew in each of these sprints, oldest first. */
export async function pastGrowth(
  read: Read,
  book: Book,
  { all, median }: Board,
  sprints: readonly { firstDay: string; lastDay: string }[],
  label: string | undefined,
): Promise<number[]> {
  const { id: teamId, timeZone } = book.team
  const [first] = sprints
  const last = sprints.at(-1)
  if (!first || !last || all.length === 0) return []
  const began = Math.min(...all.map(({ firstAt }) => firstAt ?? Number.POSITIVE_INFINITY))
  const span = { from: startOfDay(first.firstDay, timeZone), to: endOfDay(last.lastDay, timeZone) }
  const rows = await listArrivals(read, teamId, label, span)
  const arrivals = rows
    .filter(row => row.kind !== 'redacted')
    .filter(row => isFinished(book, row) || (row.isPresent && !row.isArchived))
    .map(({ at, points }) => ({ day: dayOf(at, timeZone), points, count: 1 }))
  return growthOf(sprints, arrivals, dayOf(began, timeZone), median)
}
