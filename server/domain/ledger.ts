import type { Certainty, Change, ChangeField, ItemState } from './change.ts'
import type { IsDone } from './status.ts'

/** One item as it was from an instant on, until the next such state. */
export type ItemAsOf = {
  itemId: string
  /** Since when all of this holds, in epoch milliseconds. */
  from: number
  /** As they stand on the item, set aside or not. */
  points: number | null
  /** Why the team set its points aside, so that they count 0; null: they count. */
  aside: string | null
  /** Knots' own sprint id. */
  sprintId: string | null
  /** The name on the board. */
  status: string | null
  state: ItemState
  /** Whether it is on the board, archived or not. */
  present: boolean
  archived: boolean
  dropped: boolean
  done: boolean
  /** The earliest instant from which it has been done without interruption; null while it is not done. */
  doneSince: number | null
  /** Where that instant is only known as a span, its earlier end. */
  doneNotBefore: number | null
  /** How well the last change of each field is known, and how well the instant it was done is. */
  certainty: Readonly<Record<ChangeField | 'done', Certainty>>
}

const droppedStates: ReadonlySet<ItemState> = new Set(['not-planned', 'duplicate', 'unmerged'])
const finishedStates: ReadonlySet<ItemState> = new Set(['completed', 'merged'])

/** The changes of each item by its id, in one pass. The order within an item is that of the input. */
export function changesByItem(changes: Iterable<Change>): Map<string, Change[]> {
  const byItem = new Map<string, Change[]>()
  for (const change of changes) {
    const known = byItem.get(change.itemId)
    if (known) known.push(change)
    else byItem.set(change.itemId, [change])
  }
  return byItem
}

/**
 * Order of changes in time. At one instant what was written down later comes later; the rest only makes the order
 * the same whatever the input's was.
 */
