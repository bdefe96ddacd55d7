import type { BoardItem } from '../domain/board-item.ts'
import type { ItemState } from '../domain/change.ts'
import { type ProjectField, pointsOfOption } from './detect.ts'
import { isCutShort } from './lists.ts'
import type { HostFeatures } from './queries.ts'
import type { ItemNode, ItemsResponse, ProjectResponse } from './responses.ts'

type Content = NonNullable<ItemNode['content']>

/** A saved view: its filter is in the grammar of the project's search bar; `layout` is `table`, `board` or `roadmap`. */
export type SavedView = { number: number; name: string; filter: string; layout: string }

const mostPoints = 100_000
const longestIterationDays = 366

/**
 * GitHub's DateTime (`2026-06-24T09:15:00Z`) in epoch milliseconds; null for a missing one.
 */
export function instantOf(dateTime: string | null | undefined): number | null {
  return dateTime ? Date.parse(dateTime) : null
}

/**
 * State of an issue or pull request, and the instant it was closed or merged (null while open).
 * An issue closed without a reason, or with one that Knots does not know, counts as completed, as on
 * GitHub's own pages. A pull request closed without a merge is `unmerged`. Drafts and content that
 * cannot be seen are open.
 */
export function stateOf(content: Content | null): { state: ItemState; stateAt: number | null } {
  const closedAt = instantOf(content?.closedAt)
  if (content?.pullRequestState === 'MERGED')
    return { state: 'merged', stateAt: instantOf(content.mergedAt) ?? closedAt }
  if (content?.pullRequestState === 'CLOSED') return { state: 'unmerged', stateAt: closedAt }
  if (content?.issueState === 'CLOSED')
    return { state: closedIssueState(content.stateReason), stateAt: closedAt }
  return { state: 'open', stateAt: null }
}

/** State of a closed issue by GitHub's reason; `completed` for none and for one not known here. */
export function closedIssueState(reason: string | null | undefined): ItemState {
  if (reason === 'NOT_PLANNED') return 'not-planned'
  if (reason === 'DUPLICATE') return 'duplicate'
  return 'completed'
}

/**
 * Story points of an item and when they were set: a number field, a single select whose option holds
 * a number, or an organisation's issue field of either kind (GitHub gives no date for that one).
 * Null points: no value, one without a number, or one beyond 100,000 in either direction, which sums could
 * not hold. 0 is a value.
 */
export function pointsOf(value: ItemNode['points']): {
  points: number | null
  pointsAt: number | null
} {
  if (!value) return { points: null, pointsAt: null }
  const points = isOdd(value) ? null : writtenPoints(value)
  return { points, pointsAt: instantOf(value.updatedAt) }
}

function writtenPoints(value: NonNullable<ItemNode['points']>): number | null {
  const from = value.issueFieldValue ?? value
  return from.number ?? (from.name ? pointsOfOption(from.name) : null)
}

const isOdd = (value: ItemNode['points']) =>
  value ? Math.abs(writtenPoints(value) ?? 0) > mostPoints : false

function kindOf(content: Content | null): BoardItem['kind'] {
  if (content?.__typename === 'Issue') return 'issue'
  if (content?.__typename === 'PullRequest') return 'pull-request'
  if (content?.__typename === 'DraftIssue') return 'draft'
  return 'redacted'
}

const present = <Value>(values: (Value | null)[] | null | undefined): Value[] =>
  (values ?? []).filter(value => value !== null)

/** Pages make a link of it, so anything but an address of the web is none (null). */
export function webAddress(url: string | undefined): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null
}

/**
 * One item of GitHub's answer as Knots keeps it. An item whose content the token may not see is
 * `redacted`: it has a place, a sprint and a status, but no title and no points.
 */
