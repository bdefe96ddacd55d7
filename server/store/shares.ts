import { and, desc, eq } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { shareLinks, sprints, teams } from '../../db/schema.ts'
import type { ShareLink } from '../contract/share.ts'
import { Conflict, NotFound } from '../errors.ts'
import { newId } from './ids.ts'
import { getSprint } from './sprints.ts'
import type { TeamRow } from './teams.ts'

export type ShareRow = typeof shareLinks.$inferSelect

/** More than any team has readers for. */
const mostLinks = 100

const selectLinks = (read: Read) =>
  read
    .select({ link: shareLinks, number: sprints.number })
    .from(shareLinks)
    .leftJoin(sprints, eq(sprints.id, shareLinks.sprintId))

/** The one way from a row to what the wire carries: its hash stays here. */
function shownLink({ link, number }: { link: ShareRow; number: number | null }): ShareLink {
  const { id, page, sprintId, note, madeBy, createdAt, expiresAt } = link
  return {
    ...{ id, page, note, madeBy },
    sprint: sprintId === null || number === null ? null : { id: sprintId, number },
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  }
}

/** The latest first, those that are over too. */
export async function listShares(read: Read, teamId: string): Promise<ShareLink[]> {
  const rows = await selectLinks(read)
    .where(eq(shareLinks.teamId, teamId))
    .orderBy(desc(shareLinks.createdAt), shareLinks.id)
  return rows.map(shownLink)
}

/** Throws NotFound for a sprint of another team, Conflict when a team has as many as it may have. */
export async function addShare(db: Db, share: Omit<ShareRow, 'id'>): Promise<ShareLink> {
  return db.write(async tx => {
    const { teamId, sprintId } = share
    const sprint = sprintId === null ? null : await getSprint(tx, teamId, sprintId)
    if ((await tx.$count(shareLinks, eq(shareLinks.teamId, teamId))) >= mostLinks)
      throw new Conflict(
        `The team has ${mostLinks} shared pages, which is the most. End one first.`,
      )
    const link = { ...share, id: newId() }
    await tx.insert(shareLinks).values(link)
    return shownLink({ link, number: sprint?.number ?? null })
  })
}

export async function removeShare(db: Db, teamId: string, id: string): Promise<void> {
  await db.write(async tx => {
    const [row] = await tx
      .delete(shareLinks)
      .where(and(eq(shareLinks.id, id), eq(shareLinks.teamId, teamId)))
      .returning({ id: shareLinks.id })
    if (!row) throw new NotFound('There is no such shared page. It may be ended already.')
  })
}

/**
 * What can be read with a key, by its hash: how long it takes tells nothing of the keys that there are. Undefined for one that is
 * unknown or over.
 */
export async function findShare(
  read: Read,
  keyHash: string,
  now: number,
): Promise<{ link: ShareRow; team: TeamRow } | undefined> {
  const [row] = await read
    .select({ link: shareLinks, team: teams })
    .from(shareLinks)
    .innerJoin(teams, eq(teams.id, shareLinks.teamId))
    .where(eq(shareLinks.keyHash, keyHash))
  if (!row || (row.link.expiresAt !== null && now >= row.link.expiresAt)) return undefined
  return row
}
