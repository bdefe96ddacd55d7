import type { Timeline, TimelineEvent } from './board-item.ts'
import type { Change, ChangeField } from './change.ts'

/** A row of the ledger: its number there, or null while it is not written yet. */
export type LedgerRow = { id: number | null; change: Change }

/** What a timeline adds to the ledger: a change, and the row it tells better, if any. */
export type TimelineChange = { change: Change; replaces: LedgerRow | null }

/** Fields of which timelines tell. */
export type TimelineField = TimelineEvent['field']

/** GitHub dates one change in two places a moment apart. */
export const sameMomentMilliseconds = 5000

const isSameMoment = (one: number, other: number) => Math.abs(one - other) <= sameMomentMilliseconds

type Reading = {
  /** Events after this instant are left to the next read, which sees their result. */
  until: number
  recordedAt: number
}

/**
 * What the timeline of one item says that its ledger does not say as well. An event that the ledger
 * holds with the same value at the same moment adds nothing. One that lies in the span of a bounded
 * row of the same value, or stands for an assumed one, takes that row's place. Any other is a change
 * that Knots did not see. Events after `until` are left to the next read, which sees their result.
 * `rows` are the item's rows of the fields told, those that nothing has replaced. The order plays no part.
 */
export function timelineChanges(
  itemId: string,
  events: readonly TimelineEvent[],
  rows: readonly LedgerRow[],
  { until, recordedAt }: Reading,
): TimelineChange[] {
  const used = new Set<LedgerRow>()
  const changes: TimelineChange[] = []
  const inTime = events.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
  for (const { at, field, value } of inTime) {
    const alike = rows.filter(
      row => !used.has(row) && row.change.field === field && row.change.value === value,
    )
    const known = alike.find(
      ({ change }) => change.certainty === 'exact' && isSameMoment(change.at, at),
    )
    if (known) {
      used.add(known)
      continue
    }
    const worse = alike.find(({ change }) => couldBe(change, at)) ?? null
    if (worse) used.add(worse)
    changes.push({ change: told({ itemId, recordedAt }, field, value, at), replaces: worse })
  }
  return changes
}

function couldBe({ certainty, notBefore, at: latest }: Change, at: number): boolean {
  if (certainty === 'assumed') return true
  return certainty === 'bounded' && at <= latest && at >= (notBefore ?? Number.NEGATIVE_INFINITY)
}

function told(
  row: { itemId: string; recordedAt: number },
  field: ChangeField,
  value: Change['value'],
  at: number,
): Change {
  const certain = { notBefore: null, source: 'timeline', certainty: 'exact' } as const
  return { ...row, ...certain, at, field, value } as Change
}

/** What a timeline settles of one item: changes to write, and staged rows that need not be written. */
export type Settled = { changes: TimelineChange[]; needless: ReadonlySet<LedgerRow> }

/**
 * Joins a whole timeline with the rows of its item: first each event (`timelineChanges`), then the time for
 * which only an assumption stood. Where the timeline tells a field without a gap since then, an assumed row
 * becomes what the timeline says of that instant, or needless where that goes without saying (open, no
 * status, no points, not there). Where its memory begins later (a draft made an issue, an issue moved to
 * another repository, a page too many) the assumed row stays, and what the field was when it begins is exact.
 * Values belong to the item of the board: one that was on the board before, taken off and put back came
 * back without status, and in the time before nobody knows its sprint or the board's own points.
 *
 * `createdAt`: when the item came onto the board. `fields`: which fields of the timeline are those of the
 * board, `points` only if an issue field holds them.
 */
export function settledByTimeline(
  itemId: string,
  timeline: Timeline,
  rows: readonly LedgerRow[],
  item: { createdAt: number; fields: ReadonlySet<TimelineField> },
  reading: Reading,
): Settled {
  const events = timeline.events.filter(({ field }) => item.fields.has(field))
  const own = rows.filter(row => isTold(row, item.fields))
  const changes = timelineChanges(itemId, events, own, reading)
  const replaced = new Set(changes.map(({ replaces }) => replaces))
  const needless = new Set<LedgerRow>()
  const row = { itemId, recordedAt: reading.recordedAt }
  for (const assumed of own) {
    const { change } = assumed
    if (change.certainty !== 'assumed' || replaced.has(assumed)) continue
    const field = change.field as TimelineField
    if (knownFrom(timeline, field, item.createdAt) > change.at) continue
    const value = valueAt(events, field, change.at)
    if (assumed.id === null && value === unset[field]) needless.add(assumed)
    else changes.push({ change: told(row, field, value, change.at), replaces: assumed })
  }
  const begun = item.fields.has('status') ? firstStatus(timeline, events, item.createdAt) : []
  const earlier = earlierStay(events, rows, item)
  return {
    changes: [
      ...changes,
      ...begun.map(({ at, value }) => ({ change: told(row, 'status', value, at), replaces: null })),
      ...earlier.map(change => ({ change: { ...change, ...row } as Change, replaces: null })),
    ],
    needless,
  }
}

