import type { Certainty, Change } from './change.ts'
import { settledAtCommitment } from './commitment.ts'
import { type ItemAsOf, itemHistory, leastCertain, stateAt } from './ledger.ts'
import {
  countingPoints,
  isDoneOutside,
  isInScope,
  isInSprint,
  type SprintFrame,
  type Standing,
  standingAt,
  wasInScope,
} from './scope.ts'
import type { IsDone } from './status.ts'
import { sum } from './sum.ts'

/** Where an item stands in a sprint: each in exactly one. The first four are in scope; `open` is unfinished so far. */
export type ItemClass =
  | 'committed-done'
  | 'added-done'
  | 'open'
  | 'carried-over'
  | 'removed'
  | 'dropped'
  | 'came-and-went'
  | 'done-before'
  | 'done-outside'

/** One item in the view of one sprint, with its share in each of the sprint's figures, in points. */
export type ItemInSprint = {
  itemId: string
  class: ItemClass
  /** As they stand on the item; null when not estimated. */
  points: number | null
  /** Why they are set aside and count 0; null: they count. */
  aside: string | null
  /** As they stood at the commitment; null when it was not in the sprint then, or not estimated. */
  pointsAtCommitment: number | null
  /** What earlier sprints have counted of it; taken off its share in every figure. */
  alreadyCounted: number
  isCommitted: boolean
  isInScope: boolean
  done: boolean
  doneSince: number | null
  status: string | null
  committed: number
  added: number
  removed: number
  reestimated: number
  completed: number
  /** Points offered to the team as done outside the sprint. */
  offered: number
  /** Estimated for the first time after the commitment. */
  isFirstEstimate: boolean
  /** A committed item still in scope whose points were set aside since the commitment, or count again since then. */
  asideSince: 'set-aside' | 'counted-again' | null
  /** Counted as at the commitment because its change was only known to be about then. */
  isBoundedAtCommitment: boolean
  certainty: Certainty
}

/** An item's states as this sprint sees them: what happened about the commitment is taken as made by then. */
export function historyInSprint(
  changes: readonly Change[],
  frame: SprintFrame,
  isDone: IsDone,
): { history: ItemAsOf[]; isMoved: boolean } {
  const settled = settledAtCommitment(changes, frame.commitmentAt)
  return { history: itemHistory(settled.changes, isDone), isMoved: settled.isMoved }
}

/**
 * One item in the view of one sprint, from all its changes in any order. Null when it has nothing to do with it.
 *
 * Its shares: `committed`, points at the commitment if it was in scope then; `added`, points now if it came in later
 * and is still in scope; `removed`, points at the commitment if it was committed and left or was dropped;
 * `reestimated`, points now less points at the commitment if it was in scope at both; `completed`, points now if in
 * scope and done. So committed + added - removed + reestimated is its part of the scope.
 * From the instant its points are set aside they are 0 in all of these, so that for a committed item setting aside is a
 * re-estimate: 8 points committed and then set aside are committed 8, re-estimated -8, completed 0 once done.
 * Before a commitment every item in the sprint is taken as committed for its class, and the figures say null.
 */
export function itemInSprint(
  changes: readonly Change[],
  frame: SprintFrame,
  isDone: IsDone,
): ItemInSprint | null {
  const { history, isMoved } = historyInSprint(changes, frame, isDone)
  const standing = standingAt(history, frame.asOf, frame)
  const hasCommitment = frame.commitmentAt !== null && frame.commitmentAt <= frame.asOf
  const commitmentAt =
    hasCommitment && frame.commitmentAt !== null ? frame.commitmentAt : frame.asOf
  const then = stateAt(history, commitmentAt)
  const isCommitted = isInScope(then, frame)
  const wasIn = wasInScope(history, commitmentAt, frame.asOf, frame)
  const itemClass = classOf(standing, frame, { isCommitted, wasIn })
  if (itemClass === null) return null

  const { item } = standing
  const before = isCommitted ? countingPoints(then, frame) : 0
  const now = standing.isInScope ? countingPoints(item, frame) : 0
  const isInBoth = isCommitted && standing.isInScope
  return {
    itemId: item.itemId,
    class: itemClass,
    points: standing.points,
    aside: item.aside,
    pointsAtCommitment: isCommitted && hasCommitment ? then.points : null,
    alreadyCounted: frame.settled.get(item.itemId)?.points ?? 0,
    isCommitted,
    isInScope: standing.isInScope,
    done: standing.done,
    doneSince: standing.done ? item.doneSince : null,
    status: item.status,
    committed: before,
    added: isCommitted ? 0 : now,
    removed: standing.isInScope ? 0 : before,
    reestimated: isInBoth ? sum([now, -before]) : 0,
    completed: standing.done ? now : 0,
    offered: itemClass === 'done-outside' ? countingPoints(item, frame) : 0,
    isFirstEstimate: isInBoth && then.points === null && standing.points !== null,
    asideSince: isInBoth ? asideSince(then, item) : null,
    isBoundedAtCommitment: isMoved,
    certainty: leastCertain([...certaintiesOf(item), ...(isCommitted ? certaintiesOf(then) : [])]),
  }
}

function asideSince(then: ItemAsOf, now: ItemAsOf): ItemInSprint['asideSince'] {
  if ((then.aside === null) === (now.aside === null)) return null
  return now.aside === null ? 'counted-again' : 'set-aside'
}

function classOf(
  standing: Standing,
  frame: SprintFrame,
  past: { isCommitted: boolean; wasIn: boolean },
): ItemClass | null {
  if (standing.isInScope) {
    if (standing.done) return past.isCommitted ? 'committed-done' : 'added-done'
    return frame.isOver || standing.isCarried ? 'carried-over' : 'open'
  }
  if (isDoneOutside(standing, frame)) return 'done-outside'
  if (past.wasIn) {
    if (standing.item.dropped) return 'dropped'
    return past.isCommitted ? 'removed' : 'came-and-went'
  }
  return isInSprint(standing.item, frame) ? 'done-before' : null
}

/** How well what an item's shares rest on is known: its sprint and points, and when it was done or dropped. */
function certaintiesOf(item: ItemAsOf): Certainty[] {
  const { certainty } = item
  return [
    certainty.sprint,
    certainty.points,
    item.done ? certainty.done : 'exact',
    item.dropped ? leastCertain([certainty.state, certainty.present]) : 'exact',
  ]
}
