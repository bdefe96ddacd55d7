import { type Formula, shown } from './explain.ts'
import { sum } from './sum.ts'

/** Items that are alike for this: so many of these points (null: without an estimate). */
export type ItemGroup = { points: number | null; count: number }

/** What is still to be done, counted. */
export type OpenItems = {
  /** With and without estimates; none of the items below is among them. */
  groups: readonly ItemGroup[]
  /** Items whose points are set aside, for they stand on another item too. */
  aside: number
  /** Items that GitHub does not let us see. */
  redacted: number
  /** What was left in a closed sprint: not part of it. */
  left: { items: number; points: number }
}

export type Work = {
  points: number
  items: number
  unestimated: number
  median: number | null
  formula: Formula
}

/** The median of the points of estimated items given by groups: the middle one, or the mean of the two middle ones. Null for none. */
export function medianOfGroups(groups: readonly ItemGroup[]): number | null {
  const sorted = groups
    .flatMap(({ points, count }) => (points === null || count < 1 ? [] : [{ points, count }]))
    .sort((a, b) => a.points - b.points)
  const total = sorted.reduce((all, { count }) => all + count, 0)
  const at = (rank: number) => {
    let passed = 0
    return sorted.find(({ count }) => {
      passed += count
      return passed > rank
    })?.points
  }
  const lower = at(Math.ceil(total / 2) - 1)
  const upper = at(Math.floor(total / 2))
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2
}

/**
 * What is to be done: points of the estimated items, and for each item without an estimate the team's median (what an
 * estimated item of the team usually is). Set aside counts 0, and so does what cannot be seen; both are items all the
 * same. Without a median those without an estimate count 0, and the formula says so.
 */
export function workOf(open: OpenItems, median: number | null, basis: string): Work {
  const estimated = sum(open.groups.map(({ points, count }) => (points ?? 0) * count))
  const unestimated = open.groups
    .filter(({ points }) => points === null)
    .reduce((all, { count }) => all + count, 0)
  const points = sum([estimated, unestimated * (median ?? 0)])
  const items = open.groups.reduce((all, { count }) => all + count, 0) + open.aside + open.redacted
  return {
    points,
    items,
    unestimated,
    median,
    formula: {
      figure: 'Work to be done',
      formula: 'points of open items + open items without an estimate x median',
      filled: `${shown(estimated)} + ${unestimated} x ${shown(median)} = ${shown(points)}`,
      notes: [...medianNote(unestimated, median, basis), ...otherNotes(open)],
    },
  }
}

function medianNote(unestimated: number, median: number | null, basis: string): string[] {
  if (unestimated === 0) return []
  const count = unestimated === 1 ? '1 item has' : `${unestimated} items have`
  return median === null
    ? [
        `${count} no estimate and ${unestimated === 1 ? 'counts' : 'count'} 0: no item of the team has one yet.`,
      ]
    : [`${count} no estimate; each counts ${shown(median)}, the median of the points of ${basis}.`]
}

function otherNotes({ aside, redacted, left }: OpenItems): string[] {
  const notes: string[] = []
  if (aside > 0)
    notes.push(
      aside === 1
        ? '1 item is set aside and counts 0: its points stand on another item too.'
        : `${aside} items are set aside and count 0: their points stand on other items too.`,
    )
  if (redacted > 0)
    notes.push(
      redacted === 1
        ? '1 item cannot be seen and counts 0.'
        : `${redacted} items cannot be seen and count 0.`,
    )
  if (left.items > 0)
    notes.push(
      `Not in it: ${left.items === 1 ? '1 open item' : `${left.items} open items`} with ${shown(left.points)} estimated points, left in closed sprints.`,
    )
  return notes
}
