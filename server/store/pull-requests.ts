import { and, asc, eq, getTableColumns } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { itemDetails, itemLinks, items } from '../../db/schema.ts'
import type { ItemRow } from './items.ts'

/** An open pull request on the board, with what was read of it beyond the board; nulls until it was. */
export type PullRequestRow = ItemRow & {
  additions: number | null
  deletions: number | null
  changedFiles: number | null
  reviewWaitsSince: number | null
  changesRequestedAt: number | null
}

const isOpenPullRequest = (teamId: string) =>
  and(
    eq(items.teamId, teamId),
    eq(items.kind, 'pull-request'),
    eq(items.state, 'open'),
    eq(items.isPresent, true),
    eq(items.isArchived, false),
  )

/** The open pull requests of a board, in its order. */
export async function listOpenPullRequests(read: Read, teamId: string): Promise<PullRequestRow[]> {
  return read
    .select({
      ...getTableColumns(items),
      additions: itemDetails.additions,
      deletions: itemDetails.deletions,
      changedFiles: itemDetails.changedFiles,
      reviewWaitsSince: itemDetails.reviewWaitsSince,
      changesRequestedAt: itemDetails.changesRequestedAt,
    })
    .from(items)
    .leftJoin(
      itemDetails,
      and(eq(itemDetails.teamId, items.teamId), eq(itemDetails.itemId, items.itemId)),
    )
    .where(isOpenPullRequest(teamId))
    .orderBy(asc(items.position), asc(items.itemId))
}

export type ClosedIssue = Awaited<ReturnType<typeof listClosedIssues>>[number]

/** What a merge of the open pull requests would close, each with the sprint it is in on this board. */
export async function listClosedIssues(read: Read, teamId: string) {
  const issues = read
    .select({ contentId: items.contentId, sprintId: items.sprintId })
    .from(items)
    .where(and(eq(items.teamId, teamId), eq(items.isPresent, true)))
    .as('issues')
  return read
    .select({
      pullRequestId: itemLinks.itemId,
      number: itemLinks.number,
      repository: itemLinks.repository,
      title: itemLinks.title,
      url: itemLinks.url,
      isOpen: itemLinks.isOpen,
      sprintId: issues.sprintId,
    })
    .from(items)
    .innerJoin(
      itemLinks,
      and(
        eq(itemLinks.teamId, items.teamId),
        eq(itemLinks.itemId, items.itemId),
        eq(itemLinks.kind, 'closes'),
      ),
    )
    .leftJoin(issues, eq(issues.contentId, itemLinks.contentId))
    .where(isOpenPullRequest(teamId))
    .orderBy(asc(itemLinks.itemId), asc(itemLinks.number), asc(itemLinks.contentId))
}
