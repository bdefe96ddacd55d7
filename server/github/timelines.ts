import type { Timeline } from '../domain/board-item.ts'
import { type BoardRead, patiently } from './fetch.ts'
import { inBatches } from './fetch-by-id.ts'
import { parsed } from './parsed.ts'
import type { HostFeatures } from './queries.ts'
import {
  type TimelineNode,
  TimelineResponse,
  TimelinesResponse,
  timelinesOf,
} from './timeline-events.ts'

/** A timeline is followed back over at most so many pages of 100 events. */
const mostPages = 20

const boardEvents = `
          ... on ProjectV2ItemStatusChangedEvent { createdAt status previousStatus project { id } }
          ... on AddedToProjectV2Event { createdAt project { id } }
          ... on RemovedFromProjectV2Event { createdAt project { id } }
          ... on ConvertedFromDraftEvent { createdAt project { id } }`

const boardTypes =
  'PROJECT_V2_ITEM_STATUS_CHANGED_EVENT, ADDED_TO_PROJECT_V2_EVENT, REMOVED_FROM_PROJECT_V2_EVENT, CONVERTED_FROM_DRAFT_EVENT'

const fieldEvents = `
          ... on IssueFieldAddedEvent { createdAt issueField { ...KnotsField } value options { name } }
          ... on IssueFieldChangedEvent { createdAt issueField { ...KnotsField } newValue newOptions { name } }
          ... on IssueFieldRemovedEvent { createdAt issueField { ...KnotsField } }`

const fieldTypes = 'ISSUE_FIELD_ADDED_EVENT, ISSUE_FIELD_CHANGED_EVENT, ISSUE_FIELD_REMOVED_EVENT'

const fieldFragment = 'fragment KnotsField on IssueFieldCommon { name }'

const content = (host: HostFeatures, before: string) => `
    __typename
    ... on Issue {
      id
      timelineItems(last: 100${before}, itemTypes: [CLOSED_EVENT, REOPENED_EVENT, TRANSFERRED_EVENT, ${host.statusEvents ? boardTypes : ''} ${host.issueFields ? fieldTypes : ''}]) {
        pageInfo { hasPreviousPage startCursor }
        nodes {
          __typename
          ... on ClosedEvent { createdAt stateReason }
          ... on ReopenedEvent { createdAt }
          ... on TransferredEvent { createdAt }${host.statusEvents ? boardEvents : ''}${host.issueFields ? fieldEvents : ''}
        }
      }
    }
    ... on PullRequest {
      id
      timelineItems(last: 100${before}, itemTypes: [CLOSED_EVENT, REOPENED_EVENT, MERGED_EVENT, ${host.statusEvents ? boardTypes : ''}]) {
        pageInfo { hasPreviousPage startCursor }
        nodes {
          __typename
          ... on ClosedEvent { createdAt }
          ... on ReopenedEvent { createdAt }
          ... on MergedEvent { createdAt }${host.statusEvents ? boardEvents : ''}
        }
      }
    }`

/**
 * The newest hundred events of issues and pull requests that say where they stood: on the board, in which
 * status, open, closed or merged, and with how many points where an issue field holds them. At most 100
 * ids; nodes in all: 100 x 100.
 */
export const timelinesQuery = (host: HostFeatures) => `
query KnotsTimelines($ids: [ID!]!) {
  nodes(ids: $ids) {${content(host, '')}
  }
}
${host.issueFields ? fieldFragment : ''}`

/** The hundred events of one timeline before a place in it. */
export const timelinePageQuery = (host: HostFeatures) => `
query KnotsTimeline($id: ID!, $before: String!) {
  node(id: $id) {${content(host, ', before: $before')}
  }
}
${host.issueFields ? fieldFragment : ''}`

/**
 * What GitHub remembers of issues and pull requests, oldest first within each. Timelines longer than one
 * page are followed back, each by itself. Drafts have no timeline and must not be asked for. Content that
 * cannot be seen has none.
 */
export async function readTimelines(board: BoardRead, contentIds: string[]): Promise<Timeline[]> {
  const batches = await inBatches(board, contentIds, async ids => {
    const { data } = await board.request(timelinesQuery(board.host), { ids })
    return parsed(TimelinesResponse, data).nodes
  })
  const nodes: (TimelineNode | null)[] = []
  for (const node of batches.flat()) nodes.push(node, ...(await earlierPages(board, node)))
  return timelinesOf(nodes, {
    projectId: board.projectId,
    pointsField: board.mapping.points?.name ?? null,
    tellsBoard: board.host.statusEvents,
  })
}

async function earlierPages(board: BoardRead, newest: TimelineNode | null) {
  const pages: TimelineNode[] = []
  let page = newest
  while (page?.id !== undefined && pages.length < mostPages - 1) {
    const { id, timelineItems } = page
    const before = timelineItems?.pageInfo.startCursor ?? null
    if (!timelineItems?.pageInfo.hasPreviousPage || before === null) break
    page = await patiently(board, async () => {
      const { data } = await board.request(timelinePageQuery(board.host), { id, before })
      return parsed(TimelineResponse, data).node
    })
    if (page !== null) pages.push(page)
  }
  return pages
}
