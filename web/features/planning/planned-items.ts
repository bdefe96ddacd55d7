import type { Backlog, BacklogItem, ItemMark } from '#contract/backlog.ts'
import type { Write } from '#contract/write.ts'
import { fitting } from '#domain/backlog.ts'
import { formatPoints, plural } from '../../lib/format.ts'

/** An item where it will be once GitHub has what waits for it. */
export type Planned = BacklogItem & { isWaiting: boolean; fits: boolean }

export type Lists = { sprint: Planned[]; backlog: Planned[] }

/** Points as they count. */
export const counted = ({ points, aside }: Pick<BacklogItem, 'points' | 'aside'>) =>
  aside === null ? points : 0

const totalOf = (items: Pick<BacklogItem, 'points' | 'aside'>[]) =>
  items.reduce((total, item) => total + (counted(item) ?? 0), 0)

export const pointsIn = (items: Planned[]) => totalOf(items)

function changed(item: BacklogItem, writes: Write[]): BacklogItem & { isWaiting: boolean } {
  const mine = writes.filter(write => write.itemId === item.id)
  const points = mine.findLast(write => write.field === 'points')
  const isNumber = typeof points?.to === 'number'
  return {
    ...item,
    ...(points && { points: isNumber ? Number(points.to) : null }),
    isWaiting: mine.length > 0,
  }
}

/**
 * Both lists as they will be once GitHub has what waits, and which items fit into what is expected: the sprint's
 * own first, in the board's order, then the backlog's into what is left.
 */
export function plannedLists(
  { sprint, backlog }: Backlog,
  open: Write[],
  { sprintId, expected }: { sprintId: string; expected: number | null },
): Lists {
  const waiting = open.filter(({ state }) => state === 'waiting')
  const moves = new Map(
    waiting.filter(({ field }) => field === 'sprint').map(({ itemId, to }) => [itemId, to]),
  )
  const goesIn = (item: BacklogItem, isIn: boolean) =>
    moves.has(item.id) ? moves.get(item.id) === sprintId : isIn
  const all = [
    ...sprint.map(item => ({ item: changed(item, waiting), isIn: goesIn(item, true) })),
    ...backlog.map(item => ({ item: changed(item, waiting), isIn: goesIn(item, false) })),
  ]
  const inside = all.filter(({ isIn }) => isIn).map(({ item }) => item)
  const outside = all.filter(({ isIn }) => !isIn).map(({ item }) => item)
  const left = expected === null ? null : expected - totalOf(inside)
  const withLine = (items: typeof inside, room: number | null) => {
    const count = room !== null && room < 0 ? 0 : fitting(items.map(counted), room)
    return items.map((item, index) => ({ ...item, fits: index < count }))
  }
  return { sprint: withLine(inside, expected), backlog: withLine(outside, left) }
}

export type Filter = { text: string; status: string; label: string; repository: string }

export const noFilter: Filter = { text: '', status: '', label: '', repository: '' }

/** What a filter leaves. Its text is looked for in the title and as a number. */
export function matching<Item extends BacklogItem>(items: Item[], filter: Filter): Item[] {
  const text = filter.text.trim().toLowerCase()
  const number = /^#?(\d+)$/.exec(text)?.[1]
  return items.filter(
    item =>
      (text === '' ||
        item.title.toLowerCase().includes(text) ||
        (number !== undefined && item.number === Number(number))) &&
      (filter.status === '' || item.status === filter.status) &&
      (filter.label === '' || item.labels.includes(filter.label)) &&
      (filter.repository === '' || item.repository === filter.repository),
  )
}

/** The values that a filter can choose from, in alphabetical order. */
export function choicesIn(items: BacklogItem[]) {
  const sorted = (values: (string | null)[]) =>
    [...new Set(values)].filter(value => value !== null).sort((a, b) => a.localeCompare(b))
  return {
    status: sorted(items.map(({ status }) => status)),
    label: sorted(items.flatMap(({ labels }) => labels)),
    repository: sorted(items.map(({ repository }) => repository)),
  }
}

/** A mark in a few words, and whether it should catch the eye. */
export function markWords(mark: ItemMark): { words: string; isWarning: boolean } {
  switch (mark.kind) {
    case 'unestimated':
      return { words: 'No estimate', isWarning: true }
    case 'must-split':
      return { words: 'Must be split', isWarning: true }
    case 'off-scale':
      return { words: 'Off the scale', isWarning: false }
    case 'waits-for':
      return {
        words: `Waits for ${mark.titles.join(', ')}${mark.isInSprint ? ', in the same sprint' : ''}`,
        isWarning: mark.isInSprint,
      }
    case 'carried-over':
      return {
        words: mark.sprints === 1 ? 'Carried over' : `Carried over ${mark.sprints} times`,
        isWarning: false,
      }
    case 'review-waits':
      return { words: 'Waits for review', isWarning: false }
  }
}

/** "52 points in 14 items". */
export const sumWords = (items: Planned[]) =>
  `${formatPoints(pointsIn(items))} points in ${plural(items.length, 'item')}`
