import type { HostFeatures } from './queries.ts'

/** More than anybody can oversee; what lies beyond is told as truncated. */
const mostLinks = 50
const mostRequests = 50

const linked = `
fragment KnotsLinked on Issue {
  id
  number
  title
  url
  state
  repository { nameWithOwner }
}`

const ofIssue = ({ subIssues, dependencies }: HostFeatures) => `
      ${subIssues ? 'parent { ...KnotsLinked } subIssuesSummary { total completed }' : ''}
      ${dependencies ? `blockedBy(first: ${mostLinks}) { totalCount nodes { ...KnotsLinked } }` : ''}`

/**
 * What single issues and pull requests hang together with, their size and their reviews. At most 100
 * ids; up to five connections each, so about 5 points for 100.
 */
export const detailsQuery = (host: HostFeatures) => `
query KnotsDetails($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on Issue {
      id${ofIssue(host)}
    }
    ... on PullRequest {
      id
      pullRequestState: state
      isDraft
      createdAt
      reviewDecision
      additions
      deletions
      changedFiles
      closingIssuesReferences(first: ${mostLinks}) { totalCount nodes { ...KnotsLinked } }
      reviewRequests(first: ${mostRequests}) {
        totalCount
        nodes { requestedReviewer { __typename ... on Node { id } } }
      }
      opinions: reviews(last: 1, states: [APPROVED, CHANGES_REQUESTED]) { nodes { submittedAt } }
      demands: reviews(last: 1, states: [CHANGES_REQUESTED]) { nodes { submittedAt } }
      timelineItems(last: 100, itemTypes: [REVIEW_REQUESTED_EVENT, READY_FOR_REVIEW_EVENT]) {
        nodes {
          __typename
          ... on ReviewRequestedEvent { createdAt requestedReviewer { __typename ... on Node { id } } }
          ... on ReadyForReviewEvent { createdAt }
        }
      }
    }
  }
}
${linked}`
