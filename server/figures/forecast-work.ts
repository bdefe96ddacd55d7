import type { Read } from '../../db/open.ts'
import { dayOf, endOfDay, startOfDay } from '../domain/calendar.ts'
import type { ItemState } from '../domain/change.ts'
import { growthOf } from '../domain/growth.ts'
import { sum } from '../domain/sum.ts'
import { type ItemGroup, medianOfGroups, type Work, workOf } from '../domain/work.ts'
import { countEstimates, countOpen, findFirstArrival, listArrivals } from '../store/forecast.ts'
import type { Book } from './book.ts'

/** What an item without an estimate counts, and of which items that is the median. */
export type UsualPoints = { median: number | null; of: string }

const isFinished = ({ isDone }: Book, row: { status: string | null; state: ItemState }) =>
  isDone(row.status) || row.state === 'completed' || row.state === 'merged'

const isDropped = (state: ItemState) =>
  state === 'not-planned' || state === 'duplicate' || state === 'unmerged'

/** The median over what the team has finished; before it has finished anything, over all that is estimated. */
export async function usualPoints(read: Read, book: Book): Promise<UsualPoints> {
  const estimates = (await countEstimates(read, book.team.id)).filter(one => !isDropped(one.state))
  const median = medianOfGroups(estimates.filter(one => isFinished(book, one)))
  return median === null
    ? { median: medianOfGroups(estimates), of: 'all estimated items' }
    : { median, of: 'all items that the team has finished' }
}

/** What is unfinished on the board, or the part of it with that label; what is left in closed sprints is only told. */
export async function openWork(
  read: Read,
  book: Book,
  label: string | undefined,
  usual: UsualPoints,
): Promise<Work> {
  const { counted, aside } = await countOpen(read, book.team.id, label)
  const closed = new Set(
    book.sprints.filter(({ state }) => state === 'closed').map(({ row }) => row.id),
  )
  const isOpen = ({ status }: { status: string | null }) => !book.isDone(status)
  const isLeft = ({ sprintId }: { sprintId: string | null }) =>
    sprintId !== null && closed.has(sprintId)
  const open = counted.filter(isOpen)
  const left = open.filter(isLeft)
  const toDo = open.filter(one => !isLeft(one))
  return workOf(
    {
      groups: toDo.filter(({ kind }) => kind !== 'redacted'),
      aside: itemsIn(aside.filter(one => isOpen(one) && !isLeft(one))),
      redacted: itemsIn(toDo.filter(({ kind }) => kind === 'redacted')),
      left: {
        items: itemsIn(left),
        points: sum(left.map(({ points, count }) => (points ?? 0) * count)),
      },
    },
    usual.median,
    usual.of,
  )
}

function itemsIn(groups: readonly ItemGroup[]): number {
  return groups.reduce((total, { count }) => total + count, 0)
}

/** By how much the backlog, or the part of it with that label, grew in each of these sprints, oldest first. */
export async function pastGrowth(
  read: Read,
  book: Book,
  sprints: readonly { firstDay: string; lastDay: string }[],
  label: string | undefined,
  median: number | null,
): Promise<number[]> {
  const { id: teamId, timeZone } = book.team
  const [first] = sprints
  const last = sprints.at(-1)
  const began = await findFirstArrival(read, teamId)
  if (!first || !last || began === null) return []
  const span = { from: startOfDay(first.firstDay, timeZone), to: endOfDay(last.lastDay, timeZone) }
  const rows = await listArrivals(read, teamId, label, span)
  const arrivals = rows
    .filter(row => row.kind !== 'redacted')
    .filter(row => isFinished(book, row) || (row.isPresent && !row.isArchived))
    .map(({ at, points }) => ({ day: dayOf(at, timeZone), points, count: 1 }))
  return growthOf(sprints, arrivals, dayOf(began, timeZone), median)
}
