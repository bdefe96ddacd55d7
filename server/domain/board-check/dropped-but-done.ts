import { type BoardPicture, type Finding, found } from './picture.ts'
import { isDropped, pointsThatCount } from './standing.ts'

const words = {
  'not-planned': 'Closed as not planned',
  duplicate: 'Closed as a duplicate',
  unmerged: 'Closed without merge',
} as const

/** Closed as not planned, as a duplicate or without merge, but in a done status: it was dropped and does not count. */
export function droppedButDone({ items }: BoardPicture): Finding[] {
  return items
    .filter(item => isDropped(item) && item.isDoneStatus)
    .map(item => {
      const dropped = item.state in words ? words[item.state as keyof typeof words] : 'Dropped'
      return found(item, `${dropped}, but the status is “${item.status}”.`, pointsThatCount(item))
    })
}
