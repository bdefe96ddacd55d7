import { type BoardPicture, type Finding, found } from './picture.ts'
import { pointsThatCount } from './standing.ts'
import { statusInWords } from './words.ts'

/**
 * Closed as completed or merged, but not in a done status: it counts as done since it was closed, while the board shows
 * it as work to do.
 */
export function closedNotDone({ items }: BoardPicture): Finding[] {
  return items
    .filter(item => (item.state === 'completed' || item.state === 'merged') && !item.isDoneStatus)
    .map(item => {
      const closed = item.state === 'merged' ? 'Merged' : 'Closed as completed'
      return found(item, `${closed}, but ${statusInWords(item.status)}.`, pointsThatCount(item))
    })
}
