import type { BoardPicture, PictureItem } from './picture.ts'
import { sprintOf } from './picture.ts'

/**
 * Whether an item was dropped: closed as not planned or as a duplicate, or closed without merge. Dropped wins over any
 * status, because GitHub's own workflow sets "Done" on every close.
 */
export function isDropped({ state }: PictureItem): boolean {
  return state === 'not-planned' || state === 'duplicate' || state === 'unmerged'
}

/** Whether an item is done: not dropped, and in a done status, closed as completed or merged. */
export function isDone(item: PictureItem): boolean {
  const isFinished = item.state === 'completed' || item.state === 'merged'
  return !isDropped(item) && (item.isDoneStatus || isFinished)
}

/** Whether an item is work still to do. */
export function isToDo(item: PictureItem): boolean {
  return !isDropped(item) && !isDone(item)
}

/** The points an item counts with now: 0 when not estimated or set aside. */
export function pointsThatCount({ points, isAside }: PictureItem): number {
  return isAside ? 0 : (points ?? 0)
}

/**
 * Whether no figure that can still change hangs on the item: it was dropped, or it is done and its sprint is closed or
 * it is in none.
 */
export function isSettled(item: PictureItem, picture: BoardPicture): boolean {
  if (isDropped(item)) return true
  return isDone(item) && (sprintOf(item, picture)?.isClosed ?? true)
}
