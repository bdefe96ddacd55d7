import { type BoardPicture, type Finding, itemsById, type PictureItem } from './picture.ts'
import { isDropped, isSettled, pointsThatCount } from './standing.ts'
import { nameOf, namesOf, pointsInWords } from './words.ts'

/** One item whose points may repeat those of others, all on the board. */
type Group = { whole: PictureItem; parts: PictureItem[]; kind: 'parent' | 'closes' }

/**
 * Points on a parent and on its sub-issues, or on a pull request and on the issues it closes. At most the smaller of the
 * two sides may be counted twice: a parent of 8 with sub-issues of 3 and 2 may count 5 twice. What a closed sprint
 * counted cannot be taken back, so only items that still can count are named to be set aside: the parent or the pull
 * request if it is one of them, else the sub-issues or issues. Nothing is found once none can, or one side counts 0.
 */
export function countedTwice(picture: BoardPicture): Finding[] {
  return groupsOf(picture).flatMap(({ whole, parts, kind }) => {
    const free = parts.filter(part => !isSettled(part, picture))
    const isWholeFree = !isSettled(whole, picture)
    if (!isWholeFree && free.length === 0) return []
    const sum = total(isWholeFree ? parts : free)
    const points = Math.min(pointsThatCount(whole), sum)
    if (points <= 0) return []
    const asides = [
      ...(isWholeFree
        ? [{ itemId: whole.itemId, reason: `Counted on ${partNames(parts, kind)}` }]
        : []),
      ...free.map(part => ({
        itemId: part.itemId,
        reason: `Counted on ${wholeName(whole, kind)}`,
      })),
    ]
    return [
      {
        itemId: whole.itemId,
        relatedIds: parts.map(part => part.itemId),
        text: `${pointsInWords(pointsThatCount(whole))} here and ${pointsInWords(total(parts))} on ${partNames(parts, kind)}.`,
        points,
        asides,
      },
    ]
  })
}

/** Parents with their sub-issues, and pull requests with the issues they close, where both sides count points. */
function groupsOf(picture: BoardPicture): Group[] {
  const items = itemsById(picture)
  const groups = new Map<string, Group>()
  for (const { itemId, kind, otherId } of picture.links) {
    if (kind === 'blocked-by') continue
    const [wholeId, partId] = kind === 'parent' ? [otherId, itemId] : [itemId, otherId]
    const [whole, part] = [items.get(wholeId), items.get(partId)]
    if (whole === undefined || part === undefined || !counts(whole) || !counts(part)) continue
    const key = `${kind} ${wholeId}`
    const group = groups.get(key) ?? { whole, parts: [], kind }
    group.parts.push(part)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function counts(item: PictureItem): boolean {
  return !isDropped(item) && pointsThatCount(item) > 0
}

function total(items: readonly PictureItem[]): number {
  const sum = items.reduce((points, item) => points + pointsThatCount(item), 0)
  return Math.round(sum * 1e9) / 1e9
}

function partNames(parts: readonly PictureItem[], kind: Group['kind']): string {
  const noun = kind === 'parent' ? 'sub-issue' : 'issue'
  return parts.length === 1 ? `its ${noun} ${namesOf(parts)}` : `its ${noun}s ${namesOf(parts)}`
}

function wholeName(whole: PictureItem, kind: Group['kind']): string {
  return `its ${kind === 'parent' ? 'parent' : 'pull request'} ${nameOf(whole)}`
}
