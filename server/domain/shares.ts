import type { ClassSum } from './class-sums.ts'
import type { SprintPoints } from './points.ts'

/** How a sprint went, as shares of its points; null where it cannot be said. */
export type Shares = {
  sayDo: number | null
  unplanned: number | null
  carriedOver: number | null
}

/** Points as they are shown; all may be unknown. */
type ShownPoints = { [name in keyof SprintPoints]: number | null }

/**
 * The shares of a sprint, 0 or more. `sayDo`: points of committed items that were done / points committed; where only
 * totals are known counted / committed. It passes 1 when what was committed grew and was done nevertheless.
 * `unplanned`: points that came in after the commitment / points in scope. `carriedOver`: points in scope that were not
 * done / points in scope. Each is null where a part is not known or the whole is 0. `classes`: null where they are not
 * known, although items are.
 */
export function sharesOf(points: ShownPoints, classes: readonly ClassSum[] | null): Shares {
  const { committed, added, scope, remaining, counted } = points
  const isTotal = scope === null
  const said = classes?.find(one => one.class === 'committed-done')?.points ?? null
  return {
    sayDo: quotient(isTotal ? counted : said, committed),
    unplanned: quotient(committed === null ? null : added, scope),
    carriedOver: quotient(remaining, scope),
  }
}

function quotient(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : part / whole
}
