import type { IssueType, Milestone } from './detail-types.ts'
import { tell } from './events.ts'
import { contentHappened } from './happenings.ts'
import type { Issue, Person, PullRequest, Repository, World } from './types.ts'
import { newIds, remember } from './world.ts'

type Change = { at: number; by: Person | null }

/** Puts an issue under another; an issue has one parent at most. Null takes it out again. */
export function setParent(
  world: World,
  child: Issue,
  parent: Issue | null,
  { at, by }: Change,
): void {
  const before = child.parent
  if (before === parent) return
  if (before) {
    before.subIssues = before.subIssues.filter(known => known !== child)
    before.updatedAt = at
    tell(world, before, 'SubIssueRemovedEvent', at, by, { subIssue: child })
    tell(world, child, 'ParentIssueRemovedEvent', at, by, { parent: before })
  }
  child.parent = parent
  child.updatedAt = at
  if (!parent) return
  parent.subIssues = [...parent.subIssues, child]
  parent.updatedAt = at
  tell(world, parent, 'SubIssueAddedEvent', at, by, { subIssue: child })
  tell(world, child, 'ParentIssueAddedEvent', at, by, { parent })
}

export function block(world: World, issue: Issue, blocker: Issue, { at, by }: Change): void {
  if (issue.blockedBy.includes(blocker)) return
  issue.blockedBy = [...issue.blockedBy, blocker]
  blocker.blocking = [...blocker.blocking, issue]
  issue.updatedAt = at
  blocker.updatedAt = at
  tell(world, issue, 'BlockedByAddedEvent', at, by, { blockingIssue: blocker })
  tell(world, blocker, 'BlockingAddedEvent', at, by, { blockedIssue: issue })
}

export function unblock(world: World, issue: Issue, blocker: Issue, { at, by }: Change): void {
  if (!issue.blockedBy.includes(blocker)) return
  issue.blockedBy = issue.blockedBy.filter(known => known !== blocker)
  blocker.blocking = blocker.blocking.filter(known => known !== issue)
  issue.updatedAt = at
  blocker.updatedAt = at
  tell(world, issue, 'BlockedByRemovedEvent', at, by, { blockingIssue: blocker })
  tell(world, blocker, 'BlockingRemovedEvent', at, by, { blockedIssue: issue })
}

/** The pull request says that it closes the issue. */
export function link(pullRequest: PullRequest, issue: Issue, { at }: Change): void {
  if (pullRequest.closes.includes(issue)) return
  pullRequest.closes = [...pullRequest.closes, issue]
  issue.closedBy = [...issue.closedBy, pullRequest]
  pullRequest.updatedAt = at
  issue.updatedAt = at
}

/** The repository's milestone of that title, made when there is none. */
export function milestoneNamed(
  world: World,
  repository: Repository,
  title: string,
  made: { at: number; dueOn?: number | null },
): Milestone {
  const known = repository.milestones.find(milestone => milestone.title === title)
  if (known) return known
  const milestone: Milestone = {
    __typename: 'Milestone',
    ...newIds(world, 'MI'),
    repository,
    number: repository.milestones.length + 1,
    title,
    dueOn: made.dueOn ?? null,
    state: 'OPEN',
    createdAt: made.at,
  }
  repository.milestones.push(remember(world, milestone))
  return milestone
}

export function setMilestone(
  world: World,
  content: Issue | PullRequest,
  milestone: Milestone | null,
  { at, by }: Change,
): void {
  const before = content.milestone
  if (before === milestone) return
  content.milestone = milestone
  content.updatedAt = at
  if (before) tell(world, content, 'DemilestonedEvent', at, by, { milestoneTitle: before.title })
  if (milestone)
    tell(world, content, 'MilestonedEvent', at, by, { milestoneTitle: milestone.title })
}

/** The organisation's issue type of that name, made when there is none. */
export function issueTypeNamed(world: World, name: string): IssueType {
  const known = world.issueTypes.find(type => type.name === name)
  if (known) return known
  const { id } = newIds(world, 'IT')
  const type: IssueType = { __typename: 'IssueType', id, name, color: 'BLUE', description: null }
  world.issueTypes.push(remember(world, type))
  return type
}

export function setIssueType(
  world: World,
  issue: Issue,
  type: IssueType | null,
  { at, by }: Change,
): void {
  const before = issue.issueType
  if (before === type) return
  issue.issueType = type
  issue.updatedAt = at
  if (before && type) {
    const facts = { issueType: type, prevIssueType: before }
    tell(world, issue, 'IssueTypeChangedEvent', at, by, facts)
  } else if (type) {
    tell(world, issue, 'IssueTypeAddedEvent', at, by, { issueType: type })
  } else {
    tell(world, issue, 'IssueTypeRemovedEvent', at, by, { issueType: before })
  }
  const name = (type ?? before)?.name
  contentHappened(world, issue, type ? 'typed' : 'untyped', { at, by }, { type: { name } })
}
