import { type BoardPicture, type Finding, found } from './picture.ts'
import { isDone, pointsThatCount } from './standing.ts'
import { dayInWords } from './words.ts'

/**
 * In no sprint, but done on a day of a sprint that is not closed yet: its points count there only if the team accepts
 * them in the review, or puts the item into the sprint. What was done in sprints that are closed is settled.
 */
export function doneInNoSprint({ items, sprints }: BoardPicture): Finding[] {
  return items.flatMap(item => {
    const { doneDay } = item
    if (item.sprintId !== null || doneDay === null || !isDone(item)) return []
    const sprint = sprints.findLast(
      ({ firstDay, lastDay, isClosed }) => !isClosed && firstDay <= doneDay && doneDay <= lastDay,
    )
    if (sprint === undefined) return []
    return [
      found(
        item,
        `Done on ${dayInWords(doneDay)}, during sprint ${sprint.number}, but in no sprint.`,
        pointsThatCount(item),
      ),
    ]
  })
}
