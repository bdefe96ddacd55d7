import { type Formula, shown } from './explain.ts'
import type { ItemClass, ItemInSprint } from './item-in-sprint.ts'
import { worth } from './scope.ts'
import { sum } from './sum.ts'

/** All classes in the order of a review; the first four are in scope. */
export const itemClasses: readonly ItemClass[] = [
  'committed-done',
  'added-done',
  'carried-over',
  'open',
  'removed',
  'dropped',
  'came-and-went',
  'done-before',
  'done-outside',
]

/** A class of items: how many, the points of their shares, and how many of them have no estimate. */
export type ClassSum = { class: ItemClass; items: number; points: number; unestimated: number }

/**
 * An item's share in the points of its class, never below 0. In scope: its points now, less what earlier sprints have
 * counted of it, 0 when set aside; so the shares of all classes in scope add up to the scope. Committed and then
 * removed or dropped: its points at the commitment, so these add up to what was removed. Of all others its points now,
 * less what was counted: for an item done outside that is what is offered. Not estimated counts 0.
 */
export function shareOf(item: ItemInSprint): number {
  if (item.isInScope) return sum([item.committed, item.added, item.reestimated])
  if (item.isCommitted && (item.class === 'removed' || item.class === 'dropped'))
    return item.removed
  return Math.max(0, sum([worth(item) ?? 0, -item.alreadyCounted]))
}

/**
 * All classes in their order, empty ones too. `redacted`: ids of items GitHub does not let us see, which need no
 * estimate; nor does an item whose points are set aside.
 */
export function classSums(
  items: readonly ItemInSprint[],
  redacted: ReadonlySet<string>,
): ClassSum[] {
  const byClass = Map.groupBy(items, item => item.class)
  return itemClasses.map(one => {
    const own = byClass.get(one) ?? []
    return {
      class: one,
      items: own.length,
      points: sum(own.map(shareOf)),
      unestimated: own.filter(
        item => item.points === null && item.aside === null && !redacted.has(item.itemId),
      ).length,
    }
  })
}

/**
 * How the classes in scope add up to the scope: committed and done + added and done + carried over, and while a sprint
 * may still change what is open. `12 + 0 + 8 = 20`.
 */
export function explainScope(sums: readonly ClassSum[]): Formula {
  const inScope = (['committed-done', 'added-done', 'carried-over', 'open'] as const).flatMap(
    name => sums.filter(one => one.class === name && (name !== 'open' || one.items > 0)),
  )
  const scope = sum(inScope.map(({ points }) => points))
  const unestimated = sum(inScope.map(one => one.unestimated))
  return {
    figure: 'Scope',
    formula: inScope.map(one => words[one.class]).join(' + '),
    filled: `${inScope.map(({ points }) => shown(points)).join(' + ')} = ${shown(scope)}`,
    notes:
      unestimated === 0
        ? []
        : [
            unestimated === 1
              ? '1 item without an estimate counts 0.'
              : `${unestimated} items without an estimate count 0.`,
          ],
  }
}

const words: Readonly<Record<ItemClass, string>> = {
  'committed-done': 'committed and done',
  'added-done': 'added and done',
  'carried-over': 'carried over',
  open: 'open so far',
  removed: 'removed',
  dropped: 'dropped',
  'came-and-went': 'came and went',
  'done-before': 'done before',
  'done-outside': 'done outside',
}
