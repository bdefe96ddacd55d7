import type { ItemState } from './change.ts'

/** A span of days that a GitHub project calls an iteration; its last day is `startDate + durationDays - 1`. */
export type Iteration = {
  /** GitHub's id, which an edit of the field's settings may replace. */
  id: string
  title: string
  /** ISO day. */
  startDate: string
  durationDays: number
}

/**
 * An item of a project board as one read of GitHub shows it. Instants are epoch milliseconds. The
 * `...At` of a value is when it was last set; null when GitHub does not say.
 */
export type BoardItem = {
  /** GitHub's id of the item on this board. */
  nodeId: string
  /** GitHub's id of the issue, pull request or draft behind it; null when that cannot be seen. */
  contentId: string | null
  kind: 'issue' | 'pull-request' | 'draft' | 'redacted'
  number: number | null
  /** `owner/name`. */
  repository: string | null
  title: string
  url: string | null
  assignees: string[]
  labels: string[]
  isDraft: boolean
  reviewDecision: string | null
  isArchived: boolean
  points: number | null
  pointsAt: number | null
  /** GitHub's id of its iteration, which may be one that GitHub has deleted. */
  iterationId: string | null
  sprintAt: number | null
  status: string | null
  statusAt: number | null
  state: ItemState
  /** When it was closed or merged; null while it is open. */
  stateAt: number | null
  /** When it came onto the board. */
  createdAt: number
  /** When the item itself was last moved, set or archived. */
  updatedAt: number
  contentUpdatedAt: number | null
}

/** One event of an issue's or pull request's timeline: from `at` on it had this status or state. */
export type TimelineEvent = { contentId: string; at: number } & (
  | { field: 'status'; value: string | null }
  | { field: 'state'; value: ItemState }
)
