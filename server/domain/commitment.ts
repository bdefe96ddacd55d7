import { addDays, type Day, dayOf, endOfDay, startOfDay } from './calendar.ts'
import type { Change } from './change.ts'
import { compareChanges } from './ledger.ts'
import type { SprintDays } from './sprint.ts'

/**
 * The instant whose state of the sprint is what the team committed to. `pressed`: within the window. `late`: first
 * pressed after it. `nobody`: never pressed, so the end of the window. `day`: the working day of the sprint on which
 * it was pressed, from 1; null for a press before the first day and for nobody.
 */
export type Commitment = { at: number; by: 'pressed' | 'late' | 'nobody'; day: number | null }

/**
 * The end of the commitment's window: the end of the sprint's n-th working day (0 to 3; 2 unless the team chose
 * otherwise), for 0 the beginning of the first day. With fewer working days than that, the end of the last one;
 * without any, the end of the first day.
 */
export function commitmentWindowEnd(
  sprint: SprintDays,
  workingDays: readonly Day[],
  windowDays: number,
  timeZone: string,
): number {
  if (windowDays === 0) return startOfDay(sprint.firstDay, timeZone)
  const day = workingDays[windowDays - 1] ?? workingDays.at(-1) ?? sprint.firstDay
  return endOfDay(day, timeZone)
}

/**
 * The commitment of a sprint as known at `asOf`: the last press within the window; else the first press after it, up
 * to the close; else, once the window is over, its end, or the close if that came first. Null before that.
 * Presses after `asOf` or the close do not count.
 */
export function commitmentOf(given: {
  presses: readonly number[]
  windowEnd: number
  closedAt: number | null
  asOf: number
  workingDays: readonly Day[]
  timeZone: string
}): Commitment | null {
  const { windowEnd, closedAt, asOf, workingDays, timeZone } = given
  const presses = given.presses
    .filter(at => at <= asOf && (closedAt === null || at <= closedAt))
    .sort((a, b) => a - b)
  const dayNumber = (at: number) => {
    const day = dayOf(at, timeZone)
    return workingDays.filter(working => working <= day).length || null
  }
  const pressed = presses.filter(at => at <= windowEnd).at(-1)
  if (pressed !== undefined) return { at: pressed, by: 'pressed', day: dayNumber(pressed) }
  const late = presses[0]
  if (late !== undefined) return { at: late, by: 'late', day: dayNumber(late) }
  const end = Math.min(windowEnd, closedAt ?? windowEnd)
  return asOf >= end ? { at: end, by: 'nobody', day: null } : null
}

/** The start of a sprint: the earlier of the commitment and the beginning of its first day. */
export function sprintStart(commitmentAt: number | null, firstDay: Day, timeZone: string): number {
  const dayStart = startOfDay(firstDay, timeZone)
  return commitmentAt === null ? dayStart : Math.min(commitmentAt, dayStart)
}

/**
 * The instant up to which a sprint counts what was done: the end of its last day plus the days of grace (0 to 3), or
 * the close if that was earlier.
 */
export function closingCut(
  sprint: { lastDay: Day; closedAt: number | null },
  graceDays: number,
  timeZone: string,
): number {
  const graceEnd = endOfDay(addDays(sprint.lastDay, graceDays), timeZone)
  return sprint.closedAt === null ? graceEnd : Math.min(graceEnd, sprint.closedAt)
}

/**
 * One item's changes as the commitment takes them: a bounded change of its sprint or points, or its coming onto the
 * board, whose span contains the commitment (`notBefore` < commitment < `at`) counts as made by then. Not so when the
 * same field is known to have changed between the two. When an item was done stays as known: it decides in which
 * sprint the item counts, which must be the same from every sprint's view.
 * `isMoved` says whether there was such a change.
 */
export function settledAtCommitment(
  changes: readonly Change[],
  commitmentAt: number | null,
): { changes: readonly Change[]; isMoved: boolean } {
  if (commitmentAt === null) return { changes, isMoved: false }
  const spans = (change: Change) =>
    change.certainty === 'bounded' &&
    change.notBefore !== null &&
    change.notBefore < commitmentAt &&
    commitmentAt < change.at
  const moves = (change: Change) =>
    (change.field === 'sprint' ||
      change.field === 'points' ||
      (change.field === 'present' && change.value)) &&
    spans(change) &&
    !changes.some(
      other =>
        other !== change &&
        other.field === change.field &&
        other.at > commitmentAt &&
        compareChanges(other, change) < 0,
    )
  if (!changes.some(moves)) return { changes, isMoved: false }
  return {
    changes: changes.map(change => (moves(change) ? { ...change, at: commitmentAt } : change)),
    isMoved: true,
  }
}
