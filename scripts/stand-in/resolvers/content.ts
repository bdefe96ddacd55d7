import { type PageArgs, page } from '../connections.ts'
import type { Resolver } from '../context.ts'
import { isClosed } from '../world/contents.ts'
import type { Draft, Issue, IssueField, PullRequest, Repository } from '../world/types.ts'
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
  milestone: () => null,
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
}

function pullRequestState(content: PullRequest): string {
  if (content.mergedAt !== null) return 'MERGED'
  return isClosed(content) ? 'CLOSED' : 'OPEN'
}

export const pullRequest = {
  ...numbered,
  state: ((content: PullRequest) => pullRequestState(content)) as Resolver<PullRequest>,
  merged: ((content: PullRequest) => content.mergedAt !== null) as Resolver<PullRequest>,
  closingIssuesReferences: ((content, args, _, info) =>
    page(content.closes, args, info)) as Resolver<PullRequest, PageArgs>,
}

export const draftIssue = {
  assignees,
  creator: ((draft: Draft) => draft.author) as Resolver<Draft>,
  bodyText: ((draft: Draft) => draft.body) as Resolver<Draft>,
}

export const repository = {
  url: repositoryUrl,
  nameWithOwner: ((source: Repository) =>
    `${source.owner.login}/${source.name}`) as Resolver<Repository>,
}

export const issueFieldNumber = {
  dataType: () => 'NUMBER',
  fullDatabaseId: ((field: IssueField) => field.databaseId) as Resolver<IssueField>,
}
