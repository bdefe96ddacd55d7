import { type BoardPicture, type Finding, found, itemsById } from './picture.ts'
import { isToDo, pointsThatCount } from './standing.ts'

/**
 * Work to do in the current or the next sprint that has no estimate, so that it counts 0. Not so what GitHub does not let
 * us see, what was set aside, and what is estimated elsewhere: a pull request that closes an estimated issue, an issue
 * whose pull request, parent or sub-issue has the points. Of a pull request and the issue it closes, both without an
 * estimate, only the issue is found. Its points are not known: null.
 */
export function unestimated(picture: BoardPicture): Finding[] {
  const elsewhere = estimatedElsewhere(picture)
  const sprints = [picture.current, picture.next].filter(sprint => sprint !== null)
  const open = picture.items
    .filter(item => sprints.some(({ id }) => id === item.sprintId) && isToDo(item))
    .filter(item => item.points === null && item.kind !== 'redacted' && !item.isAside)
    .filter(item => !elsewhere.has(item.itemId))
  const openIds = new Set(open.map(item => item.itemId))
  const meant = new Set(
    picture.links
      .filter(({ kind, otherId }) => kind === 'closes' && openIds.has(otherId))
      .map(({ itemId }) => itemId),
  )
  return sprints.flatMap(({ id, number }) =>
    open
      .filter(item => item.sprintId === id && !meant.has(item.itemId))
      .map(item => found(item, `In sprint ${number} without an estimate.`, null)),
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