export function boardItemOf(node: ItemNode): BoardItem {
  const { content } = node
  const kind = kindOf(content)
  const iterationId = node.sprint?.iterationId ?? null
  const points = pointsOf(kind === 'redacted' ? null : node.points)
  return {
    nodeId: node.id,
    contentId: content?.id ?? null,
    kind,
    number: content?.number ?? null,
    repository: content?.repository?.nameWithOwner ?? null,
    title: content?.title ?? '',
    url: webAddress(content?.url),
    assignees: present(content?.assignees?.nodes).map(assignee => assignee.login),
    labels: present(content?.labels?.nodes).map(label => label.name),
    isDraft: content?.isDraft ?? false,
    reviewDecision: content?.reviewDecision ?? null,
    isArchived: node.isArchived,
    ...points,
    iterationId,
    sprintAt: iterationId ? instantOf(node.sprint?.updatedAt) : null,
    status: node.status?.name ?? null,
    statusAt: node.status?.name ? instantOf(node.status.updatedAt) : null,
    ...stateOf(content),
    createdAt: Date.parse(node.createdAt),
    updatedAt: Date.parse(node.updatedAt),
    contentUpdatedAt: instantOf(content?.updatedAt),
  }
}

/**
 * A page of the board, and the cursor of the next one. `unreadable` counts items that exist and of
 * which not even the id is told; `cutShort` those with more labels or assignees than an answer holds;
 * `withOddPoints` those whose points are not taken.
 */
export function itemsPageOf(response: NonNullable<ItemsResponse['node']>) {
  const { totalCount, pageInfo, nodes } = response.items
  const readable = present(nodes)
  return {
    items: readable.map(boardItemOf),
    unreadable: nodes.length - readable.length,
    cutShort: readable.filter(({ content }) => isCutShort(content)).length,
    withOddPoints: readable.filter(({ points }) => isOdd(points)).length,
    totalCount,
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  }
}

type Project = NonNullable<NonNullable<ProjectResponse['repositoryOwner']>['projectV2']>

/**
 * A project's fields. Those of a kind not known here come without options and iterations. Iterations
 * whose days no sprint can have (before 1970, after 2199, longer than a year) are left out and named.
 */
export function fieldsOf(project: Project): { fields: ProjectField[]; oddIterations: string[] } {
  const oddIterations: string[] = []
  const fields = present(project.fields.nodes).flatMap(field => {
    if (!field.id || !field.name) return []
    const { iterations = [], completedIterations = [] } = field.configuration ?? {}
    const all = [...completedIterations, ...iterations]
    const odd = all.filter(iteration => !isUsable(iteration))
    oddIterations.push(...odd.map(({ title, startDate }) => `${title} (${startDate})`))
    return [
      {
        id: field.id,
        name: field.name,
        dataType: field.dataType ?? field.__typename,
        options: (field.options ?? []).map(({ name }) => name),
        iterations: all
          .filter(isUsable)
          .map(({ duration, ...iteration }) => ({ ...iteration, durationDays: duration }))
          .sort((a, b) => (a.startDate < b.startDate ? -1 : 1)),
      },
    ]
  })
  return { fields, oddIterations }
}

const isUsable = ({ startDate, duration }: { startDate: string; duration: number }) =>
  startDate >= '1970-01-01' && startDate < '2200-01-01' && duration <= longestIterationDays

/** What the host's schema holds, from the introspection that came with the project. */
export function featuresOf({
  project,
  issueFieldValue,
  statusEvent,
  issue,
}: ProjectResponse): HostFeatures {
  const items = project?.fields.find(({ name }) => name === 'items')
  const takes = (argument: string) => items?.args.some(({ name }) => name === argument) ?? false
  const tells = (field: string) => issue?.fields.some(({ name }) => name === field) ?? false
  return {
    archivedStates: takes('archivedStates'),
    issueFields: Boolean(issueFieldValue),
    statusEvents: Boolean(statusEvent),
    filteredItems: takes('query'),
    subIssues: tells('parent') && tells('subIssuesSummary'),
    dependencies: tells('blockedBy'),
  }
}

/** The saved views of a project in their order; one without a filter shows everything. */
export function viewsOf({ views }: Project): SavedView[] {
  return present(views?.nodes).map(({ number, name, filter, layout }) => ({
    number,
    name,
    filter: filter?.trim() ?? '',
    layout: layout.replace(/_LAYOUT$/, '').toLowerCase(),
  }))
}
