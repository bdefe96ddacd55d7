import {
  addDays,
  type Day,
  dayOf,
  lengthInDays,
  type WorkingTime,
  workingDays,
} from './calendar.ts'

/** Whose move an open pull request is: a reviewer's, its author's, whoever merges, or nobody's yet. */
export type PullRequestGroup = 'waiting' | 'changes' | 'approved' | 'draft'

/** What GitHub tells of an open pull request's reviews. Instants are epoch milliseconds; null is not known or never. */
export type PullRequestReviews = {
  isDraft: boolean
  /** GitHub's word: `APPROVED`, `CHANGES_REQUESTED`, `REVIEW_REQUIRED`; null where no rule asks for a review. */
  reviewDecision: string | null
  /** Since when the oldest review still asked for has been waited for. */
  reviewWaitsSince: number | null
  /** When a review last asked for changes. */
  changesRequestedAt: number | null
}

/**
 * Where an open pull request stands. A draft waits for nobody. Approved is what GitHub calls approved, also while further
 * reviewers are asked. Needing changes: a review asked for changes and nobody was asked to look again since; once
 * somebody was, it waits for review again, although GitHub goes on saying "changes requested". Everything else waits for
 * review, also where nobody was asked yet.
 */
export function pullRequestGroup(reviews: PullRequestReviews): PullRequestGroup {
  const { isDraft, reviewDecision, reviewWaitsSince, changesRequestedAt } = reviews
  if (isDraft) return 'draft'
  if (reviewDecision === 'APPROVED') return 'approved'
  const isAskedAgain =
    reviewWaitsSince !== null &&
    changesRequestedAt !== null &&
    reviewWaitsSince > changesRequestedAt
  if (reviewDecision === 'CHANGES_REQUESTED') return isAskedAgain ? 'waiting' : 'changes'
  const hasDemands = reviewDecision === null && changesRequestedAt !== null
  return hasDemands && !isAskedAgain ? 'changes' : 'waiting'
}

/**
 * Since when a pull request has stood in its group: waiting since the oldest review still asked for, needing changes since
 * they were last asked for. Null where that is not known, and for those approved and drafts, of which GitHub tells none.
 */
export function standsSince(reviews: PullRequestReviews): number | null {
  const group = pullRequestGroup(reviews)
  if (group === 'waiting') return reviews.reviewWaitsSince
  return group === 'changes' ? reviews.changesRequestedAt : null
}

/** How long since an instant, in days of the calendar and in working days of the team; a part of a day is none. */
export type Waited = { days: number; workingDays: number }

/**
 * How long something has waited by today: the midnights since then, and the working days after that day up to today.
 * Asked on Friday, it has waited 3 days and 1 working day on Monday. Never below 0.
 */
export function waited(
  since: number,
  today: Day,
  time: WorkingTime & { timeZone: string },
): Waited {
  const day = dayOf(since, time.timeZone)
  if (day >= today) return { days: 0, workingDays: 0 }
  return {
    days: lengthInDays(day, today) - 1,
    workingDays: workingDays(addDays(day, 1), today, time).length,
  }
}

/**
 * From how many changed lines on a pull request is big, and very big. 400 is where a study of 2,500 reviews at Cisco saw
 * reviewers begin to overlook things (Cohen, Best Kept Secrets of Peer Code Review, 2006); 1,000 is more than one sitting.
 */
export const bigPullRequestLines = { big: 400, veryBig: 1000 } as const

/** Lines added and taken away together, and whether that is big (over 400) or very big (over 1,000). Null: not known. */
export function pullRequestSize(
  additions: number | null,
  deletions: number | null,
): { lines: number; mark: 'big' | 'very-big' | null } | null {
  if (additions === null || deletions === null) return null
  const lines = additions + deletions
  const { big, veryBig } = bigPullRequestLines
  return { lines, mark: lines > veryBig ? 'very-big' : lines > big ? 'big' : null }
}

/** What decides the order of pull requests. */
export type OrderedPullRequest = {
  isInSprint: boolean
  /** Since when it has stood in its group; null when not known. */
  since: number | null
  /** Its place on the board. */
  position: number
}

/**
 * Order of pull requests within a group: those of the sprint first, of these what has waited longest, then those of which
 * that is not known, in the board's order. People play no part.
 */
export function comparePullRequests(a: OrderedPullRequest, b: OrderedPullRequest): number {
  const never = Number.POSITIVE_INFINITY
  const [sinceA, sinceB] = [a.since ?? never, b.since ?? never]
  return (
    Number(b.isInSprint) - Number(a.isInSprint) ||
    (sinceA === sinceB ? 0 : sinceA - sinceB) ||
    a.position - b.position
  )
}
