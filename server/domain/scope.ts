import { type ItemAsOf, indexAt, stateAt } from './ledger.ts'

/** The last time an item was done that an earlier sprint counted or offered, and the points it has counted in all. */
export type Settled = { doneSince: number; points: number }

/** The instants and neighbours that decide where an item stands in one sprint. All instants in epoch milliseconds. */
export type SprintFrame = {
  sprintId: string
  /** The earlier of the commitment and the beginning of the first day. */
  start: number
  /** Null while nothing is committed. */
  commitmentAt: number | null
  /** From here on an item that leaves stays in scope: done, or carried over. */
  lastDayStart: number
  /** The figures are as of this instant; for a finished sprint its closing cut. */
  asOf: number
  /** Whether the sprint is finished: closed, or past its closing cut. */
  isOver: boolean
  /** What was done before this instant is not offered as done outside the sprint. */
  offersFrom: number
  /** When the later sprints that have begun did so, by sprint id. */
  laterStarts: ReadonlyMap<string, number>
  /** What the earlier sprints counted or offered, by item id. */
  settled: ReadonlyMap<string, Settled>
}

/** Where an item stands in a sprint at an instant. */
export type Standing = {
  isInScope: boolean
  /** In scope although it has left: it was taken out on the last day or later. */
  isCarried: boolean
  done: boolean
  /** As they stand on the item; null when not estimated. */
  points: number | null
  item: ItemAsOf
}

/**
 * The points an item is worth: those that stand on it, 0 once the team set them aside, because they stand on another
 * item too. Null when not estimated, set aside or not.
 */
export function worth({ points, aside }: Pick<ItemAsOf, 'points' | 'aside'>): number | null {
  return points === null || aside === null ? points : 0
}

/**
 * Points of an item that still count: its worth, less what an earlier sprint has counted of it, down to 0. Not estimated
 * counts 0. So 5 points of which 3 are counted already are 2; set aside they are 0.
 */
export function countingPoints(item: ItemAsOf, frame: SprintFrame): number {
  return Math.max(0, (worth(item) ?? 0) - (frame.settled.get(item.itemId)?.points ?? 0))
}

/** Whether the item was done before this sprint, or that doing of it was settled by an earlier one. */
export function isDoneBefore(item: ItemAsOf, frame: SprintFrame): boolean {
  return (
    item.doneSince !== null &&
    (item.doneSince < frame.start || isSettled(item, item.doneSince, frame))
  )
}

function isSettled(item: ItemAsOf, doneSince: number, frame: SprintFrame): boolean {
  const settled = frame.settled.get(item.itemId)
  return settled !== undefined && doneSince <= settled.doneSince
}

/** Whether a later sprint that had begun by then counts the item: it is in that sprint and was done in it. */
function isDoneInLaterSprint(item: ItemAsOf, doneSince: number, frame: SprintFrame): boolean {
  const start = item.sprintId === null ? undefined : frame.laterStarts.get(item.sprintId)
  return start !== undefined && start <= doneSince
}

/** Whether the item stands in the sprint on the board: not dropped, nor put away unfinished. Done before it or not. */
export function isInSprint(item: ItemAsOf, frame: SprintFrame): boolean {
  const isShown = item.done || (item.present && !item.archived)
  return item.sprintId === frame.sprintId && isShown && !item.dropped
}

/** Whether the item is in the sprint and was not done before it. */
export function isInScope(item: ItemAsOf, frame: SprintFrame): boolean {
  return isInSprint(item, frame) && !isDoneBefore(item, frame)
}

/**
 * Where an item stands in the sprint at an instant. In scope is what is in the sprint and was not done before it. An
 * item that was in it after the commitment and was taken out on the last day or later, without being dropped, stays in
 * scope: clearing up the board at the end takes nothing from the sprint. It is done here if it is done by then, unless
 * it was done in a later sprint that had begun.
 */
export function standingAt(history: readonly ItemAsOf[], at: number, frame: SprintFrame): Standing {
  const item = stateAt(history, at)
  if (isInScope(item, frame))
    return { isInScope: true, isCarried: false, done: item.done, points: item.points, item }
  if (item.dropped || !leftAtTheEnd(history, at, frame))
    return { isInScope: false, isCarried: false, done: item.done, points: item.points, item }
  const done =
    item.doneSince !== null &&
    !isDoneBefore(item, frame) &&
    !isDoneInLaterSprint(item, item.doneSince, frame)
  return { isInScope: true, isCarried: true, done, points: item.points, item }
}

/** Whether the item was in scope last until it was taken out on the last day or later. */
function leftAtTheEnd(history: readonly ItemAsOf[], at: number, frame: SprintFrame): boolean {
  const earliest = Math.max(frame.lastDayStart, frame.commitmentAt ?? frame.start)
  for (let index = indexAt(history, at); index > 0; index -= 1) {
    const after = history[index]
    const item = history[index - 1]
    if (after === undefined || item === undefined || after.from < earliest) return false
    if (isInScope(item, frame)) return true
  }
  return false
}

/** Whether the item was in scope at any time from one instant to another, both included. */
export function wasInScope(
  history: readonly ItemAsOf[],
  from: number,
  to: number,
  frame: SprintFrame,
): boolean {
  const last = indexAt(history, to)
  for (let index = Math.max(0, indexAt(history, from)); index <= last; index += 1) {
    const item = history[index]
    if (item !== undefined && isInScope(item, frame)) return true
  }
  return false
}

/**
 * Whether the item is work done outside the sprint, for the team to accept or refuse: done by now, not done in scope,
 * since the time from which this sprint offers, neither settled by an earlier sprint nor left to a later one.
 */
export function isDoneOutside(standing: Standing, frame: SprintFrame): boolean {
  const { item } = standing
  return (
    !standing.isInScope &&
    item.doneSince !== null &&
    item.doneSince >= frame.offersFrom &&
    !isSettled(item, item.doneSince, frame) &&
    !isDoneInLaterSprint(item, item.doneSince, frame)
  )
}
