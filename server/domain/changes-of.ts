import type { BoardItem } from './board-item.ts'
import type { Change, ItemState } from './change.ts'

/** What Knots last knew of an item: the values that the ledger follows, each with when it was set. */
export type KnownItem = Pick<
  BoardItem,
  'nodeId' | 'isArchived' | 'points' | 'pointsAt' | 'sprintAt' | 'status' | 'statusAt' | 'state'
> & {
  itemId: string
  isPresent: boolean
  sprintId: string | null
  stateAt: number | null
}

/** An item as just read, with the sprint of Knots that its iteration means. */
export type FoundItem = BoardItem & {
  itemId: string
  sprintId: string | null
  /** When that sprint began and ended, if it was over before it was first met; else null. */
  pastSprint: { start: number; end: number } | null
  /**
   * Since when what happened to it before it was met plays a part: the start of the sprints under way. Null where
   * its past plays none.
   */
  watchedSince: number | null
}

/** When the board was read. Instants in epoch milliseconds. */
export type ReadTimes = {
  /** The instant of this read. */
  at: number
  /** The beginning of the last read that went well; null at the first. */
  since: number | null
  /** Fields that were mapped to another column since then: what is there now is found, not changed. */
  remapped: ReadonlySet<'points' | 'sprint' | 'status'>
}

type Told<Field extends Change['field']> = Extract<Change, { field: Field }>['value']

/**
 * The changes to write into the ledger after a read: from `before` (null when never met) to `after`.
 *
 * A value that GitHub dates is `exact` since then, and what it was between the read before and that date is not known. A value that is gone, an archived or reopened item,
 * and one whose date did not move although it differs (its option was renamed) are `bounded`: between
 * the last read and this one. What is met for the first time and came onto the board before the last
 * read, or at the first read, is `assumed` for the time before its date: points as they are since the
 * item's creation, and in no sprint until put into one. Where its past plays a part (`watchedSince`) and
 * something happened to it since, no value and an open state are `assumed` too, as is that it was not on
 * the board before it came: GitHub does not date what was cleared, and a later read of its timeline may
 * tell better. An item found in a sprint that was over before Knots met it, and put there only after its
 * end, is taken to have been in it since its start. An item found archived was archived between its
 * coming and its last change. An item that may not be seen any more keeps what was known of it.
 * No change gives no rows.
 */
export function changesOf(before: KnownItem | null, after: FoundItem, times: ReadTimes): Change[] {
  const tell = teller(after.itemId, times)
  if (before === null) return firstChanges(after, times, tell)
  const presence = presenceChanges(before, after, times, tell)
  const archived =
    before.isArchived === after.isArchived ? [] : [tell.bounded('archived', after.isArchived)]
  if (after.kind === 'redacted') return [...presence, ...archived]
  return [
    ...presence,
    ...archived,
    ...valueChanges(before, after, times, tell),
    ...stateChanges(before, after, tell),
  ]
}

/** The change of an item that is no longer on the board: it left between the last read and this one. */
export function goneChange(itemId: string, times: ReadTimes): Change {
  return teller(itemId, times).bounded('present', false)
}

function teller(itemId: string, times: ReadTimes) {
  const row = <Field extends Change['field']>(
    field: Field,
    value: Told<Field>,
    rest: Pick<Change, 'at' | 'notBefore' | 'source' | 'certainty'>,
  ) => ({ itemId, field, value, ...rest, recordedAt: times.at }) as Change
  return {
    exact: <Field extends Change['field']>(field: Field, value: Told<Field>, at: number) =>
      row(field, value, { at, notBefore: null, source: 'value-date', certainty: 'exact' }),
    /** Exact, found by a read that was not the first. */
    dated: <Field extends Change['field']>(field: Field, value: Told<Field>, at: number) =>
      row(field, value, {
        at,
        notBefore: times.since !== null && times.since < at ? times.since : null,
        source: 'value-date',
        certainty: 'exact',
      }),
    assumed: <Field extends Change['field']>(field: Field, value: Told<Field>, at: number) =>
      row(field, value, { at, notBefore: null, source: 'sync', certainty: 'assumed' }),
    bounded: <Field extends Change['field']>(
      field: Field,
      value: Told<Field>,
      span: { notBefore?: number; at?: number } = {},
    ) =>
      row(field, value, {
        at: span.at ?? times.at,
        notBefore: span.notBefore ?? times.since ?? 0,
        source: 'sync',
        certainty: 'bounded',
      }),
  }
}

type Teller = ReturnType<typeof teller>
type Dated = 'points' | 'sprint' | 'status'

function valuesOf(item: KnownItem | FoundItem) {
  return {
    points: { value: item.points, at: item.pointsAt },
    sprint: { value: item.sprintId, at: item.sprintAt },
    status: { value: item.status, at: item.statusAt },
  }
}

