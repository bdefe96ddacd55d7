import { and, count, desc, eq, inArray, isNotNull, isNull, min, or } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { actions, items } from '../../db/schema.ts'
import type { Action, ActionRepositories } from '../contract/action.ts'
import { NotFound } from '../errors.ts'
import type { ActionRow } from './actions-view.ts'
import { raiseRevision } from './revision.ts'

/** An issue as it is linked: GitHub's id, and what is shown of it. */
export type IssueFacts = NonNullable<Action['issue']> & { id: string }

type Repository = ActionRepositories['repositories'][number]

const ofTeam = (teamId: string, id: string) => and(eq(actions.teamId, teamId), eq(actions.id, id))

async function getRow(read: Read, teamId: string, id: string): Promise<ActionRow> {
  const [row] = await read.select().from(actions).where(ofTeam(teamId, id))
  if (!row) throw new NotFound('There is no such action in this team.')
  return row
}

/** Repositories of the items on the board, the one with most of them first, with their addresses. */
export async function listRepositories(read: Read, teamId: string): Promise<Repository[]> {
  const { repository, url } = items
  const rows = await read
    .select({ repository, url: min(url) })
    .from(items)
    .where(and(eq(items.teamId, teamId), eq(items.isPresent, true), isNotNull(repository)))
    .groupBy(repository)
    .orderBy(desc(count()), repository)
  return rows.flatMap(({ repository, url }) =>
    repository === null
      ? []
      : [{ name: repository, url: url?.replace(/\/(?:issues|pull)\/\d+$/, '') ?? null }],
  )
}

/** An action about to become an issue. `triedIn`: where it was tried before, when nobody heard how that ended. */
export type Claim = { row: ActionRow; triedIn: string | null }

/**
 * Writes down where an issue is about to be made, before GitHub is asked: whatever becomes of the answer or of this process, the next
 * try knows where to look first. An earlier try of which nobody heard stays written down.
 */
export async function claimIssue(
  db: Db,
  teamId: string,
  id: string,
  repository: string,
): Promise<Claim> {
  return db.write(async tx => {
    const row = await getRow(tx, teamId, id)
    if (row.issueId !== null || row.issueRepository !== null)
      return { row, triedIn: row.issueId === null ? row.issueRepository : null }
    await tx.update(actions).set({ issueRepository: repository }).where(ofTeam(teamId, id))
    return { row, triedIn: null }
  })
}

/** The try came to nothing for certain, or goes to another repository (null: to none). */
export async function moveClaim(db: Db, teamId: string, id: string, repository: string | null) {
  await db.write(async tx => {
    await tx
      .update(actions)
      .set({ issueRepository: repository })
      .where(and(ofTeam(teamId, id), isNull(actions.issueId)))
  })
}

/** Links an action with its issue. Its version stays: nobody edits the link, so nobody is in anybody's way. */
export async function linkIssue(db: Db, teamId: string, id: string, issue: IssueFacts) {
  await db.write(async tx => {
    await getRow(tx, teamId, id)
    await writeLink(tx, teamId, id, issue)
    await raiseRevision(tx, teamId)
  })
}

async function writeLink(tx: Tx, teamId: string, id: string, issue: IssueFacts) {
  await tx
    .update(actions)
    .set({
      issueId: issue.id,
      issueNumber: issue.number,
      issueRepository: issue.repository,
      issueUrl: issue.url,
      issueState: issue.state,
    })
    .where(ofTeam(teamId, id))
}

/** What is to be followed on GitHub: links whose issue is open or whose action is pending, and tries nobody heard the end of. */
export async function listFollowed(
  read: Read,
  teamId: string,
): Promise<{ linked: ActionRow[]; tried: ActionRow[] }> {
  const isPending = inArray(actions.state, ['open', 'in-progress'])
  const rows = await read
    .select()
    .from(actions)
    .where(
      and(
        eq(actions.teamId, teamId),
        isNotNull(actions.issueRepository),
        or(isNull(actions.issueId), eq(actions.issueState, 'open'), isPending),
      ),
    )
  const [linked = [], tried = []] = [true, false].map(isLinked =>
    rows.filter(({ issueId }) => (issueId !== null) === isLinked),
  )
  return { linked, tried }
}

/** Keeps what GitHub says of issues now; says whether any of it was news. */
export async function saveIssues(
  db: Db,
  teamId: string,
  found: readonly { row: ActionRow; issue: IssueFacts }[],
): Promise<boolean> {
  const news = found.filter(
    ({ row, issue }) =>
      row.issueId !== issue.id ||
      row.issueState !== issue.state ||
      row.issueUrl !== issue.url ||
      row.issueRepository !== issue.repository,
  )
  if (news.length === 0) return false
  await db.write(async tx => {
    for (const { row, issue } of news) await writeLink(tx, teamId, row.id, issue)
    await raiseRevision(tx, teamId)
  })
  return true
}
