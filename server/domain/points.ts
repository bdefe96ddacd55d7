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

/**
 * Points set aside in a sprint's scope: items and the points that stand on them. `reestimated` is the part of the
 * re-estimates that is due to setting aside or counting again since the commitment.
 */
export type AsideFigures = { items: number; points: number; reestimated: number }

export type SprintFigures = {
  points: SprintPoints
  /** Items in scope: all, done, without an estimate, and those GitHub does not let us see. */
  items: { total: number; done: number; unestimated: number; redacted: number }
  /** Of these the ones whose points are set aside and count 0, with the points that stand on them. */
  aside: AsideFigures
  certainty: Certainty
  /** Items counted as at the commitment because their change was only known to be about then. */
  boundedAtCommitment: number
  /** Done outside the sprint, and nobody has decided on it so far. */
  offered: { items: number; points: number }
}

/**
 * A sprint's figures from its items. `accepted`: ids of items done outside the sprint that the team counts here;
 * `refused`: of those that it does not. An id of an item that was not done outside plays no part.
 * `adjustments`: points with their sign, agreed by hand. `redacted`: ids of items GitHub does not let us see; they
 * count as items and have no points. An item set aside needs no estimate. The order of the items plays no part.
 */
export function sprintFigures(given: {
  items: readonly ItemInSprint[]
  isCommitted: boolean
  accepted: ReadonlySet<string>
  refused?: ReadonlySet<string>
  adjustments: readonly number[]
  redacted: ReadonlySet<string>
}): SprintFigures {
  const { items, isCommitted, redacted } = given
  const total = (share: (item: ItemInSprint) => number) => sum(items.map(share))
  const inScope = items.filter(item => item.isInScope)
  const committed = total(item => item.committed)
  const added = total(item => item.added)
  const removed = total(item => item.removed)
  const reestimated = total(item => item.reestimated)
  const scope = sum([committed, added, -removed, reestimated])
  const completed = total(item => item.completed)
  const decided = decidedFigures({ ...given, completed })
  return {
    points: {
      committed: isCommitted ? committed : null,
      added: isCommitted ? added : null,
      removed: isCommitted ? removed : null,
      reestimated: isCommitted ? reestimated : null,
      scope,
      completed,
      remaining: sum([scope, -completed]),
      ...decided.points,
    },
    items: {
      total: inScope.length,
      done: inScope.filter(item => item.done).length,
      unestimated: inScope.filter(
        item => item.points === null && item.aside === null && !redacted.has(item.itemId),
      ).length,
      redacted: inScope.filter(item => redacted.has(item.itemId)).length,
    },
    aside: asideFigures(inScope),
    certainty: decided.certainty,
    boundedAtCommitment: items.filter(item => item.isBoundedAtCommitment && item.isCommitted)
      .length,
    offered: decided.offered,
  }
}

/**
 * The part of a sprint's figures that hangs on what the team decides, from its items and its completed points: what
 * counts of the work done outside, the adjustments, and what velocity is made of.
 */
export function decidedFigures(given: {
  items: readonly ItemInSprint[]
  completed: number
  accepted: ReadonlySet<string>
  refused?: ReadonlySet<string>
  adjustments: readonly number[]
}): Pick<SprintFigures, 'certainty' | 'offered'> & {
  points: Pick<SprintPoints, 'outside' | 'adjusted' | 'counted'>
} {
  const { items, completed, accepted, refused } = given
  const isAccepted = ({ itemId }: ItemInSprint) => accepted.has(itemId)
  const outsideItems = items.filter(item => item.class === 'done-outside')
  const undecided = outsideItems.filter(
    item => !isAccepted(item) && refused?.has(item.itemId) !== true,
  )
  const outside = sum(outsideItems.filter(isAccepted).map(item => item.offered))
  const adjusted = sum(given.adjustments)
  return {
    points: { outside, adjusted, counted: sum([completed, outside, adjusted]) },
    certainty: leastCertain(
      items
        .filter(item => item.class !== 'done-outside' || isAccepted(item))
        .map(item => item.certainty),
    ),
    offered: { items: undecided.length, points: sum(undecided.map(item => item.offered)) },
  }
}

function asideFigures(inScope: readonly ItemInSprint[]): AsideFigures {
  const aside = inScope.filter(item => item.aside !== null)
  return {
    items: aside.length,
    points: sum(aside.map(item => item.points ?? 0)),
    reestimated: sum(inScope.map(item => (item.asideSince === null ? 0 : item.reestimated))),
  }
}

/** What one sprint settled of one item: when it was done, and the points the sprint counted of it. */
export type Settlement = { itemId: string } & Settled

/**
 * What a sprint settles: each item it completed or offered, with the points it counts of it. Refused work is settled
 * too, with 0 points: it was offered once.
 */
export function settlementsOf(
  items: readonly ItemInSprint[],
  accepted: ReadonlySet<string>,
): Settlement[] {
  return items.flatMap(({ itemId, doneSince, ...item }) => {
    const isCounted = item.isInScope && item.done
    if (doneSince === null || !(isCounted || item.class === 'done-outside')) return []
    const outside = accepted.has(itemId) ? item.offered : 0
    return [{ itemId, doneSince, points: isCounted ? item.completed : outside }]
  })
}

/** Adds what a sprint settled to what the earlier ones did: the latest doing, and all points counted so far. */
export function settle(settled: Map<string, Settled>, settlements: readonly Settlement[]): void {
  for (const { itemId, doneSince, points } of settlements) {
    const earlier = settled.get(itemId) ?? { doneSince, points: 0 }
    settled.set(itemId, {
      doneSince: Math.max(doneSince, earlier.doneSince),
      points: sum([earlier.points, points]),
    })
  }
}