function firstChanges(after: FoundItem, times: ReadTimes, tell: Teller): Change[] {
  const isNew = times.since !== null && after.createdAt >= times.since
  const { pastSprint } = after
  const isTidiedIn = pastSprint !== null && after.createdAt > pastSprint.end
  const since = isNew ? null : after.watchedSince
  const changes = [
    ...(since !== null && hasTimeline(after) && after.createdAt > since
      ? [tell.assumed('present', false, since - 1)]
      : []),
    isTidiedIn
      ? tell.assumed('present', true, pastSprint.start)
      : tell.exact('present', true, after.createdAt),
  ]
  for (const field of ['points', 'sprint', 'status'] as const)
    changes.push(...found(field, after, isNew, tell))
  if (since !== null && mayHaveBeenClosed(after, since))
    changes.push(tell.assumed('state', 'open', after.createdAt))
  if (after.state !== 'open')
    changes.push(
      after.stateAt === null
        ? tell.assumed('state', after.state, after.createdAt)
        : tell.exact('state', after.state, after.stateAt),
    )
  if (after.isArchived)
    changes.push(
      isNew
        ? tell.bounded('archived', true, { notBefore: after.createdAt })
        : tell.bounded('archived', true, { notBefore: after.createdAt, at: after.updatedAt }),
    )
  return changes
}

const hasTimeline = ({ kind }: FoundItem) => kind === 'issue' || kind === 'pull-request'

/** Closed and opened again, or closed before its last close, since then and after it came onto the board. */
function mayHaveBeenClosed(after: FoundItem, since: number): boolean {
  const { contentUpdatedAt, stateAt, createdAt } = after
  const isTouched = contentUpdatedAt !== null && contentUpdatedAt > since
  return hasTimeline(after) && isTouched && (stateAt === null || stateAt > createdAt)
}

/** Whether an item may have had another value since its past plays a part, and lost it. */
function mayHaveHad(field: Dated, after: FoundItem, at: number | null): boolean {
  const { createdAt, updatedAt, contentUpdatedAt, watchedSince } = after
  const ofIssue = field === 'points' ? (contentUpdatedAt ?? 0) : 0
  const touched = at ?? Math.max(updatedAt, ofIssue)
  return watchedSince !== null && touched > watchedSince && touched > createdAt
}

/** A value met for the first time, with what is assumed of the time before its date. */
function found(field: Dated, after: FoundItem, isNew: boolean, tell: Teller): Change[] {
  const { value, at } = valuesOf(after)[field]
  const { createdAt, pastSprint } = after
  const isUnknown = !isNew && mayHaveHad(field, after, at)
  if (value === null) return isUnknown ? [tell.assumed(field, null, createdAt)] : []
  if (at === null)
    return isNew
      ? [tell.bounded(field, value, { notBefore: createdAt })]
      : [tell.assumed(field, value, createdAt)]
  const isTidiedIn = field === 'sprint' && pastSprint !== null && at > pastSprint.end
  if (isTidiedIn) return [tell.assumed('sprint', value as string, pastSprint.start)]
  const dated = tell.exact(field, value, at)
  if (isNew || at <= createdAt) return [dated]
  if (field === 'points') return [tell.assumed('points', value as number, createdAt), dated]
  if (field === 'sprint') return [tell.assumed('sprint', null, createdAt), dated]
  return isUnknown ? [tell.assumed('status', null, createdAt), dated] : [dated]
}

function presenceChanges(
  before: KnownItem,
  after: FoundItem,
  times: ReadTimes,
  tell: Teller,
): Change[] {
  const since = times.since ?? 0
  const isAnother = after.nodeId !== before.nodeId
  const cameBack =
    isAnother && after.createdAt > since
      ? tell.exact('present', true, after.createdAt)
      : tell.bounded('present', true)
  if (!before.isPresent) return [cameBack]
  // Taken off the board and put back between two reads: it left just before it came.
  return isAnother ? [tell.bounded('present', false, { at: cameBack.at - 1 }), cameBack] : []
}

function valueChanges(
  before: KnownItem,
  after: FoundItem,
  times: ReadTimes,
  tell: Teller,
): Change[] {
  return (['points', 'sprint', 'status'] as const).flatMap(field => {
    const old = valuesOf(before)[field]
    const now = valuesOf(after)[field]
    if (old.value === now.value) return []
    if (times.remapped.has(field) && now.value !== null && old.value === null)
      return found(field, after, false, tell)
    const isDated = now.value !== null && now.at !== null && now.at > (old.at ?? 0)
    return [
      isDated && now.at !== null
        ? tell.dated(field, now.value, now.at)
        : tell.bounded(field, now.value),
    ]
  })
}

const isClosed = (state: ItemState) => state !== 'open'

function stateChanges(before: KnownItem, after: FoundItem, tell: Teller): Change[] {
  const isLater = after.stateAt !== null && after.stateAt > (before.stateAt ?? 0)
  if (after.state === before.state && !(isClosed(after.state) && isLater)) return []
  if (!isLater || after.stateAt === null) return [tell.bounded('state', after.state)]
  const closed = tell.dated('state', after.state, after.stateAt)
  // Closed, closed again later: it was open in between.
  return isClosed(before.state)
    ? [tell.bounded('state', 'open', { at: after.stateAt - 1 }), closed]
    : [closed]
}
