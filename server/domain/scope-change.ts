import type { BurndownChange } from './burndown.ts'

type Effect = Pick<BurndownChange, 'kind' | 'points'>

const isScope = ({ kind }: Effect) => kind !== 'completed' && kind !== 'reopened'
const isLess = ({ kind }: Effect) =>
  kind === 'removed' || kind === 'dropped' || kind === 'completed'

/**
 * What a change did to the points that remain, with its sign: what left the scope or was completed is less. A re-estimate bears
 * its sign already. Null for an item without an estimate.
 */
export function remainingEffect(change: Effect): number | null {
  if (change.points === null) return null
  return isLess(change) ? -change.points : change.points
}

/** Points that a day's changes brought into the scope or took out of it; null where none with points came or went. */
export function scopeChange(day: { changes: readonly Effect[] }): number | null {
  const effects = day.changes.filter(isScope).map(remainingEffect)
  if (effects.every(effect => effect === null)) return null
  return effects.reduce<number>((sum, effect) => sum + (effect ?? 0), 0)
}
