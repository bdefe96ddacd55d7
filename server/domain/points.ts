import type { Certainty } from './change.ts'
import type { ItemInSprint } from './item-in-sprint.ts'
import { leastCertain } from './ledger.ts'
import type { Settled } from './scope.ts'
import { sum } from './sum.ts'

export type SprintPoints = {
  /** Null, as are the next three, while nothing is committed. */
  committed: number | null
  added: number | null
  removed: number | null
  reestimated: number | null
  scope: number
  completed: number
  remaining: number
  outside: number
  adjusted: number
  counted: number
}

export type SprintFigures = {
  points: SprintPoints
  /** Items in scope: all, done, without an estimate, and those GitHub does not let us see. */
  items: { total: number; done: number; unestimated: number; redacted: number }
  certainty: Certainty
  /** Items counted as at the commitment because their change was only known to be about then. */
  boundedAtCommitment: number
  /** Done outside the sprint and not accepted so far. */
  offered: { items: number; points: number }
}

/**
 * A sprint's figures from its items. `accepted`: ids of items done outside the sprint that the team counts here.
 * `adjustments`: points with their sign, agreed by hand. `redacted`: ids of items GitHub does not let us see; they
 * count as items and have no points. The order of the items plays no part.
 */
export function sprintFigures(given: {
  items: readonly ItemInSprint[]
  isCommitted: boolean
  accepted: ReadonlySet<string>
  adjustments: readonly number[]
  redacted: ReadonlySet<string>
}): SprintFigures {
  const { items, isCommitted, accepted, redacted } = given
  const total = (share: (item: ItemInSprint) => number) => sum(items.map(share))
  const inScope = items.filter(item => item.isInScope)
  const outsideItems = items.filter(item => item.class === 'done-outside')
  const refused = outsideItems.filter(item => !accepted.has(item.itemId))
  const committed = total(item => item.committed)
  const added = total(item => item.added)
  const removed = total(item => item.removed)
  const reestimated = total(item => item.reestimated)
  const scope = sum([committed, added, -removed, reestimated])
  const completed = total(item => item.completed)
  const adjusted = sum(given.adjustments)
  const outside = sum(outsideItems.map(item => (accepted.has(item.itemId) ? item.offered : 0)))
  return {
    points: {
      committed: isCommitted ? committed : null,
      added: isCommitted ? added : null,
      removed: isCommitted ? removed : null,
      reestimated: isCommitted ? reestimated : null,
      scope,
      completed,
      remaining: sum([scope, -completed]),
      outside,
      adjusted,
      counted: sum([completed, outside, adjusted]),
    },
    items: {
      total: inScope.length,
      done: inScope.filter(item => item.done).length,
      unestimated: inScope.filter(item => item.points === null && !redacted.has(item.itemId))
        .length,
      redacted: inScope.filter(item => redacted.has(item.itemId)).length,
    },
    certainty: leastCertain(
      items
        .filter(item => item.class !== 'done-outside' || accepted.has(item.itemId))
        .map(item => item.certainty),
    ),
    boundedAtCommitment: items.filter(item => item.isBoundedAtCommitment && item.isCommitted)
      .length,
    offered: { items: refused.length, points: sum(refused.map(item => item.offered)) },
  }
}

/**
 * What is settled after a sprint: for each item it completed or offered when that was, and the points counted of the
 * item so far. Refused work is settled too: it was offered once. Makes a new map.
 */
export function settledAfter(
  before: ReadonlyMap<string, Settled>,
  items: readonly ItemInSprint[],
  accepted: ReadonlySet<string>,
): Map<string, Settled> {
  const settled = new Map(before)
  for (const item of items) {
    const isCounted = item.isInScope && item.done
    if (item.doneSince === null || !(isCounted || item.class === 'done-outside')) continue
    const earlier = settled.get(item.itemId)
    const outside = accepted.has(item.itemId) ? item.offered : 0
    settled.set(item.itemId, {
      doneSince: Math.max(item.doneSince, earlier?.doneSince ?? item.doneSince),
      points: sum([earlier?.points ?? 0, isCounted ? item.completed : outside]),
    })
  }
  return settled
}
