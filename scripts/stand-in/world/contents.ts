import { tell } from './events.ts'
import { fieldChange } from './field-changes.ts'
import { contentHappened, itemHappened } from './happenings.ts'
import type {
  Content,
  Draft,
  Issue,
  Label,
  Person,
  Project,
  PullRequest,
  Repository,
  StateReason,
  World,
} from './types.ts'
import { newIds, remember } from './world.ts'

type Opening = { title: string; by: Person | null; at: number }

function common(world: World, prefix: string, opening: Opening) {
  return {
    ...newIds(world, prefix),
    title: opening.title,
    body: '',
    createdAt: opening.at,
    updatedAt: opening.at,
    author: opening.by,
    assignees: [],
    items: [],
  }
}

function numbered(world: World, prefix: string, repository: Repository, opening: Opening) {
  repository.lastNumber += 1
  return {
    ...common(world, prefix, opening),
    number: repository.lastNumber,
    repository,
    closedAt: null,
    labels: [],
    milestone: null,
    events: [],
  }
}

export function openIssue(world: World, repository: Repository, opening: Opening): Issue {
  const issue: Issue = remember(world, {
    __typename: 'Issue',
    ...numbered(world, 'I', repository, opening),
    stateReason: null,
    duplicateOf: null,
    parent: null,
    subIssues: [],
    blockedBy: [],
    blocking: [],
    issueType: null,
    closedBy: [],
    issueFieldValues: [],
  })
  contentHappened(world, issue, 'opened', opening)
  return issue
}

export function openPullRequest(
  world: World,
  repository: Repository,
  opening: Opening & { isDraft?: boolean; closes?: Issue[] },
): PullRequest {
  const pullRequest: PullRequest = {
    __typename: 'PullRequest',
    ...numbered(world, 'PR', repository, opening),
    mergedAt: null,
    isDraft: opening.isDraft ?? false,
    additions: 40,
    deletions: 12,
    changedFiles: 3,
    reviewDecision: repository.needsReview ? 'REVIEW_REQUIRED' : null,
    closes: opening.closes ?? [],
    requests: [],
    reviews: [],
  }
  for (const issue of pullRequest.closes) issue.closedBy.push(pullRequest)
  remember(world, pullRequest)
  contentHappened(world, pullRequest, 'opened', opening)
  return pullRequest
}

export function newDraft(world: World, opening: Opening): Draft {
  return remember(world, { __typename: 'DraftIssue', ...common(world, 'DI', opening) })
}

export function isClosed(content: Issue | PullRequest): boolean {
  return content.closedAt !== null
}

export function pullRequestState(pullRequest: PullRequest): 'OPEN' | 'CLOSED' | 'MERGED' {
  if (pullRequest.mergedAt !== null) return 'MERGED'
  return isClosed(pullRequest) ? 'CLOSED' : 'OPEN'
}

/** What closed an issue by itself: a merged pull request, or the project's own workflow. */
export type Closer = PullRequest | Project

export function closeIssue(
  world: World,
  issue: Issue,
  change: {
    at: number
    by: Person | null
    reason?: StateReason
    duplicateOf?: Issue
    closer?: Closer
  },
): void {
  issue.closedAt = change.at
  issue.updatedAt = change.at
  issue.stateReason = change.reason ?? 'COMPLETED'
  issue.duplicateOf = change.duplicateOf ?? null
  tell(world, issue, 'ClosedEvent', change.at, change.by, {
    closable: issue,
    closer: change.closer ?? null,
    stateReason: issue.stateReason,
    duplicateOf: issue.duplicateOf,
  })
  contentHappened(world, issue, 'closed', change)
}

export function reopen(
  world: World,
  content: Issue | PullRequest,
  change: { at: number; by: Person | null },
): void {
  content.closedAt = null
  content.updatedAt = change.at
  if (content.__typename === 'Issue') {
    content.stateReason = 'REOPENED'
    content.duplicateOf = null
  }
  const stateReason = content.__typename === 'Issue' ? 'REOPENED' : null
  tell(world, content, 'ReopenedEvent', change.at, change.by, {
    closable: content,
    stateReason,
  })
  contentHappened(world, content, 'reopened', change)
}

export function closePullRequest(
  world: World,
  pullRequest: PullRequest,
  change: { at: number; by: Person | null },
): void {
  pullRequest.closedAt = change.at
  pullRequest.updatedAt = change.at
  tell(world, pullRequest, 'ClosedEvent', change.at, change.by, {
    closable: pullRequest,
    closer: null,
    stateReason: null,
    duplicateOf: null,
  })
  contentHappened(world, pullRequest, 'closed', change)
}

/** GitHub writes both a MergedEvent and a ClosedEvent of the same instant. */
export function merge(
  world: World,
  pullRequest: PullRequest,
  change: { at: number; by: Person | null },
): void {
  pullRequest.mergedAt = change.at
  if (pullRequest.repository.needsReview) pullRequest.reviewDecision = 'APPROVED'
  tell(world, pullRequest, 'MergedEvent', change.at, change.by, { pullRequest })
  closePullRequest(world, pullRequest, change)
}

export function assign(
  world: World,
  content: Content,
  person: Person,
  change: { at: number; by: Person | null },
): void {
  if (content.assignees.includes(person)) return
  content.assignees = [...content.assignees, person]
  content.updatedAt = change.at
  tell(world, content, 'AssignedEvent', change.at, change.by, { assignee: person })
  contentHappened(world, content, 'assigned', change, { assignee: { login: person.login } })
}

export function label(
  world: World,
  content: Content,
  added: Label,
  change: { at: number; by: Person | null },
): void {
  if (content.__typename === 'DraftIssue') return
  content.labels = [...content.labels, added]
  content.updatedAt = change.at
  tell(world, content, 'LabeledEvent', change.at, change.by, { label: added })
  const { name, color } = added
  contentHappened(world, content, 'labeled', change, { label: { name, color } })
}

export function rename(
  world: World,
  content: Content,
  title: string,
  change: { at: number; by: Person | null },
): void {
  tell(world, content, 'RenamedTitleEvent', change.at, change.by, {
    previousTitle: content.title,
    currentTitle: title,
  })
  const changes = { title: { from: content.title } }
  content.title = title
  content.updatedAt = change.at
  contentHappened(world, content, 'edited', change, { changes })
  for (const item of content.items) {
    // A draft has no life of its own: what happens to it, happens to its item.
    if (content.__typename === 'DraftIssue') item.updatedAt = change.at
    const column = item.project.fields.find(field => field.dataType === 'TITLE')
    if (column) itemHappened(item, 'edited', change, fieldChange(column))
  }
}

/**
 * Moves an issue to another repository: it has another number and another id afterwards, the old id
 * is of nothing, its item on a board stays the same.
 */
export function transfer(
  world: World,
  issue: Issue,
  repository: Repository,
  change: { at: number; by: Person | null },
): void {
  const { repository: fromRepository } = issue
  if (fromRepository === repository) return
  world.nodes.delete(issue.id)
  repository.lastNumber += 1
  Object.assign(issue, newIds(world, 'I'), { repository, number: repository.lastNumber })
  issue.updatedAt = change.at
  issue.milestone = null
  remember(world, issue)
  tell(world, issue, 'TransferredEvent', change.at, change.by, { fromRepository, issue })
  contentHappened(world, issue, 'transferred', change)
}
