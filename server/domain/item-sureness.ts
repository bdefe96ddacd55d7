import type { Change } from './change.ts'
import { historyInSprint } from './item-in-sprint.ts'
import { compareChanges, type ItemAsOf, stateAt } from './ledger.ts'
import { countingPoints, isInScope, type SprintFrame, standingAt } from './scope.ts'
import type { IsDone } from './status.ts'
import {
  allOf,
  anyOf,
  exactly,
  fieldAt,
  instantsBetween,
  isExactFrom,
  type Sure,
} from './sureness.ts'

/** How sure an item's share is in each of a sprint's figures. */
export type ItemSureness = Readonly<
  Record<
    | 'committed'
    | 'added'
    | 'removed'
    | 'reestimated'
    | 'scope'
    | 'completed'
    | 'remaining'
    | 'offered',
    Sure
  >
>

/** How sure an item is in the view of one sprint. */
export type SurenessOf = {
  shares(): ItemSureness
  /** Its part of scope, completed and remaining at an instant, as the burn-down draws it. */
  chartedAt(at: number): Sure
}

const exactShares: ItemSureness = {
  committed: exactly,
  added: exactly,
  removed: exactly,
  reestimated: exactly,
  scope: exactly,
  completed: exactly,
  remaining: exactly,
  offered: exactly,
}

/**
 * How sure an item's part in a sprint is, from all its changes. A share rests on few facts: where one of them
 * alone makes it 0 (not in the sprint, not on the board, done before, without points), that one decides; else all
 * of them do. Points of an item that may not be seen are 0 by definition (`isRedacted`).
 */
export function surenessOf(
  changes: readonly Change[],
  frame: SprintFrame,
  isDone: IsDone,
  isRedacted: boolean,
): SurenessOf {
  const { start, commitmentAt, asOf } = frame
  const before = Math.min(start - 1, commitmentAt ?? start)
  if (isExactFrom(changes, before)) return { shares: () => exactShares, chartedAt: () => exactly }
  const { history } = historyInSprint(changes, frame, isDone)
  const view: View = { changes, history, frame, isRedacted }
  const standing = (at: number) => standingSure(view, at)
  const atCommitment = commitmentAt !== null && commitmentAt <= asOf ? commitmentAt : asOf
  return {
    shares: () => sharesOf(view, atCommitment),
    chartedAt(at) {
      const isPlanned = commitmentAt !== null && at < commitmentAt
      const scope = scopeSure(view, isPlanned ? commitmentAt : at, standing)
      return scope.isWorth ? allOf(scope.sure, doneSure(view, at)) : scope.sure
    },
  }
}

type View = {
  changes: readonly Change[]
  history: readonly ItemAsOf[]
  frame: SprintFrame
  isRedacted: boolean
}

type Holds = { holds: boolean; sure: Sure }

function sharesOf(view: View, atCommitment: number): ItemSureness {
  const { history, frame } = view
  const then = inScopeSure(view, atCommitment)
  const now = standingSure(view, frame.asOf)
  const thenPoints = pointsSure(view, atCommitment)
  const nowPoints = pointsSure(view, frame.asOf)
  const isSame = thenPoints.value === nowPoints.value
  const done = {
    holds: standingAt(history, frame.asOf, frame).done,
    sure: doneSure(view, frame.asOf),
  }
  const notZero = ({ value, sure }: { value: number; sure: Sure }) => ({ holds: value !== 0, sure })
  const not = ({ holds, sure }: Holds) => ({ holds: !holds, sure })
  return {
    committed: product(then, notZero(thenPoints)),
    added: product(not(then), now, notZero(nowPoints)),
    removed: product(then, not(now), notZero(thenPoints)),
    reestimated: product(then, now, {
      holds: !isSame,
      sure: allOf(thenPoints.sure, nowPoints.sure),
    }),
    scope: product(now, notZero(nowPoints)),
    completed: product(now, done, notZero(nowPoints)),
    remaining: product(now, not(done), notZero(nowPoints)),
    offered: allOf(done.sure, nowPoints.sure),
  }
}

/** How sure a share is that is 0 unless all of these hold. */
function product(...factors: readonly Holds[]): Sure {
  const [first, ...others] = factors.filter(({ holds }) => !holds).map(({ sure }) => sure)
  return first ? anyOf(first, ...others) : allOf(...factors.map(({ sure }) => sure))
}

