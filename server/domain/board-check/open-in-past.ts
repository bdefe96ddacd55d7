import { type BoardPicture, type Finding, found, sprintOf } from './picture.ts'
import { isToDo, pointsThatCount } from './standing.ts'
import { dayInWords } from './words.ts'

/** Work still to do in a sprint whose last day has passed: no coming sprint counts it until it is moved there. */
export function openInPast(picture: BoardPicture): Finding[] {
  return picture.items.flatMap(item => {
    const sprint = isToDo(item) ? sprintOf(item, picture) : null
    if (sprint === null || sprint.lastDay >= picture.today) return []
    return [
      found(
        item,
        `Still open in sprint ${sprint.number}, which ended on ${dayInWords(sprint.lastDay)}.`,
        pointsThatCount(item),
      ),
    ]
  })
}
