const issueFields = `
      id
      number
      url
      createdAt
      issueState: state
      stateReason
      repository { nameWithOwner }`

/** What there is to know of a repository before an issue is made in it. */
export const repositoryQuery = `
query KnotsRepository($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { id nameWithOwner hasIssuesEnabled isArchived }
}`

/** The newest issues of a repository that changed since an instant, with what stands in them. */
export const newestIssuesQuery = `
query KnotsNewestIssues($owner: String!, $name: String!, $since: DateTime!, $after: String) {
  repository(owner: $owner, name: $name) {
    issues(first: 50, after: $after, orderBy: { field: CREATED_AT, direction: DESC }, filterBy: { since: $since }) {
      pageInfo { hasNextPage endCursor }
      nodes {${issueFields}
      body
      }
    }
  }
}`

export const numberedIssueQuery = `
query KnotsIssue($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {${issueFields}
    }
  }
}`

export const createIssueQuery = `
mutation KnotsCreateIssue($repository: ID!, $title: String!, $body: String!) {
  created: createIssue(input: { repositoryId: $repository, title: $title, body: $body }) {
    issue {${issueFields}
    }
  }
}`

export const issueStatesQuery = `
query KnotsIssueStates($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on Issue {${issueFields}
    }
  }
}`
