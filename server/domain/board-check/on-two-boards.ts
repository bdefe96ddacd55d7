import { type BoardPicture, type Finding, found, itemsById } from './picture.ts'
import { isSettled, pointsThatCount } from './standing.ts'

/**
 * Items that stand on the board of another team of this Knots too, where both could count their points. What is settled
 * here is left alone.
 */
export function onTwoBoards(picture: BoardPicture): Finding[] {
  const items = itemsById(picture)
  return picture.shared.flatMap(({ itemId, teams }) => {
    const item = items.get(itemId)
    if (item === undefined || isSettled(item, picture)) return []
    return [found(item, `Also on the board of ${teams.join(' and ')}.`, pointsThatCount(item))]
  })
}
