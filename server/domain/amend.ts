import { type FigureDoubts, withOutside } from './figure-doubts.ts'
import type { ItemInSprint } from './item-in-sprint.ts'
import { decidedFigures, type Settlement, type SprintFigures, settlementsOf } from './points.ts'
import { sum } from './sum.ts'
import { exactly, type Sure } from './sureness.ts'

/** What a close kept of the points of a sprint. */
export type KeptPoints = {
  figures: SprintFigures
  doubts?: FigureDoubts | undefined
  settlements: Settlement[]
}

/** An item as a close kept it; how sure its part is was not kept of all of them. */
export type AmendedItem = ItemInSprint & { offeredSure?: Sure }

/**
 * What a close keeps once the team decided otherwise on work done outside, or adjusted points: outside, adjusted,
 * counted, what is still undecided, the settlements and the doubts of `counted`. All else stays as it was, and nothing
 * but what was kept is looked at, so that no later change of the board slips in. The same as if it had been decided
 * before the close.
 */
export function decidedAnew<K extends KeptPoints>(
  kept: K,
  items: readonly AmendedItem[],
  decided: {
    accepted: ReadonlySet<string>
    refused: ReadonlySet<string>
    adjustments: readonly number[]
  },
): K {
  const { figures, doubts } = kept
  const made = decidedFigures({ items, completed: figures.points.completed, ...decided })
  const outside = items
    .filter(item => item.class === 'done-outside' && decided.accepted.has(item.itemId))
    .map(item => item.offeredSure ?? exactly)
  return {
    ...kept,
    figures: { ...figures, ...made, points: { ...figures.points, ...made.points } },
    ...(doubts && { doubts: withOutside(doubts, outside) }),
    settlements: settlementsOf(items, decided.accepted),
  }
}

/** A closed sprint with what it settled. */
export type SettledSprint = { number: number; settlements: readonly Settlement[] }

/**
 * The sprint that counts points of an item which were not taken off when it was offered, because it was done or decided
 * on again since; null if none does. Accepting it would then count it twice. `others`: all other closed sprints.
 */
export function countedElsewhere(
  { itemId, alreadyCounted }: Pick<ItemInSprint, 'itemId' | 'alreadyCounted'>,
  others: readonly SettledSprint[],
): number | null {
  const counting = others.flatMap(({ number, settlements }) =>
    settlements
      .filter(one => one.itemId === itemId && one.points > 0)
      .map(one => ({ number, ...one })),
  )
  return sum(counting.map(({ points }) => points)) > alreadyCounted
    ? (counting.at(-1)?.number ?? null)
    : null
}

/**
 * Items of which a corrected sprint would count more than it did although a later one counts them too: taking that
 * over would count them twice until the later sprint is corrected itself. With the number of the later sprint.
 */
export function countedTwice(
  before: readonly Settlement[],
  after: readonly Settlement[],
  later: readonly SettledSprint[],
): { itemId: string; number: number }[] {
  const counted = new Map(before.map(({ itemId, points }) => [itemId, points]))
  return after.flatMap(({ itemId, points }) => {
    if (points <= (counted.get(itemId) ?? 0)) return []
    const number = countedElsewhere({ itemId, alreadyCounted: 0 }, later)
    return number === null ? [] : [{ itemId, number }]
  })
}

/** A figure that became another one. */
export type FigureChange = { figure: string; before: number | null; after: number | null }

/** Figures by the names people read, in the order in which they are shown. */
export type NamedFigures = readonly (readonly [figure: string, value: number | null])[]

/** The figures that differ by more than dust, in the order of the later ones. One that is missing is not known. */
export function figureChanges(before: NamedFigures, after: NamedFigures): FigureChange[] {
  const known = new Map(before)
  return after.flatMap(([figure, value]) => {
    const old = known.get(figure) ?? null
    return isSame(old, value) ? [] : [{ figure, before: old, after: value }]
  })
}

function isSame(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && sum([a, -b]) === 0)
}
