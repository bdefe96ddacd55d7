import { type PageArgs, page } from '../connections.ts'
import type { Resolver } from '../context.ts'
import { isClosed, pullRequestState } from '../world/contents.ts'
import type { Draft, Issue, PullRequest, Repository } from '../world/types.ts'
import { repositoryIssues } from './repository-issues.ts'
import { listedPullRequests, reviewFields } from './reviews.ts'
import { timelineItems } from './timeline.ts'

const repositoryUrl: Resolver<Repository> = ({ owner, name }, _, { world }) =>
  `${world.webUrl}/${owner.login}/${name}`

const url: Resolver<Issue | PullRequest> = (content, _, { world }) => {
  const { owner, name } = content.repository
  const kind = content.__typename === 'Issue' ? 'issues' : 'pull'
  return `${world.webUrl}/${owner.login}/${name}/${kind}/${content.number}`
}

const assignees: Resolver<Issue | PullRequest | Draft, PageArgs> = (content, args, _, info) =>
  page(content.assignees, args, info)

const numbered = {
  assignees,
  timelineItems,
  url,
  closed: ((content: Issue | PullRequest) => isClosed(content)) as Resolver<Issue | PullRequest>,
  labels: ((content, args, _, info) => page(content.labels, args, info)) as Resolver<
    Issue | PullRequest,
    PageArgs
  >,
  projectItems: ((content, args, _, info) => {
    const wanted = content.items.filter(item => args.includeArchived || !item.isArchived)
    return page(wanted, args, info)
  }) as Resolver<Issue | PullRequest, PageArgs & { includeArchived: boolean }>,
  fullDatabaseId: ((content: Issue) => content.databaseId) as Resolver<Issue>,
  bodyText: ((content: Issue) => content.body) as Resolver<Issue>,
}

export const issue = {
  ...numbered,
  state: ((content: Issue) => (isClosed(content) ? 'CLOSED' : 'OPEN')) as Resolver<Issue>,
  subIssues: ((content, args, _, info) => page(content.subIssues, args, info)) as Resolver<
    Issue,
    PageArgs
  >,
  subIssuesSummary: ((content: Issue) => {
    const total = content.subIssues.length
    const completed = content.subIssues.filter(isClosed).length
    return { total, completed, percentCompleted: total ? Math.round((100 * completed) / total) : 0 }
  }) as Resolver<Issue>,
  issueFieldValues: ((content, args, _, info) =>
    page(content.issueFieldValues, args, info)) as Resolver<Issue, PageArgs>,
  blockedBy: ((content, args, _, info) =>
    page(byAddedAt(content.blockedBy, args), args, info)) as Resolver<Issue, DependencyArgs>,
  blocking: ((content, args, _, info) =>
    page(byAddedAt(content.blocking, args), args, info)) as Resolver<Issue, DependencyArgs>,
  issueDependenciesSummary: ((content: Issue) => ({
    blockedBy: content.blockedBy.filter(isOpen).length,
    blocking: content.blocking.filter(isOpen).length,
    totalBlockedBy: content.blockedBy.length,
    totalBlocking: content.blocking.length,
  })) as Resolver<Issue>,
  closedByPullRequestsReferences: ((content, args, _, info) => {
    const listed = listedPullRequests(content.closedBy, args.includeClosedPrs)
    return page(listed, args, info)
  }) as Resolver<Issue, PageArgs & { includeClosedPrs: boolean }>,
}

type DependencyArgs = PageArgs & { orderBy?: { direction: 'ASC' | 'DESC' } | null }

const isOpen = (issue: Issue) => !isClosed(issue)

/** Kept in the order in which they were added; GitHub lists the newest first. */
function byAddedAt(issues: Issue[], { orderBy }: DependencyArgs): Issue[] {
  return orderBy?.direction === 'ASC' ? issues : issues.toReversed()
}

export const pullRequest = {
  ...numbered,
  state: ((content: PullRequest) => pullRequestState(content)) as Resolver<PullRequest>,
  merged: ((content: PullRequest) => content.mergedAt !== null) as Resolver<PullRequest>,
  ...reviewFields,
}

export const draftIssue = {
  assignees,
  creator: ((draft: Draft) => draft.author) as Resolver<Draft>,
  bodyText: ((draft: Draft) => draft.body) as Resolver<Draft>,
}

export const repository = {
  ...repositoryIssues,
  url: repositoryUrl,
  nameWithOwner: ((source: Repository) =>
    `${source.owner.login}/${source.name}`) as Resolver<Repository>,
  issueFields: ((_, args, { world }, info) => page(world.issueFields, args, info)) as Resolver<
    Repository,
    PageArgs
  >,
}
