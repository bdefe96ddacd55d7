import { type BoardPicture, type Finding, found, sprintOf } from './picture.ts'
import { isToDo, pointsThatCount } from './standing.ts'

/** Work still to do in a sprint whose last day has passed: no coming sprint counts it until it is moved there. */
export function openInPast(picture: BoardPicture): Finding[] {
  return picture.items.flatMap(item => {
    const sprint = sprintOf(item, picture)
    if (sprint === null || sprint.lastDay >= picture.today || !isToDo(item)) return []
    return [
      found(
        item,
        `Still open in sprint ${sprint.number}, which ended on ${sprint.lastDay}.`,
        pointsThatCount(item),
      ),
    ]
  })
}
