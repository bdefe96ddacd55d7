import type { Review, Reviewer, ReviewState, ReviewTeam } from './detail-types.ts'
import { tell } from './events.ts'
import { contentHappened, reviewHappened } from './happenings.ts'
import type { Organisation, Person, PullRequest, World } from './types.ts'
import { newIds, remember } from './world.ts'

type Change = { at: number; by: Person | null }

export function addTeam(
  world: World,
  organization: Organisation,
  name: string,
  members: Person[] = [],
): ReviewTeam {
  const slug = name.toLowerCase().replaceAll(/\W+/g, '-')
  const ids = newIds(world, 'T')
  const team: ReviewTeam = { __typename: 'Team', ...ids, organization, name, slug, members }
  world.teams.set(slug, team)
  return remember(world, team)
}

export function setSize(
  pullRequest: PullRequest,
  size: { additions: number; deletions: number; changedFiles?: number },
): void {
  pullRequest.additions = size.additions
  pullRequest.deletions = size.deletions
  const lines = size.additions + size.deletions
  pullRequest.changedFiles = size.changedFiles ?? Math.max(1, Math.ceil(lines / 40))
}

/** Asks for a review. Whoever waits to be heard already is not asked twice. */
export function requestReview(
  world: World,
  pullRequest: PullRequest,
  reviewer: Reviewer,
  change: Change & { asCodeOwner?: boolean },
): void {
  if (pullRequest.requests.some(known => known.requestedReviewer === reviewer)) return
  pullRequest.requests.push({
    __typename: 'ReviewRequest',
    ...newIds(world, 'RR'),
    pullRequest,
    requestedReviewer: reviewer,
    asCodeOwner: change.asCodeOwner ?? false,
    requestedAt: change.at,
  })
  pullRequest.updatedAt = change.at
  const facts = { pullRequest, requestedReviewer: reviewer }
  tell(world, pullRequest, 'ReviewRequestedEvent', change.at, change.by, facts)
  contentHappened(world, pullRequest, 'review_requested', change, askedOf(reviewer))
}

function askedOf(reviewer: Reviewer) {
  return reviewer.__typename === 'Team'
    ? { requested_team: { name: reviewer.name, slug: reviewer.slug } }
    : { requested_reviewer: { login: reviewer.login } }
}

/** A review answers the request to its author, and to the teams its author is in. */
export function review(
  world: World,
  pullRequest: PullRequest,
  state: ReviewState,
  change: Change & { body?: string },
): void {
  const { at, by } = change
  const written: Review = {
    __typename: 'PullRequestReview',
    ...newIds(world, 'PRR'),
    createdAt: at,
    actor: null,
    project: null,
    pullRequest,
    author: by,
    state,
    body: change.body ?? '',
    submittedAt: at,
    updatedAt: at,
  }
  pullRequest.reviews.push(written)
  pullRequest.events.push(written)
  pullRequest.requests = pullRequest.requests.filter(
    ({ requestedReviewer: asked }) =>
      asked !== by && !(asked.__typename === 'Team' && by && asked.members.includes(by)),
  )
  pullRequest.updatedAt = at
  pullRequest.reviewDecision = decision(pullRequest)
  const told = { node_id: written.id, state: state.toLowerCase() }
  reviewHappened(world, pullRequest, change, { review: told })
}

/** The newest review of each author among those that `counts` lets count, oldest first. */
export function latestReviews(
  pullRequest: PullRequest,
  counts: (review: Review) => boolean,
): Review[] {
  const latest = new Map<Person | null, Review>()
  for (const written of pullRequest.reviews) {
    if (!counts(written)) continue
    latest.delete(written.author)
    latest.set(written.author, written)
  }
  return [...latest.values()]
}

/** A comment takes back neither an approval nor a demand for changes. */
export function isOpinion({ state }: Review): boolean {
  return state !== 'COMMENTED'
}

/**
 * One demand for changes outweighs approvals until its author approves; asking that author again
 * leaves it standing. Without a rule that reviews are needed GitHub decides nothing.
 */
function decision(pullRequest: PullRequest): PullRequest['reviewDecision'] {
  if (!pullRequest.repository.needsReview) return null
  const states = latestReviews(pullRequest, isOpinion).map(({ state }) => state)
  if (states.includes('CHANGES_REQUESTED')) return 'CHANGES_REQUESTED'
  return states.includes('APPROVED') ? 'APPROVED' : 'REVIEW_REQUIRED'
}

export function convertToDraft(world: World, pullRequest: PullRequest, change: Change): void {
  if (pullRequest.isDraft) return
  pullRequest.isDraft = true
  pullRequest.updatedAt = change.at
  tell(world, pullRequest, 'ConvertToDraftEvent', change.at, change.by, { pullRequest })
  contentHappened(world, pullRequest, 'converted_to_draft', change)
}

export function readyForReview(world: World, pullRequest: PullRequest, change: Change): void {
  if (!pullRequest.isDraft) return
  pullRequest.isDraft = false
  pullRequest.updatedAt = change.at
  tell(world, pullRequest, 'ReadyForReviewEvent', change.at, change.by, { pullRequest })
  contentHappened(world, pullRequest, 'ready_for_review', change)
}
