import type { Db } from '../../db/open.ts'
import type { Connection } from '../github/client.ts'
import { GitHubFailure } from '../github/failures.ts'
import { listFollowed, saveIssues } from '../store/actions-issues.ts'
import type { ActionRow } from '../store/actions-view.ts'
import { findLeft } from './action-issues.ts'

/**
 * Follows the issues that were made of a team's actions: one request for up to a hundred of them, none where there is
 * nothing to follow. Tries of which nobody heard are looked for too. What GitHub does not answer now is asked with the
 * next read. An action's own state stays as it is: that its issue was closed is for people to judge. Says whether there
 * was news.
 */
export async function followIssues(
  { db, connection }: { db: Db; connection: Pick<Connection, 'issues'> },
  teamId: string,
): Promise<boolean> {
  const { linked, tried } = await listFollowed(db.read, teamId)
  if (linked.length + tried.length === 0) return false
  try {
    const ids = linked.flatMap(({ issueId }) => issueId ?? [])
    const states = await connection.issues.readStates([...new Set(ids)])
    const found = linked.flatMap(row => {
      const issue = states.get(row.issueId ?? '')
      return issue ? [{ row, issue }] : []
    })
    return await saveIssues(db, teamId, [...found, ...(await leftBy(connection, tried))])
  } catch (error) {
    if (error instanceof GitHubFailure) return false
    throw error
  }
}

async function leftBy(connection: Pick<Connection, 'issues'>, tried: readonly ActionRow[]) {
  const found = []
  for (const row of tried) {
    const issue = await findLeft(connection, row, row.issueRepository ?? '')
    if (issue) found.push({ row, issue })
  }
  return found
}
