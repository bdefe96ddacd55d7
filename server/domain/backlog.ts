import type { ItemState } from './change.ts'

/** An item as planning looks at it. Points are in story points, null when not estimated. */
export type PlannedItem = {
  itemId: string
  kind: 'issue' | 'pull-request' | 'draft' | 'redacted'
  points: number | null
  /** Whether its points are set aside and count 0. */
  isAside: boolean
  sprintId: string | null
  state: ItemState
  isDone: boolean
  /** In how many sprints it has been, the present one included. */
  sprints: number
  /** What it waits for: whether that is done, and in which sprint it is, if it is on the board at all. */
  waitsFor: readonly { title: string; isDone: boolean; sprintId: string | null }[]
  /** Since when a review of it, or of a pull request that closes it, is waited for; null: for none. */
  reviewSince: number | null
}

/** Something to know of an item before the team takes it on. */
export type ItemMark =
  | { kind: 'unestimated' }
  | { kind: 'must-split' }
  | { kind: 'off-scale' }
  | { kind: 'waits-for'; titles: string[]; isInSprint: boolean }
  | { kind: 'carried-over'; sprints: number }
  | { kind: 'review-waits'; since: number }

/**
 * What stands out about an item that may be worked on in a sprint: no estimate; a size from the split limit on, or one
 * that the scale lacks (0 is "no effort" and no size); work that it waits for and that is not done, in the same sprint or
 * not; that it has been in sprints before and was not finished; a review that somebody waits for. Work that is done or
 * may not be seen has none. Points set aside count 0 whatever they are.
 */
export function marksOf(
  item: PlannedItem,
  scale: { pointScale: readonly number[]; splitLimit: number },
): ItemMark[] {
  if (item.isDone || item.kind === 'redacted') return []
  const { points, isAside, waitsFor, sprintId, sprints, reviewSince } = item
  const isSized = points !== null && points !== 0 && !isAside
  const open = waitsFor.filter(one => !one.isDone)
  const isInSprint = sprintId !== null && open.some(one => one.sprintId === sprintId)
  return [
    ...(points === null && !isAside ? [{ kind: 'unestimated' as const }] : []),
    ...(isSized && points >= scale.splitLimit ? [{ kind: 'must-split' as const }] : []),
    ...(isSized && points < scale.splitLimit && !scale.pointScale.includes(points)
      ? [{ kind: 'off-scale' as const }]
      : []),
    ...(open.length > 0
      ? [{ kind: 'waits-for' as const, titles: open.map(({ title }) => title), isInSprint }]
      : []),
    ...(sprints > 1 ? [{ kind: 'carried-over' as const, sprints: sprints - 1 }] : []),
    ...(reviewSince === null ? [] : [{ kind: 'review-waits' as const, since: reviewSince }]),
  ]
}

/**
 * How many of the items fit, taken in their order: the longest beginning whose points do not exceed what is expected.
 * Items without points count 0, so those after the last one that fits and before the first that does not still fit. All
 * of them where nothing is expected to exceed (`expected` null). The line is drawn after that many.
 */
export function fitting(points: readonly (number | null)[], expected: number | null): number {
  if (expected === null) return points.length
  let total = 0
  for (const [index, value] of points.entries()) {
    total += value ?? 0
    // Sums of decimals differ from what they mean in the last digits.
    if (total > expected + 1e-9) return index
  }
  return points.length
}
