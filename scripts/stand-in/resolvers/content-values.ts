import { type PageArgs, page } from '../connections.ts'
import type { Resolver } from '../context.ts'
import type { Reviewer } from '../world/detail-types.ts'
import type { Field } from '../world/field-types.ts'
import type { Content, Item, PullRequest } from '../world/types.ts'

/** What a built-in column shows is not set on the board; it comes from the content. */
export function contentValue(item: Item, field: Field) {
  const { content } = item
  if (field.dataType === 'TITLE') return titleValue(item, field)
  if (field.dataType === 'ASSIGNEES') {
    return listed('ProjectV2ItemFieldUserValue', field, content.assignees)
  }
  if (content.__typename === 'DraftIssue') return null
  if (field.issueField && content.__typename === 'Issue') {
    const issueFieldValue = content.issueFieldValues.find(known => known.field === field.issueField)
    return issueFieldValue
      ? { __typename: 'ProjectV2ItemIssueFieldValue', field, issueFieldValue }
      : null
  }
  switch (field.dataType) {
    case 'LABELS':
      return listed('ProjectV2ItemFieldLabelValue', field, content.labels)
    case 'REPOSITORY': {
      const { repository } = content
      return { __typename: 'ProjectV2ItemFieldRepositoryValue', field, repository }
    }
    case 'MILESTONE': {
      const { milestone } = content
      return milestone ? { __typename: 'ProjectV2ItemFieldMilestoneValue', field, milestone } : null
    }
    case 'LINKED_PULL_REQUESTS':
      return listed('ProjectV2ItemFieldPullRequestValue', field, linkedTo(content))
    case 'REVIEWERS':
      return listed('ProjectV2ItemFieldReviewerValue', field, reviewersOf(content))
    default:
      // Parent, progress, type and dates are columns whose values the interface does not give.
      return null
  }
}

/** The title is a text value with dates of its own. */
function titleValue(item: Item, field: Field) {
  const { id, databaseId, createdAt, creator, content } = item
  return {
    __typename: 'ProjectV2ItemFieldTextValue',
    id: `${id}_title`,
    databaseId,
    createdAt,
    updatedAt: createdAt,
    creator,
    item,
    field,
    text: content.title,
  }
}

/** An empty list is no value at all. */
function listed(typename: string, field: Field, list: readonly unknown[]) {
  return list.length === 0 ? null : { __typename: typename, field, list }
}

function linkedTo(content: Content): PullRequest[] {
  return content.__typename === 'Issue' ? content.closedBy : []
}

/** Whoever was asked for a review or gave one, once each. */
function reviewersOf(content: Content): Reviewer[] {
  if (content.__typename !== 'PullRequest') return []
  const asked = content.requests.map(request => request.requestedReviewer)
  const gave = content.reviews.flatMap(({ author }) => author ?? [])
  return [...new Set<Reviewer>([...asked, ...gave])]
}

type Listed = { list: unknown[] }
const connection: Resolver<Listed, PageArgs> = ({ list }, args, _, info) => page(list, args, info)

export const listedValues = {
  ProjectV2ItemFieldUserValue: { users: connection },
  ProjectV2ItemFieldLabelValue: { labels: connection },
  ProjectV2ItemFieldPullRequestValue: { pullRequests: connection },
  ProjectV2ItemFieldReviewerValue: { reviewers: connection },
}
