/** Another issue that an item hangs together with; it need not be on the board. */
export type ItemLink = {
  /** `parent`: the other is its parent. `blocked-by`: it waits for the other. `closes`: its merge closes the other. */
  kind: 'parent' | 'blocked-by' | 'closes'
  /** GitHub's id of the other issue. */
  contentId: string
  number: number | null
  /** `owner/name`. */
  repository: string | null
  title: string
  url: string | null
  isOpen: boolean
}

/**
 * What GitHub tells of an issue or pull request beyond its place on the board. Instants are epoch
 * milliseconds; null is not known, or nothing that such an item has.
 */
export type ItemDetails = {
  contentId: string
  /** Sub-issues in all, and those closed; null for a pull request and on a host that knows none. */
  subIssues: number | null
  subIssuesDone: number | null
  /** Lines added and taken away by a pull request, and the files it touches. */
  additions: number | null
  deletions: number | null
  changedFiles: number | null
  reviewWaitsSince: number | null
  /** When a pull request last got a review that asks for changes. */
  changesRequestedAt: number | null
  links: ItemLink[]
  /** Whether GitHub has more of any list than was read. */
  isTruncated: boolean
}

/** What is known of a pull request's reviews. Instants are epoch milliseconds. */
export type Reviewing = {
  isOpen: boolean
  isDraft: boolean
  createdAt: number
  /** Whether the rules of its repository still ask for an approval. */
  isReviewRequired: boolean
  /** Reviewers who were asked and have not answered; null for one who cannot be seen. */
  waitingFor: (string | null)[]
  /** Who was asked when. */
  requested: { reviewer: string | null; at: number }[]
  /** When it last ceased to be a draft; null if it never was one. */
  readyAt: number | null
  /** When it last got an approval or a demand for changes; null if it never did. */
  lastOpinionAt: number | null
}

/**
 * Since when the oldest review still asked for has been waited for, in epoch milliseconds; null when
 * none is. A request counts from when its reviewer was last asked, and a draft waits for nobody: what
 * was asked before it was ready counts from then. A request whose event is not known counts from when
 * the pull request was ready, or made. Without any request, a repository whose rules still ask for an
 * approval waits since the last opinion, or since the pull request was ready.
 */
export function reviewWaitsSince(reviewing: Reviewing): number | null {
  const { isOpen, isDraft, createdAt, waitingFor, requested, readyAt } = reviewing
  if (!isOpen || isDraft) return null
  const readySince = Math.max(createdAt, readyAt ?? createdAt)
  if (waitingFor.length === 0) {
    if (!reviewing.isReviewRequired) return null
    return Math.max(readySince, reviewing.lastOpinionAt ?? readySince)
  }
  const since = waitingFor.map(waiting => {
    const asked = requested.filter(({ reviewer }) => waiting !== null && reviewer === waiting)
    return Math.max(readySince, ...asked.map(({ at }) => at))
  })
  return Math.min(...since)
}
