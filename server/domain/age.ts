import type { ItemAsOf } from './ledger.ts'

/**
 * In how many sprints an item has been, as of an instant: those it was in on any of their days.
 * Planning it into a sprint and out again before that began is not counted.
 */
export function sprintsSeen(
  history: readonly Pick<ItemAsOf, 'from' | 'sprintId'>[],
  asOf: number,
  spans: ReadonlyMap<string, { start: number; end: number }>,
): number {
  const seen = new Set<string>()
  history.forEach((item, index) => {
    const span = item.sprintId === null ? undefined : spans.get(item.sprintId)
    if (item.sprintId === null || span === undefined || item.from > asOf) return
    const until = Math.min(history[index + 1]?.from ?? asOf, asOf)
    if (item.from <= span.end && until >= span.start) seen.add(item.sprintId)
  })
  return seen.size
}
