import { type BoardPicture, type Finding, found, itemsById } from './picture.ts'
import { isToDo, pointsThatCount } from './standing.ts'

/**
 * Work to do in the current or the next sprint that has no estimate, so that it counts 0. Not so what GitHub does not let
 * us see, what was set aside, and what is estimated elsewhere: a pull request that closes an estimated issue, an issue
 * whose pull request, parent or sub-issue has the points. Its points are not known: null.
 */
export function unestimated(picture: BoardPicture): Finding[] {
  const elsewhere = estimatedElsewhere(picture)
  return [picture.current, picture.next].flatMap(sprint =>
    sprint === null
      ? []
      : picture.items
          .filter(item => item.sprintId === sprint.id && isToDo(item))
          .filter(item => item.points === null && item.kind !== 'redacted' && !item.isAside)
          .filter(item => !elsewhere.has(item.itemId))
          .map(item => found(item, `In sprint ${sprint.number} without an estimate.`, null)),
  )
}

function estimatedElsewhere(picture: BoardPicture): Set<string> {
  const items = itemsById(picture)
  const ids = new Set<string>()
  for (const { itemId, kind, otherId } of picture.links) {
    if (kind === 'blocked-by') continue
    const [one, other] = [items.get(itemId), items.get(otherId)]
    if (one === undefined || other === undefined) continue
    if (pointsThatCount(one) > 0) ids.add(otherId)
    if (pointsThatCount(other) > 0) ids.add(itemId)
  }
  return ids
}
