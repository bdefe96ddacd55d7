/** What a GitHub host can answer. Enterprise servers and older schemas lack the newer parts. */
export type HostFeatures = {
  /** `ProjectV2.items(archivedStates:)`, public since June 2026. */
  archivedStates: boolean
  /** `ProjectV2ItemIssueFieldValue`, public since March 2026. */
  issueFields: boolean
  /** `ProjectV2ItemStatusChangedEvent`, public since October 2025. */
  statusEvents: boolean
  /** `ProjectV2.items(query:)`, public since October 2025. */
  filteredItems: boolean
  /** `Issue.parent` and `Issue.subIssuesSummary`, public since the beginning of 2025. */
  subIssues: boolean
  /** `Issue.blockedBy`, public since July 2025. */
  dependencies: boolean
}

/**
 * The project, its fields and iterations. With `probe` it also asks what the host's schema holds, so
 * that finding out takes no request of its own. A project holds at most 50 fields: one page.
 */
export const projectQuery = `
query KnotsProject($owner: String!, $number: Int!, $probe: Boolean!) {
  viewer { login }
  repositoryOwner(login: $owner) {
    ... on ProjectV2Owner {
      projectV2(number: $number) {
        id
        title
        url
        updatedAt
        viewerCanUpdate
        fields(first: 50) {
          nodes {
            __typename
            ... on ProjectV2FieldCommon { id name dataType }
            ... on ProjectV2SingleSelectField { options { name } }
            ... on ProjectV2IterationField {
              configuration {
                iterations { id title startDate duration }
                completedIterations { id title startDate duration }
              }
            }
          }
        }
        views(first: 50) { nodes { number name filter layout } }
      }
    }
  }
  project: __type(name: "ProjectV2") @include(if: $probe) { fields { name args { name } } }
  issueFieldValue: __type(name: "ProjectV2ItemIssueFieldValue") @include(if: $probe) { name }
  statusEvent: __type(name: "ProjectV2ItemStatusChangedEvent") @include(if: $probe) { name }
  issue: __type(name: "Issue") @include(if: $probe) { fields { name } }
}`

const issueFieldValue = `
    ... on ProjectV2ItemIssueFieldValue {
      issueFieldValue {
        __typename
        ... on IssueFieldNumberValue { number: value }
        ... on IssueFieldSingleSelectValue { name }
      }
    }`

/**
 * One item as the sync needs it. Fields are asked for by name because that costs no connection; a
 * list of field values would cost one for each item. An issue carries at most 10 assignees and 100
 * labels, so neither list is cut off. `state` of issue and pull request are different enums and must
 * be aliased.
 */
const itemFragment = (host: HostFeatures) => `
fragment KnotsItem on ProjectV2Item {
  id
  type
  isArchived
  createdAt
  updatedAt
  points: fieldValueByName(name: $points) @include(if: $hasPoints) {
    __typename
    ... on ProjectV2ItemFieldNumberValue { number updatedAt }
    ... on ProjectV2ItemFieldSingleSelectValue { name updatedAt }${host.issueFields ? issueFieldValue : ''}
  }
  sprint: fieldValueByName(name: $sprint) @include(if: $hasSprint) {
    __typename
    ... on ProjectV2ItemFieldIterationValue { iterationId updatedAt }
  }
  status: fieldValueByName(name: $status) @include(if: $hasStatus) {
    __typename
    ... on ProjectV2ItemFieldSingleSelectValue { name updatedAt }
  }
  content {
    __typename
    ... on DraftIssue {
      id
      title
      updatedAt
      assignees(first: 10) { totalCount nodes { login } }
    }
    ... on Issue {
      id
      number
      title
      url
      issueState: state
      stateReason
      closedAt
      updatedAt
      repository { nameWithOwner }
      assignees(first: 10) { totalCount nodes { login } }
      labels(first: 100) { totalCount nodes { name } }
    }
    ... on PullRequest {
      id
      number
      title
      url
      pullRequestState: state
      isDraft
      reviewDecision
      mergedAt
      closedAt
      updatedAt
      repository { nameWithOwner }
      assignees(first: 10) { totalCount nodes { login } }
      labels(first: 100) { totalCount nodes { name } }
    }
  }
}`

const fieldVariables = `
  $points: String!, $sprint: String!, $status: String!
  $hasPoints: Boolean!, $hasSprint: Boolean!, $hasStatus: Boolean!`

/**
 * A page of items in board order, archived ones included where the host can. The three `field`
 * selections tell whether the mapped names still mean the mapped fields: a field renamed while pages
 * are read would otherwise look like a cleared value on every item.
 */
export const itemsQuery = (host: HostFeatures) => `
query KnotsItems($project: ID!, $first: Int!, $after: String, ${fieldVariables}) {
  node(id: $project) {
    ... on ProjectV2 {
      points: field(name: $points) @include(if: $hasPoints) { ... on ProjectV2FieldCommon { id } }
      sprint: field(name: $sprint) @include(if: $hasSprint) { ... on ProjectV2FieldCommon { id } }
      status: field(name: $status) @include(if: $hasStatus) { ... on ProjectV2FieldCommon { id } }
      items(first: $first, after: $after${host.archivedStates ? ', archivedStates: [ARCHIVED, NOT_ARCHIVED]' : ''}) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...KnotsItem }
      }
    }
  }
}
${itemFragment(host)}`

/** Single items by id: whether what no page showed is really gone. At most 100 ids. */
export const itemsByIdQuery = (host: HostFeatures) => `
query KnotsItemsById($ids: [ID!]!, ${fieldVariables}) {
  nodes(ids: $ids) { ...KnotsItem }
}
${itemFragment(host)}`