function scopeSure(view: View, at: number, standing: (at: number) => Holds) {
  const { value, sure } = pointsSure(view, at)
  const now = standing(at)
  const isWorth = now.holds && value !== 0
  return { isWorth, sure: product(now, { holds: value !== 0, sure }) }
}

function pointsSure({ changes, history, frame, isRedacted }: View, at: number) {
  const value = countingPoints(stateAt(history, at), frame)
  const sure = isRedacted
    ? exactly
    : allOf(fieldAt(changes, 'points', at), fieldAt(changes, 'aside', at))
  return { value, sure }
}

/**
 * How sure it is whether an item was done at an instant. Closed says it, whatever the status is. One that left the
 * board between two reads may have been done in between.
 */
function doneSure({ changes, history }: View, at: number): Sure {
  const { state, present } = stateAt(history, at)
  const ofState = fieldAt(changes, 'state', at)
  const signal = state === 'open' ? allOf(ofState, fieldAt(changes, 'status', at)) : ofState
  return present ? signal : allOf(signal, fieldAt(changes, 'present', at), leftSure(changes, at))
}

function leftSure(changes: readonly Change[], at: number): Sure {
  const left = changes.filter(change => change.field === 'present' && change.at <= at)
  const last = left.sort(compareChanges).at(-1)
  const isUnseen = last !== undefined && !last.value && last.certainty === 'bounded'
  return isUnseen ? { certainty: 'bounded', causes: ['done'] } : exactly
}

/** Done before the sprint: not interrupted since. One instant at which it was surely not done is enough against it. */
function doneBeforeSure(view: View, at: number): Holds {
  const { changes, history, frame } = view
  const { doneSince, itemId } = stateAt(history, at)
  const settled = frame.settled.get(itemId)
  if (doneSince !== null && settled !== undefined && doneSince <= settled.doneSince)
    return { holds: true, sure: exactly }
  const from = Math.min(frame.start - 1, at)
  const instants = instantsBetween(changes, from, at)
  const holds = doneSince !== null && doneSince < frame.start
  if (holds) return { holds, sure: allOf(...instants.map(one => doneSure(view, one))) }
  const [first, ...others] = instants
    .filter(one => !stateAt(history, one).done)
    .map(one => doneSure(view, one))
  return { holds, sure: first ? anyOf(first, ...others) : doneSure(view, at) }
}

/** In the sprint and not done before it, as the board shows it. */
function inScopeSure(view: View, at: number): Holds {
  const { changes, history, frame } = view
  const item = stateAt(history, at)
  const field = (name: 'sprint' | 'present' | 'archived' | 'state') => fieldAt(changes, name, at)
  const isIn = item.sprintId === frame.sprintId
  if (!isIn && field('sprint').certainty === 'exact') return { holds: false, sure: exactly }
  const onBoard = allOf(field('present'), field('archived'))
  const isOnBoard = item.present && !item.archived
  const done = doneSure(view, at)
  const isShown = item.done || isOnBoard
  const shown = isShown
    ? anyOf(isOnBoard ? onBoard : done, item.done ? done : onBoard)
    : allOf(onBoard, done)
  const dropped = item.present ? field('state') : allOf(field('present'), done)
  const doneBefore = doneBeforeSure(view, at)
  return {
    holds: isInScope(item, frame),
    sure: product(
      { holds: isIn, sure: field('sprint') },
      { holds: isShown, sure: shown },
      { holds: !item.dropped, sure: dropped },
      { holds: !doneBefore.holds, sure: doneBefore.sure },
    ),
  }
}

/** In scope, or still counted there because it left on the last day or later. */
function standingSure(view: View, at: number): Holds {
  const { changes, history, frame } = view
  const standing = standingAt(history, at, frame)
  const shown = inScopeSure(view, at)
  if (shown.holds || at < frame.lastDayStart) return shown
  const dropped = fieldAt(changes, 'state', at)
  const from = Math.max(frame.lastDayStart, frame.commitmentAt ?? frame.start) - 1
  const atTheEnd = instantsBetween(changes, Math.min(from, at), at)
  const sure = allOf(dropped, ...atTheEnd.map(one => inScopeSure(view, one).sure))
  if (standing.isInScope) return { holds: true, sure }
  return { holds: false, sure: standing.item.dropped ? anyOf(dropped, sure) : sure }
}
