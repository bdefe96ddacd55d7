import { z } from 'zod'
import type { Timeline, TimelineEvent } from '../domain/board-item.ts'
import type { ItemState } from '../domain/change.ts'
import { pointsOfOption } from './detect.ts'
import { closedIssueState } from './transform.ts'

const Instant = z.iso.datetime({ offset: true })
const Named = z.object({ name: z.string().optional() }).nullish()

const Event = z.object({
  __typename: z.string(),
  createdAt: Instant.optional(),
  stateReason: z.string().nullish(),
  status: z.string().optional(),
  previousStatus: z.string().nullish(),
  project: z.object({ id: z.string() }).nullish(),
  issueField: Named,
  value: z.string().nullish(),
  newValue: z.string().nullish(),
  options: z.array(Named).nullish(),
  newOptions: z.array(Named).nullish(),
})
type Event = z.infer<typeof Event>

const TimelineNode = z.object({
  __typename: z.string(),
  id: z.string().optional(),
  timelineItems: z
    .object({
      pageInfo: z.object({ hasPreviousPage: z.boolean(), startCursor: z.string().nullable() }),
      nodes: z.array(Event.nullable()).nullable(),
    })
    .optional(),
})
export type TimelineNode = z.infer<typeof TimelineNode>

export const TimelinesResponse = z.object({ nodes: z.array(TimelineNode.nullable()) })
export const TimelineResponse = z.object({ node: TimelineNode.nullable() })

/** What of a board the events must be of, and what its host can tell. */
export type TimelineScope = {
  projectId: string
  /** Name of the field of points, which an organisation's issue field of that name fills; null: none. */
  pointsField: string | null
  tellsBoard: boolean
}

const mostPoints = 100_000

/**
 * Timelines as events of one project: presence on the board, status, state of the issue or pull request, and
 * points where an issue field holds them. `nodes` are pages of any number of timelines, each timeline's
 * pages newest first. A merge is told as merged and as closed: the close is left out. An empty status is
 * none. Events of other projects, other fields and of kinds not known here are left out. `cutAt` is the
 * oldest event read of a timeline that goes on before it.
 */
export function timelinesOf(
  nodes: readonly (TimelineNode | null)[],
  scope: TimelineScope,
): Timeline[] {
  const pages = nodes.filter(node => node !== null).filter(({ id }) => id !== undefined)
  return [...Map.groupBy(pages, ({ id }) => id ?? '')].map(([contentId, own]) => {
    const events = own.toReversed().flatMap(page => eventsOf(page))
    const isCut = own.at(-1)?.timelineItems?.pageInfo.hasPreviousPage ?? false
    const ofProject = events.filter(({ project }) => project?.id === scope.projectId)
    return {
      contentId,
      events: told(contentId, events, {
        ...scope,
        isPullRequest: own[0]?.__typename === 'PullRequest',
      }),
      cutAt: isCut ? instantOf(events[0]) : null,
      convertedAt: lastOf(ofProject, 'ConvertedFromDraftEvent'),
      movedAt: lastOf(events, 'TransferredEvent'),
      tellsBoard: scope.tellsBoard,
    }
  })
}

const eventsOf = ({ timelineItems }: TimelineNode) =>
  (timelineItems?.nodes ?? []).filter(event => event !== null)

const instantOf = (event: Event | undefined) =>
  event?.createdAt === undefined ? null : Date.parse(event.createdAt)

const lastOf = (events: readonly Event[], typename: string) =>
  instantOf(events.findLast(({ __typename }) => __typename === typename))

function told(
  contentId: string,
  events: readonly Event[],
  scope: TimelineScope & { isPullRequest: boolean },
): TimelineEvent[] {
  const isMerged = events.some(({ __typename }) => __typename === 'MergedEvent')
  const lastClose = events.findLast(({ __typename }) => __typename === 'ClosedEvent')
  return events.flatMap((event): TimelineEvent[] => {
    const at = instantOf(event)
    if (at === null) return []
    const state = stateAfter(event, scope.isPullRequest)
    if (state !== null)
      return isMerged && event === lastClose
        ? []
        : [{ contentId, at, field: 'state', value: state }]
    if (event.issueField && event.issueField.name === scope.pointsField)
      return [{ contentId, at, field: 'points', value: pointsAfter(event) }]
    return event.project?.id === scope.projectId ? boardEvent(contentId, at, event) : []
  })
}

function boardEvent(contentId: string, at: number, event: Event): TimelineEvent[] {
  if (event.__typename === 'AddedToProjectV2Event')
    return [{ contentId, at, field: 'present', value: true }]
  if (event.__typename === 'RemovedFromProjectV2Event')
    return [{ contentId, at, field: 'present', value: false }]
  if (event.status === undefined) return []
  const before = event.previousStatus
  return [
    {
      contentId,
      at,
      field: 'status',
      value: event.status || null,
      ...(before == null ? {} : { before: before || null }),
    },
  ]
}

function stateAfter(event: Event, isPullRequest: boolean): ItemState | null {
  if (event.__typename === 'ReopenedEvent') return 'open'
  if (event.__typename === 'MergedEvent') return 'merged'
  if (event.__typename !== 'ClosedEvent') return null
  return isPullRequest ? 'unmerged' : closedIssueState(event.stateReason)
}

/** A removal tells no value; a single select tells its option. */
function pointsAfter({ value, newValue, options, newOptions }: Event): number | null {
  const written = newValue ?? value ?? newOptions?.[0]?.name ?? options?.[0]?.name
  if (written == null || written.trim() === '') return null
  const number = Number(written)
  const points = Number.isFinite(number) ? number : pointsOfOption(written)
  return points === null || Math.abs(points) > mostPoints ? null : points
}