export function compareChanges(a: Change, b: Change): number {
  return (
    a.at - b.at ||
    a.recordedAt - b.recordedAt ||
    compareText(a.field, b.field) ||
    compareText(a.source, b.source) ||
    compareText(String(a.value), String(b.value))
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * All states of one item, oldest first, from its changes in any order; changes of one instant make one state.
 *
 * Dropped: closed as not planned or as a duplicate, closed without merge, or taken off the board before it was done.
 * Dropped wins over any status, because GitHub's own workflow sets "Done" on every close.
 * Done: not dropped, and its status is a done one, or it was closed as completed or merged. Done since the earliest
 * instant from which one of these has held without interruption, which may be before it came onto the board.
 * What was done when it left the board or was archived stays done, whatever happens to it there; if it is done when it
 * comes back, it has been all the time.
 * An item whose presence was never told is on the board from its first change on.
 */
export function itemHistory(changes: readonly Change[], isDone: IsDone): ItemAsOf[] {
  const sorted = [...changes].sort(compareChanges)
  const history: ItemAsOf[] = []
  const isPresenceTold = sorted.some(change => change.field === 'present')
  let before: ItemAsOf = { ...notYet(sorted[0]?.itemId ?? ''), present: !isPresenceTold }
  let signal: Signal | null = null
  let index = 0
  for (let first = sorted[0]; first !== undefined; first = sorted[index]) {
    const together: Change[] = []
    for (let next = sorted[index]; next?.at === first.at; next = sorted[index]) {
      together.push(next)
      index += 1
    }
    const item = applied(before, together, first.at)
    signal = nextSignal(signal, item, together, isDone)
    before = judged(item, before, signal)
    history.push(before)
  }
  return history
}

/** The item as of an instant, from its history: the last state at or before it. Before all of them it is not there yet. */
export function stateAt(history: readonly ItemAsOf[], at: number): ItemAsOf {
  return history[indexAt(history, at)] ?? notYet(history[0]?.itemId ?? '')
}

/** The place in the history of the state at an instant; -1 before the first. */
export function indexAt(history: readonly ItemAsOf[], at: number): number {
  let low = 0
  let high = history.length
  while (low < high) {
    const middle = (low + high) >> 1
    const state = history[middle]
    if (state !== undefined && state.from <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** One item as of an instant, from its changes. For several instants make the history once and ask `stateAt`. */
export function itemAsOf(changes: readonly Change[], at: number, isDone: IsDone): ItemAsOf {
  return stateAt(itemHistory(changes, isDone), at)
}

/** The least certain of some: assumed before bounded before exact. Exact for none. */
export function leastCertain(certainties: Iterable<Certainty>): Certainty {
  let least: Certainty = 'exact'
  for (const certainty of certainties) {
    if (certainty === 'assumed') return 'assumed'
    if (certainty === 'bounded') least = 'bounded'
  }
  return least
}

/** An item of which nothing has been told: not on the board, in no sprint. */
function notYet(itemId: string): ItemAsOf {
  return {
    itemId,
    from: Number.NEGATIVE_INFINITY,
    points: null,
    aside: null,
    sprintId: null,
    status: null,
    state: 'open',
    present: false,
    archived: false,
    dropped: false,
    done: false,
    doneSince: null,
    doneNotBefore: null,
    certainty: {
      points: 'exact',
      aside: 'exact',
      sprint: 'exact',
      status: 'exact',
      state: 'exact',
      present: 'exact',
      archived: 'exact',
      done: 'exact',
    },
  }
}

function applied(before: ItemAsOf, changes: readonly Change[], at: number): ItemAsOf {
  const certainty = { ...before.certainty }
  const item: ItemAsOf = { ...before, from: at, certainty }
  for (const change of changes) {
    certainty[change.field] = change.certainty
    switch (change.field) {
      case 'points':
        item.points = change.value
        break
      case 'aside':
        item.aside = change.value
        break
      case 'sprint':
        item.sprintId = change.value
        break
      case 'status':
        item.status = change.value
        break
      case 'state':
        item.state = change.value
        break
      case 'present':
        item.present = change.value
        break
      case 'archived':
        item.archived = change.value
        break
    }
  }
  return item
}

/** Since when, without interruption, a status or state has said "finished", wherever the item was. */
type Signal = Pick<ItemAsOf, 'doneSince' | 'doneNotBefore'> & { certainty: Certainty }

function nextSignal(
  before: Signal | null,
  item: ItemAsOf,
  changes: readonly Change[],
  isDone: IsDone,
): Signal | null {
  const holds =
    !droppedStates.has(item.state) && (isDone(item.status) || finishedStates.has(item.state))
  if (!holds) return null
  if (before !== null) return before
  const cause = bestKnown(
    changes.filter(change => change.field === 'status' || change.field === 'state'),
  )
  return {
    doneSince: item.from,
    doneNotBefore: cause?.certainty === 'bounded' ? cause.notBefore : null,
    certainty: cause?.certainty ?? 'exact',
  }
}

const rank: Record<Certainty, number> = { exact: 0, bounded: 1, assumed: 2 }

/** Of changes of one instant the one known best: each alone would have been enough. */
function bestKnown(changes: readonly Change[]): Change | undefined {
  return [...changes].sort((a, b) => rank[a.certainty] - rank[b.certainty])[0]
}

function judged(item: ItemAsOf, before: ItemAsOf, signal: Signal | null): ItemAsOf {
  const isAway = !item.present || item.archived
  if (before.done && isAway) return { ...item, dropped: false }
  const left = before.present && !item.present
  const done = signal !== null && (item.present || left)
  const isLost = !item.present && (left || before.dropped)
  const dropped = !done && (isLost || (item.present && droppedStates.has(item.state)))
  if (done && before.done) return { ...item, dropped, done }
  return {
    ...item,
    dropped,
    done,
    doneSince: done ? signal.doneSince : null,
    doneNotBefore: done ? signal.doneNotBefore : null,
    certainty: { ...item.certainty, done: done ? signal.certainty : 'exact' },
  }
}
