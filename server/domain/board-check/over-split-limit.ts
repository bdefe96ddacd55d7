import { type BoardPicture, type Finding, found, itemsById, sprintOf } from './picture.ts'
import { isToDo, pointsThatCount } from './standing.ts'
import { placeInWords, pointsInWords } from './words.ts'

/**
 * Work to do with so many points that the team splits it: 13 with a limit of 13. Not so what is split already: a parent
 * whose sub-issues on the board have points.
 */
export function overSplitLimit(picture: BoardPicture): Finding[] {
  const items = itemsById(picture)
  const split = new Set(
    picture.links
      .filter(({ kind, itemId }) => kind === 'parent' && (items.get(itemId)?.points ?? 0) > 0)
      .map(({ otherId }) => otherId),
  )
  return picture.items
    .filter(item => isToDo(item) && pointsThatCount(item) >= picture.splitLimit)
    .filter(item => !split.has(item.itemId))
    .map(item => {
      const points = pointsThatCount(item)
      const place = placeInWords(sprintOf(item, picture))
      return found(item, `${pointsInWords(points)} in one item, ${place}.`, points)
    })
}
