import type { BoardItem } from '../domain/board-item.ts'
import type { Change } from '../domain/change.ts'
import { changesOf, type FoundItem, type ReadTimes } from '../domain/changes-of.ts'
import type { IsDone } from '../domain/status.ts'
import type { ItemRow, StagedPage } from '../store/staging.ts'
import { mayHaveChanged, needsTimeline, type Running } from './back-fill.ts'

/** What the pages of one read have in common. */
export type PageContext = {
  teamId: string
  times: Omit<ReadTimes, 'at'>
  /** Fields that cannot be read for now: what is known of their values stays. */
  unread: ReadonlySet<'points' | 'sprint' | 'status'>
  isDone: IsDone
  /** The sprint of an iteration; the iteration's own id until it has one; null for one that is unknown. */
  sprintOf: (iterationId: string) => string | null
  isOnBoard: (iterationId: string) => boolean
  /** When an iteration began and ended, if it was over before Knots met it; else null. */
  pastSprintOf: (iterationId: string) => { start: number; end: number } | null
  /** Whether the timeline of an item in this iteration is worth reading at the first read. */
  isOver: (iterationId: string) => boolean
  /** The sprints under way; null in a break. */
  running: Running | null
}

/** An item that was found done, or met in a sprint under way, and has a timeline to read, as it was staged. */
export type NewlyDone = { row: ItemRow; changes: Change[] }

/** A page ready for staging. */
export type ReadyPage = StagedPage & { newlyDone: NewlyDone[] }

/**
 * Compares a page just read with what is known of its items. Pure. `known` finds an item by GitHub's id
 * or by its content; `position` is the place of the page's first item on the board.
 */
export function readyPage(
  found: BoardItem[],
  known: (item: BoardItem) => ItemRow | undefined,
  place: { at: number; position: number },
  context: PageContext,
): ReadyPage {
  const ready: ReadyPage = { seen: [], items: [], changes: [], newlyDone: [] }
  found.forEach((item, index) => {
    const before = known(item)
    const after = foundItem(item, before, context)
    const changes = changesOf(before ?? null, after, { ...context.times, at: place.at })
    // When it was opened again no value tells, and until then it would be done.
    const isReopened =
      before !== undefined &&
      changes.some(({ field, value }) => field === 'state' && value === 'open')
    const isDone = isFinished(after, context.isDone)
    const wasDone = before !== undefined && isFinished(before, context.isDone)
    const isRead = before?.isTimelineRead === true && !isReopened && (!isDone || wasDone)
    const isWanted =
      !isRead &&
      (isDone || isReopened ? isWorthReading(item, context) : isUnknown(item, before, context))
    const position = place.position + index
    const row = rowOf(after, before, {
      teamId: context.teamId,
      position,
      isTimelineRead: !isWanted,
    })
    if (isWanted) ready.newlyDone.push({ row, changes })
    ready.seen.push({ itemId: row.itemId, position })
    if (!before || differs(before, row)) ready.items.push(row)
    ready.changes.push(...changes.map(change => ({ change, replaces: null })))
  })
  return ready
}

/**
 * With an iteration that somebody deletes on GitHub, or saves anew under another id, its items lose their
 * value. Nobody moved them, so they stay in their sprint until they are put into another.
 */
function sprintValueOf(item: BoardItem, before: ItemRow | undefined, context: PageContext) {
  const { iterationId, sprintAt } = item
  const isOrphan =
    iterationId === null &&
    before?.iterationId != null &&
    !context.isOnBoard(before.iterationId) &&
    !context.times.remapped.has('sprint')
  return isOrphan
    ? { iterationId: before.iterationId, sprintAt: before.sprintAt }
    : { iterationId, sprintAt }
}

function foundItem(item: BoardItem, before: ItemRow | undefined, context: PageContext): FoundItem {
  const { sprintOf, pastSprintOf } = context
  const { iterationId, sprintAt } = sprintValueOf(item, before, context)
  const found = {
    ...item,
    iterationId,
    sprintAt,
    itemId: before?.itemId ?? item.nodeId,
    sprintId: iterationId ? sprintOf(iterationId) : null,
    pastSprint: iterationId ? pastSprintOf(iterationId) : null,
    watchedSince: mayMatter(item, context) ? (context.running?.since ?? null) : null,
  }
  return before ? { ...found, ...unreadValues(before, context) } : found
}

/** Values of a field that was deleted are not cleared ones: nobody took them away. */
function unreadValues(before: ItemRow, { unread }: PageContext): Partial<FoundItem> {
  const { points, pointsAt, iterationId, sprintId, sprintAt, status, statusAt } = before
  return {
    ...(unread.has('points') && { points, pointsAt }),
    ...(unread.has('sprint') && { iterationId, sprintId, sprintAt }),
    ...(unread.has('status') && { status, statusAt }),
  }
}

function isFinished(
  { status, state, kind }: Pick<FoundItem, 'status' | 'state' | 'kind'>,
  isDone: IsDone,
): boolean {
  if (kind === 'redacted') return false
  const isDropped = state === 'not-planned' || state === 'duplicate' || state === 'unmerged'
  return !isDropped && (isDone(status) || state === 'completed' || state === 'merged')
}

/** Drafts have no timeline. At the first read the dates of values say enough of sprints that are over. */
function isWorthReading(item: BoardItem, context: PageContext): boolean {
  const { kind, iterationId } = item
  if (kind !== 'issue' && kind !== 'pull-request') return false
  if (context.times.since !== null) return true
  return (
    (iterationId !== null && !context.isOver(iterationId)) || isUnknown(item, undefined, context)
  )
}

/** Whether an item that is not done was met with a past in the sprints under way that was never asked for. */
function isUnknown(item: BoardItem, before: ItemRow | undefined, context: PageContext): boolean {
  const { since } = context.times
  const isNew = before === undefined && since !== null && item.createdAt >= since
  return !isNew && mayMatter(item, context) && needsTimeline(item, context.running)
}

/** Whether the past of an item plays a part in a sprint under way. One put into a sprint that is over stays there. */
function mayMatter(item: BoardItem, { isOver, isOnBoard, running }: PageContext): boolean {
  const { iterationId } = item
  const isPast = iterationId !== null && isOnBoard(iterationId) && isOver(iterationId)
  return !isPast && mayHaveChanged(item, running)
}

type Row = { teamId: string; position: number; isTimelineRead: boolean }

/** An item that may not be seen any more keeps what was known of it. */
function rowOf(item: FoundItem, before: ItemRow | undefined, row: Row): ItemRow {
  const { pastSprint: _, updatedAt: __, watchedSince: ___, ...columns } = item
  if (item.kind === 'redacted' && before) {
    const { nodeId, kind, isArchived } = item
    return { ...before, nodeId, kind, isArchived, position: row.position, isPresent: true }
  }
  return { ...columns, ...row, isPresent: true }
}

/** Whether two rows differ in more than their place, which is compared for the whole board at once. */
function differs(before: ItemRow, after: ItemRow): boolean {
  return (Object.keys(before) as (keyof ItemRow)[]).some(column => {
    if (column === 'position') return false
    const [old, now] = [before[column], after[column]]
    if (Array.isArray(old) && Array.isArray(now)) return old.join('\n') !== now.join('\n')
    return old !== now
  })
}
