import { cleanLine } from './content.ts'

/** An item in a list: its name, its points where it has an estimate, and a line on it, empty for none. */
export type PrintedItem = { name: string; points: number | null; note: string }

/** What was not finished, done outside the sprint and adjusted. */
export type PrintedReview = {
  carriedOver: PrintedItem[]
  outsideCounted: PrintedItem[]
  outsideNotCounted: PrintedItem[]
  /** Points with their sign, and what they are for. */
  adjusted: { points: number; reason: string }[]
}

const title = '#### Carried over and done outside the sprint'

/**
 * What became of the work, for people: one list under its title, empty where there is nothing to say. All of it stands
 * further right than the title, so that reading leaves it out whatever the names of items are.
 */
export function printReview(review: PrintedReview | null): string {
  if (!review) return ''
  const lists = [
    printItems('Carried over', review.carriedOver),
    printItems('Done outside the sprint, counted', review.outsideCounted),
    printItems('Done outside the sprint, not counted', review.outsideNotCounted),
    ...review.adjusted.map(
      ({ points, reason }) => `  - Adjusted by ${signed(points)}: ${cleanLine(reason)}`,
    ),
  ].filter(list => list !== '')
  return lists.length === 0 ? '' : `${title}\n\n${lists.join('\n')}`
}

function printItems(words: string, items: readonly PrintedItem[]): string {
  if (items.length === 0) return ''
  const points = items.reduce((sum, item) => sum + (item.points ?? 0), 0)
  const count = items.length === 1 ? '1 item' : `${items.length} items`
  const lines = items.map(({ name, points: own, note }) => {
    const estimate = own === null ? 'no estimate' : inPoints(own)
    const line = cleanLine(note)
    return `    - ${cleanLine(name)} (${estimate})${line === '' ? '' : `: ${line}`}`
  })
  return [`  - ${words}: ${inPoints(points)} in ${count}`, ...lines].join('\n')
}

const inPoints = (points: number) => (points === 1 ? '1 point' : `${rounded(points)} points`)
const signed = (points: number) => `${points > 0 ? '+' : ''}${rounded(points)}`
const rounded = (points: number) => String(Number(points.toFixed(2)))
