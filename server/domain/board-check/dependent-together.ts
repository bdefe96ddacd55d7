import { type BoardPicture, type Finding, itemsById, sprintOf } from './picture.ts'
import { isToDo, pointsThatCount } from './standing.ts'
import { namesOf } from './words.ts'

/**
 * Work to do that waits for other work to do in the same sprint, current or coming: if the first is late, so is the
 * second. Its points are those of the item that waits.
 */
export function dependentTogether(picture: BoardPicture): Finding[] {
  const items = itemsById(picture)
  const blocking = Map.groupBy(
    picture.links.filter(({ kind }) => kind === 'blocked-by'),
    link => link.itemId,
  )
  return picture.items.flatMap(item => {
    const waitsFor = blocking.get(item.itemId)
    const sprint = waitsFor && isToDo(item) ? sprintOf(item, picture) : null
    if (waitsFor === undefined || sprint === null || sprint.lastDay < picture.today) return []
    const others = waitsFor.flatMap(({ otherId }) => {
      const other = items.get(otherId)
      return other && other.sprintId === sprint.id && isToDo(other) ? [other] : []
    })
    if (others.length === 0) return []
    return [
      {
        itemId: item.itemId,
        relatedIds: others.map(other => other.itemId),
        text: `Waits for ${namesOf(others)} of the same sprint ${sprint.number}.`,
        points: pointsThatCount(item),
        asides: [],
      },
    ]
  })
}
