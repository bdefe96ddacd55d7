import type { BoardItem, Timeline, TimelineEvent } from '../domain/board-item.ts'
import { sameMomentMilliseconds, type TimelineField } from '../domain/timeline-changes.ts'
import type { ItemRow } from '../store/staging.ts'

/** The sprints under way at a read: what happened before the first read and since their start is worth asking for. */
export type Running = {
  /** When the first of them began. */
  since: number
  iterationIds: ReadonlySet<string>
}

type Span = { start: number; end: number }

/** Which of a board's iterations are under way, by their ids. */
export function runningAt(spans: ReadonlyMap<string, Span>, now: number): Running | null {
  const running = [...spans].filter(([, { start, end }]) => start <= now && now <= end)
  if (running.length === 0) return null
  return {
    since: Math.min(...running.map(([, { start }]) => start)),
    iterationIds: new Set(running.map(([id]) => id)),
  }
}

/** Drafts have none, and what cannot be seen tells none. */
export const hasTimeline = ({ kind }: Pick<BoardItem, 'kind'>) =>
  kind === 'issue' || kind === 'pull-request'

const lastSet = ({ points, pointsAt, sprintAt, statusAt, contentUpdatedAt }: BoardItem) =>
  Math.max(
    pointsAt ?? 0,
    sprintAt ?? 0,
    statusAt ?? 0,
    // An issue field's value has no date; setting it is an edit of the issue.
    points !== null && pointsAt === null ? (contentUpdatedAt ?? 0) : 0,
  )

/**
 * Whether something may have happened to an item, since the sprints under way began, that its present
 * values do not tell: it is in one of them, was changed since, or lost a value.
 */
export function mayHaveChanged(item: BoardItem, running: Running | null): boolean {
  if (running === null) return false
  const { iterationId, updatedAt } = item
  if (iterationId !== null && running.iterationIds.has(iterationId)) return true
  return lastSet(item) > running.since || (iterationId === null && updatedAt > running.since)
}

/** Whether the timeline of an item met for the first time tells more of the sprints under way than its values. */
export function needsTimeline(item: BoardItem, running: Running | null): boolean {
  if (running === null || !hasTimeline(item)) return false
  const isIn = item.iterationId !== null && running.iterationIds.has(item.iterationId)
  const touched = Math.max(item.updatedAt, item.contentUpdatedAt ?? 0)
  return (isIn && touched > running.since) || lastSet(item) > running.since
}

/** Whether the points of these items are an issue field's, whose history GitHub keeps: it gives them no date. */
export function havePointsOfIssues(rows: readonly ItemRow[]): boolean {
  const estimated = rows.filter(({ points }) => points !== null)
  return estimated.length > 0 && estimated.every(({ pointsAt }) => pointsAt === null)
}

/**
 * Which fields a timeline tells of an item: its state always, where it stood on the board if the host
 * tells that, points if an issue field holds them. Statuses are told of GitHub's own Status field alone:
 * where another is mapped the events do not fit what was found, and are left alone.
 */
export function fieldsTold(
  row: ItemRow,
  timeline: Timeline,
  isPointsTold: boolean,
): Set<TimelineField> {
  const { events, tellsBoard } = timeline
  const fields = new Set<TimelineField>(['state'])
  if (isPointsTold || events.some(({ field }) => field === 'points')) fields.add('points')
  if (!tellsBoard) return fields
  fields.add('present')
  if (fitsStatus(row, timeline)) fields.add('status')
  return fields
}

function fitsStatus(row: ItemRow, timeline: Timeline): boolean {
  const { statusAt, status, isPresent } = row
  const last = lastStatus(row, timeline)
  // One that is gone may have got its first status after it was last seen.
  if (status === null) return !isPresent || last === undefined || last.value === null
  if (last !== undefined) return last.value === status || isSameMoment(last.at, statusAt)
  const begins = timeline.convertedAt ?? timeline.movedAt
  return begins !== null && statusAt !== null && statusAt <= begins
}

const isSameMoment = (at: number, other: number | null) =>
  other !== null && Math.abs(at - other) <= sameMomentMilliseconds

type StatusEvent = Extract<TimelineEvent, { field: 'status' }>

/** The event that gave an item the status it was found with, since it last came onto the board. */
function lastStatus({ statusAt }: ItemRow, { events }: Timeline): StatusEvent | undefined {
  const until = (statusAt ?? Number.POSITIVE_INFINITY) + sameMomentMilliseconds
  const back = events.findLast(event => event.field === 'present' && event.value)?.at ?? 0
  return events
    .filter(event => event.field === 'status')
    .findLast(({ at }) => back <= at && at <= until)
}

/** A status renamed since has its old name in the event; it is the change that gave the present one. */
export function withPresentNames(row: ItemRow, timeline: Timeline): Timeline {
  const last = lastStatus(row, timeline)
  if (last === undefined || last.value === row.status || !isSameMoment(last.at, row.statusAt))
    return timeline
  const events = timeline.events.map(event =>
    event === last ? { ...last, value: row.status } : event,
  )
  return { ...timeline, events }
}