/** A coming onto the board that was assumed is a choice of its own: an item put into a sprint after its end. */
const isTold = ({ change }: LedgerRow, fields: ReadonlySet<string>) =>
  fields.has(change.field) &&
  !(change.field === 'present' && change.certainty === 'assumed' && change.value)

const unset: Record<TimelineField, Change['value']> = {
  present: false,
  status: null,
  state: 'open',
  points: null,
}

/**
 * From when on a timeline tells a field without a gap; infinite where it does not tell it at all. With the
 * item's coming onto the board in it, it reaches back to its beginning or to where reading it was cut.
 */
export function knownFrom(timeline: Timeline, field: TimelineField, createdAt: number): number {
  const { events, cutAt, convertedAt, movedAt, tellsBoard } = timeline
  const cut = cutAt ?? Number.NEGATIVE_INFINITY
  const hasOrigin = events.some(
    event => event.field === 'present' && event.value && isSameMoment(event.at, createdAt),
  )
  const moved = hasOrigin ? cut : Math.max(cut, movedAt ?? cut)
  if (field === 'state' || field === 'points') return moved
  if (!tellsBoard) return Number.POSITIVE_INFINITY
  if (field === 'present') return hasOrigin || convertedAt !== null ? cut : Number.POSITIVE_INFINITY
  if (hasOrigin) return cut
  if (convertedAt !== null) return Math.max(moved, convertedAt)
  const first = events.find(event => event.field === 'status')
  return first ? Math.max(moved, first.at) : Number.POSITIVE_INFINITY
}

/** The last value told at or before an instant, since it last came onto the board; else the one before the next event, or none. */
function valueAt(events: readonly TimelineEvent[], field: TimelineField, at: number) {
  const own = events.filter(event => event.field === field)
  const last = own.findLast(event => event.at <= at)
  const left = events.findLast(event => event.field === 'present' && !event.value && event.at <= at)
  if (last && field === 'status' && left && left.at > last.at) return null
  if (last) return last.value
  const next = own[0]
  if (next?.field === 'status' && next.before !== undefined) return next.before
  return unset[field]
}

/** The status an item had when its timeline began, where that is later than the item. */
function firstStatus(timeline: Timeline, events: readonly TimelineEvent[], createdAt: number) {
  const from = knownFrom(timeline, 'status', createdAt)
  if (!Number.isFinite(from) || from <= createdAt) return []
  const next = events.find(event => event.field === 'status' && event.at >= from)
  const isThere = next?.field === 'status' && next.before !== undefined && next.at > from
  return isThere && next.before != null ? [{ at: from, value: next.before }] : []
}

type Bare = Pick<Change, 'field' | 'value' | 'at' | 'notBefore' | 'source' | 'certainty'>

/** Rows of the time in which the item was on the board before, taken off it and put back as another. */
function earlierStay(
  events: readonly TimelineEvent[],
  rows: readonly LedgerRow[],
  { createdAt, fields }: { createdAt: number; fields: ReadonlySet<TimelineField> },
): Bare[] {
  const stays = events.filter(event => event.field === 'present')
  const isBack = (at: number) => stays.some(event => !event.value && event.at < at)
  const first = stays.find(event => event.value)
  const isKnown = rows.some(
    ({ id, change }) =>
      id !== null && change.field === 'present' && !change.value && change.certainty !== 'assumed',
  )
  if (isKnown || !first || !isBack(createdAt)) return []
  const assumed = { notBefore: null, source: 'sync', certainty: 'assumed' } as const
  const exact = { notBefore: null, source: 'timeline', certainty: 'exact' } as const
  const own = fields.has('points') ? (['sprint'] as const) : (['sprint', 'points'] as const)
  const hasRow = (field: ChangeField) =>
    rows.some(({ change }) => change.field === field && isSameMoment(change.at, createdAt))
  const returns = stays.filter(event => event.value && isBack(event.at))
  return [
    ...own.map(field => ({ ...assumed, field, value: null, at: first.at })),
    ...own
      .filter(field => !hasRow(field))
      .map(field => ({ ...exact, field, value: null, at: createdAt })),
    ...returns
      .filter(
        ({ at }) => !events.some(event => event.field === 'status' && isSameMoment(event.at, at)),
      )
      .map(({ at }) => ({ ...exact, field: 'status' as const, value: null, at })),
  ]
}
