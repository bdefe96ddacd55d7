import type { Certainty } from './change.ts'
import type { ItemSureness } from './item-sureness.ts'
import type { SprintFrame } from './scope.ts'
import { allOf, type Cause, exactly, type Sure } from './sureness.ts'

/** The figures of points whose certainty is told one by one. */
export type DoubtedFigure =
  | 'committed'
  | 'added'
  | 'removed'
  | 'reestimated'
  | 'scope'
  | 'completed'
  | 'remaining'
  | 'counted'

/** Why a figure is less than exact, in sentences. */
export type FigureDoubt = { certainty: 'bounded' | 'assumed'; why: string[] }

/** The figures that are not exact; one that is not here is. */
export type FigureDoubts = Partial<Record<DoubtedFigure, FigureDoubt>>

export type DoubtedItem = { itemId: string; sureness: ItemSureness }

const figures: readonly DoubtedFigure[] = [
  'committed',
  'added',
  'removed',
  'reestimated',
  'scope',
  'completed',
  'remaining',
  'counted',
]

/** Without a commitment the others are not known at all. */
const uncommitted: readonly DoubtedFigure[] = ['scope', 'completed', 'remaining', 'counted']

/**
 * How sure each figure of a sprint is: as its least sure item. `ledgerBegan` is when the board was first read, null
 * without one. What was taken off the board before that has left no trace on GitHub, so what was in a sprint at an
 * earlier instant is assumed: `committed` and `removed` of a sprint committed before, everything once its last day had
 * begun (what was moved on then is carried over), and everything of a sprint that was over. `accepted`: the items done
 * outside that count. All other figures rest on what is on the board now, and are exact where GitHub dates it.
 */
export function figureDoubts(
  items: readonly DoubtedItem[],
  frame: SprintFrame,
  ledgerBegan: number | null,
  accepted: ReadonlySet<string>,
): FigureDoubts {
  const doubts: FigureDoubts = {}
  for (const figure of frame.commitmentAt === null ? uncommitted : figures) {
    const parts = items.map(({ sureness }) =>
      figure === 'counted' ? sureness.completed : sureness[figure],
    )
    const doubt = doubtOf(parts, isBeforeLedger(figure, frame, ledgerBegan))
    if (doubt) doubts[figure] = doubt
  }
  const outside = items
    .filter(({ itemId }) => accepted.has(itemId))
    .map(({ sureness }) => sureness.offered)
  return withOutside(doubts, outside)
}

/**
 * The doubts with those of the accepted work in `counted`: that of what was completed, and for each accepted item how
 * sure its part is. `doubts.completed` and the work from outside decide; what stood for `counted` before is dropped.
 */
export function withOutside(doubts: FigureDoubts, outside: readonly Sure[]): FigureDoubts {
  const { counted: _, ...others } = doubts
  const extra = doubtOf(outside, false)
  const { completed } = others
  if (!extra) return completed ? { ...others, counted: completed } : others
  const isAssumed = [completed, extra].some(one => one?.certainty === 'assumed')
  const why = [
    ...(completed?.why ?? []),
    ...extra.why.map(one => `Of the work from outside: ${one}`),
  ]
  return { ...others, counted: { certainty: isAssumed ? 'assumed' : 'bounded', why } }
}

function isBeforeLedger(
  figure: DoubtedFigure,
  { commitmentAt, lastDayStart }: SprintFrame,
  ledgerBegan: number | null,
): boolean {
  if (ledgerBegan === null) return false
  if (ledgerBegan > lastDayStart) return true
  const isOfCommitment = figure === 'committed' || figure === 'removed'
  return isOfCommitment && commitmentAt !== null && commitmentAt < ledgerBegan
}

function doubtOf(parts: readonly Sure[], isBefore: boolean): FigureDoubt | null {
  const before: Sure = isBefore ? { certainty: 'assumed', causes: ['before'] } : exactly
  const { certainty, causes } = allOf(before, ...parts)
  if (certainty === 'exact') return null
  const count = (cause: Cause) => parts.filter(part => part.causes.includes(cause)).length
  return {
    certainty,
    why: order.filter(one => causes.includes(one)).map(one => words[one](count(one))),
  }
}

const order: readonly Cause[] = ['sprint', 'points', 'done', 'presence', 'before']

const items = (count: number) => (count === 1 ? '1 item' : `${count} items`)

const words: Record<Cause, (count: number) => string> = {
  sprint: count =>
    `When ${items(count)} came into the sprint or left it is known only since ${count === 1 ? 'its' : 'their'} sprint was set again.`,
  points: count =>
    `The points of ${items(count)} were set again later; what they were before is not known.`,
  done: count =>
    `Since when ${items(count)} ${count === 1 ? 'is' : 'are'} done is not known exactly.`,
  presence: count => `When ${items(count)} came onto the board or left it is not known exactly.`,
  before: () =>
    'What was taken off the board, or out of the sprint, before Knots first read it has left no trace.',
}

/** The least certain of all figures; exact without doubts. */
export function leastOfDoubts(doubts: FigureDoubts): Certainty {
  const all = Object.values(doubts)
  if (all.some(({ certainty }) => certainty === 'assumed')) return 'assumed'
  return all.length > 0 ? 'bounded' : 'exact'
}

/**
 * How sure a day of the burn-down is, from its items at the day's end: never exact before the board was first read,
 * because what left it until then has left no trace.
 */
export function dayCertainty(
  parts: readonly Sure[],
  at: number,
  ledgerBegan: number | null,
): Certainty {
  if (ledgerBegan !== null && at < ledgerBegan) return 'assumed'
  return allOf(...parts).certainty
}
