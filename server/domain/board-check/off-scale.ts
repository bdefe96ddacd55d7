import { type BoardPicture, type Finding, found } from './picture.ts'
import { isToDo } from './standing.ts'
import { pointsInWords } from './words.ts'

/**
 * Work to do whose points are not on the team's scale: 6 on 1, 2, 3, 5, 8. 0 is no size and stands for "no effort"; from
 * the split limit on another rule speaks; points set aside count 0 whatever they are.
 */
export function offScale(picture: BoardPicture): Finding[] {
  const { pointScale, splitLimit } = picture
  return picture.items.filter(isToDo).flatMap(item => {
    const { points, isAside } = item
    if (points === null || points === 0 || isAside) return []
    if (points >= splitLimit || pointScale.includes(points)) return []
    return [found(item, `${pointsInWords(points)}; ${nearestInWords(points, pointScale)}.`, points)]
  })
}

function nearestInWords(points: number, scale: readonly number[]): string {
  const below = Math.max(...scale.filter(size => size < points))
  const above = Math.min(...scale.filter(size => size > points))
  const near = [below, above].filter(size => Number.isFinite(size))
  return `the scale has ${near.join(' and ')}`
}
