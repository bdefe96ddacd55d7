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

/**
 * One event of an issue's or pull request's timeline: from `at` on it was on the board or not, had this status,
 * state or number of points. `before` is the status it had until then, where GitHub says so.
 */
export type TimelineEvent = { contentId: string; at: number } & (
  | { field: 'present'; value: boolean }
  | { field: 'status'; value: string | null; before?: string | null }
  | { field: 'state'; value: ItemState }
  | { field: 'points'; value: number | null }
)

/** What GitHub remembers of an issue or pull request, its events oldest first. Instants are epoch milliseconds. */
export type Timeline = {
  contentId: string
  events: TimelineEvent[]
  /** The oldest event read of a timeline that goes on before it; null when all of it was read. */
  cutAt: number | null
  /** When it became an issue on this board; as the draft it was before it had no timeline. */
  convertedAt: number | null
  /** When it was last moved to another repository. */
  movedAt: number | null
  /** Whether its host tells of the board: presence and status. Older ones tell of the issue alone. */
  tellsBoard: boolean
}
