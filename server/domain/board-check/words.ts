import type { PictureItem, PictureSprint } from './picture.ts'

/** Points in words, with at most two decimals: "1 point", "2.5 points". */
export function pointsInWords(points: number): string {
  return `${Math.round(points * 100) / 100} ${points === 1 ? 'point' : 'points'}`
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** An ISO day as in a sentence: "17 Nov 2026". */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** Where an item stands: "in sprint 16", "in no sprint". */
export function placeInWords(sprint: PictureSprint | null): string {
  return sprint === null ? 'in no sprint' : `in sprint ${sprint.number}`
}

/** An item's status as in a sentence: `its status is "In progress"`. */
export function statusInWords(status: string | null): string {
  return status === null ? 'it has no status' : `its status is “${status}”`
}

/** How people call an item in passing: its number, or the title of what has none. */
export function nameOf({ number, title }: PictureItem): string {
  return number === null ? `“${title}”` : `#${number}`
}

/** Names one after the other, at most three of them: "#1, #2, #3 and 2 more". */
export function namesOf(items: readonly PictureItem[]): string {
  const first = items.slice(0, 3).map(nameOf)
  const more = items.length - first.length
  if (more > 0) return `${first.join(', ')} and ${more} more`
  return first.length < 2 ? first.join('') : `${first.slice(0, -1).join(', ')} and ${first.at(-1)}`
}
