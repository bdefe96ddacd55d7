import type { Read } from '../../db/open.ts'
import type {
  PullRequest,
  PullRequestGroup,
  PullRequests,
  Waiting,
} from '../contract/pull-request.ts'
import {
  bigPullRequestLines,
  comparePullRequests,
  pullRequestGroup,
  pullRequestSize,
  standsSince,
  waited,
} from '../domain/pull-requests.ts'
import { listAside } from '../store/aside.ts'
import {
  type ClosedIssue,
  listClosedIssues,
  listOpenPullRequests,
  type PullRequestRow,
} from '../store/pull-requests.ts'
import type { Book, BookSprint } from './book.ts'
import { instant } from './sprint.ts'

const order: readonly PullRequestGroup[] = ['waiting', 'changes', 'approved', 'draft']

/** The open pull requests of a sprint and those in no sprint, by whose move they are; those of other sprints are not. */
export async function showPullRequests(
  read: Read,
  book: Book,
  { row: sprint }: BookSprint,
): Promise<PullRequests> {
  const rows = await listOpenPullRequests(read, book.team.id)
  const closes = Map.groupBy(
    await listClosedIssues(read, book.team.id),
    issue => issue.pullRequestId,
  )
  const placed = rows.flatMap(row => {
    const issues = closes.get(row.itemId) ?? []
    const sprintId = row.sprintId ?? sprintOfIssues(issues, sprint.id)
    if (sprintId !== null && sprintId !== sprint.id) return []
    return [{ row, issues, isInSprint: sprintId === sprint.id, since: standsSince(row) }]
  })
  const ids = placed.map(({ row }) => row.itemId)
  const aside = await listAside(read, book.team.id, ids)
  const sorted = placed
    .map(one => ({ ...one, position: one.row.position, group: pullRequestGroup(one.row) }))
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group) || comparePullRequests(a, b))
  return {
    groups: order.map(group => {
      const members = sorted.filter(one => one.group === group)
      const times = members.flatMap(({ since }) => (since === null ? [] : [since]))
      const oldest = times.length === 0 ? null : Math.min(...times)
      return { group, count: members.length, oldest: waitingOf(book, oldest) }
    }),
    bigFrom: bigPullRequestLines,
    pullRequests: sorted.map(one => ({
      ...publicRow(one.row, aside.get(one.row.itemId)?.reason ?? null),
      group: one.group,
      inSprint: one.isInSprint,
      waiting: waitingOf(book, one.since),
      closes: one.issues.map(publicIssue),
    })),
  }
}

/** A pull request in no sprint itself belongs to that of an issue it closes; to this one if several differ. */
function sprintOfIssues(issues: readonly ClosedIssue[], wanted: string): string | null {
  const ids = issues.flatMap(({ sprintId }) => (sprintId === null ? [] : [sprintId]))
  return ids.includes(wanted) ? wanted : (ids[0] ?? null)
}

function waitingOf(book: Book, since: number | null): Waiting | null {
  return since === null ? null : { since: instant(since), ...waited(since, book.today, book.time) }
}

function publicRow(
  row: PullRequestRow,
  aside: string | null,
): Omit<PullRequest, 'group' | 'inSprint' | 'waiting' | 'closes'> {
  const { itemId, number, repository, title, url, points, status, assignees } = row
  const { additions, deletions } = row
  const size = pullRequestSize(additions, deletions)
  return {
    id: itemId,
    number,
    repository,
    title,
    url,
    points,
    aside,
    status,
    assignees,
    size:
      size === null || additions === null || deletions === null
        ? null
        : { ...size, additions, deletions, files: row.changedFiles },
  }
}

function publicIssue({ number, repository, title, url, isOpen }: ClosedIssue) {
  return { number, repository, title, url, isOpen }
}
