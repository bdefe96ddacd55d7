import { type ItemDetails, type ItemLink, reviewWaitsSince } from '../domain/item-details.ts'
import { detailsQuery } from './detail-query.ts'
import { type Details, DetailsResponse, type Linked } from './detail-response.ts'
import type { Reading } from './fetch.ts'
import { inBatches } from './fetch-by-id.ts'
import { parsed } from './parsed.ts'
import type { HostFeatures } from './queries.ts'
import { instantOf, webAddress } from './transform.ts'

const present = <Value>(values: (Value | null)[] | null | undefined): Value[] =>
  (values ?? []).filter(value => value !== null)

/**
 * The details of issues and pull requests by their ids, in batches that shrink while GitHub finds them
 * too heavy. Drafts have none and must not be asked for. What may not be seen, or not wholly, is left
 * out of the answer. Throws a `GitHubFailure`.
 */
export async function readDetails(
  reading: Reading & { host: HostFeatures },
  contentIds: string[],
): Promise<ItemDetails[]> {
  const batches = await inBatches(reading, contentIds, async ids => {
    const { data } = await reading.request(detailsQuery(reading.host), { ids })
    return present(parsed(DetailsResponse, data).nodes).flatMap(node => detailsOf(node) ?? [])
  })
  return batches.flat()
}

/** Details from GitHub's answer; null for a kind of content that has none. */
export function detailsOf(node: Details): ItemDetails | null {
  if (!node.id) return null
  const { subIssuesSummary: sub, blockedBy, closingIssuesReferences: closes } = node
  const links = [
    ...(node.parent ? [linkOf('parent', node.parent)] : []),
    ...present(blockedBy?.nodes).map(other => linkOf('blocked-by', other)),
    ...present(closes?.nodes).map(other => linkOf('closes', other)),
  ]
  const lists = [blockedBy, closes, node.reviewRequests]
  return {
    contentId: node.id,
    subIssues: sub?.total ?? null,
    subIssuesDone: sub?.completed ?? null,
    additions: node.additions ?? null,
    deletions: node.deletions ?? null,
    changedFiles: node.changedFiles ?? null,
    reviewWaitsSince: waitsSince(node),
    changesRequestedAt: lastReview(node.demands),
    links,
    isTruncated: lists.some(list => (list?.totalCount ?? 0) > present<object>(list?.nodes).length),
  }
}

function linkOf(kind: ItemLink['kind'], other: Linked): ItemLink {
  return {
    kind,
    contentId: other.id,
    number: other.number,
    repository: other.repository.nameWithOwner,
    title: other.title,
    url: webAddress(other.url),
    isOpen: other.state === 'OPEN',
  }
}

const lastReview = (reviews: Details['opinions']) =>
  instantOf(present(reviews?.nodes).at(-1)?.submittedAt)

function waitsSince(node: Details): number | null {
  const createdAt = instantOf(node.createdAt)
  if (createdAt === null) return null
  const events = present(node.timelineItems?.nodes).map(event => ({
    ...event,
    at: instantOf(event.createdAt) ?? createdAt,
  }))
  return reviewWaitsSince({
    isOpen: node.pullRequestState === 'OPEN',
    isDraft: node.isDraft ?? false,
    createdAt,
    isReviewRequired: node.reviewDecision === 'REVIEW_REQUIRED',
    waitingFor: present(node.reviewRequests?.nodes).map(
      ({ requestedReviewer }) => requestedReviewer?.id ?? null,
    ),
    requested: events
      .filter(({ __typename }) => __typename === 'ReviewRequestedEvent')
      .map(({ requestedReviewer, at }) => ({ reviewer: requestedReviewer?.id ?? null, at })),
    readyAt: events.findLast(({ __typename }) => __typename === 'ReadyForReviewEvent')?.at ?? null,
    lastOpinionAt: lastReview(node.opinions),
  })
}
