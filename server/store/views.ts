import { and, asc, eq, gt, inArray, isNull, lt, max, notInArray, or } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import {
  items,
  projects,
  sprints,
  triageNotes,
  viewItems,
  viewReads,
  webhookDeliveries,
} from '../../db/schema.ts'
import type { Day } from '../domain/calendar.ts'
import type { ViewRole } from '../domain/view-roles.ts'
import type { ItemRow } from './items.ts'
import { raiseRevision } from './revision.ts'

export type ViewReadRow = typeof viewReads.$inferSelect

/** What a view's filter found, by Knots' own ids of the items in board order. */
export type ViewRead = Omit<ViewReadRow, 'teamId'> & { itemIds: string[] }

const ofRole = (teamId: string, role: ViewRole) =>
  and(eq(viewItems.teamId, teamId), eq(viewItems.role, role))

const sliceLength = 5000

/** What a filter asks of what is on the board and not archived, in its order, a slice at a time. */
export async function* slicesOnBoard(read: Read, teamId: string) {
  for (let from = 0; ; from += sliceLength) {
    const rows = await read
      .select({
        itemId: items.itemId,
        nodeId: items.nodeId,
        kind: items.kind,
        title: items.title,
        repository: items.repository,
        assignees: items.assignees,
        labels: items.labels,
        isDraft: items.isDraft,
        points: items.points,
        iterationId: items.iterationId,
        status: items.status,
        state: items.state,
        contentUpdatedAt: items.contentUpdatedAt,
      })
      .from(items)
      .where(and(eq(items.teamId, teamId), eq(items.isPresent, true), eq(items.isArchived, false)))
      .orderBy(asc(items.position), asc(items.itemId))
      .limit(sliceLength)
      .offset(from)
    yield rows
    if (rows.length < sliceLength) return
  }
}

/** Knots' own ids of items on the board, by GitHub's ids of them. */
export async function listItemIdsOfNodes(
  read: Read,
  teamId: string,
  nodeIds: string[],
): Promise<Map<string, string>> {
  const rows = await read
    .select({ nodeId: items.nodeId, itemId: items.itemId })
    .from(items)
    .where(and(eq(items.teamId, teamId), inArray(items.nodeId, nodeIds), eq(items.isPresent, true)))
  return new Map(rows.map(({ nodeId, itemId }) => [nodeId, itemId]))
}

export async function listViewReads(read: Read, teamId: string): Promise<ViewReadRow[]> {
  return read.select().from(viewReads).where(eq(viewReads.teamId, teamId))
}

/** When the last webhook came that brought news of the board; null for none that is still known. */
export async function findLastDelivery(read: Read, teamId: string): Promise<number | null> {
  const [last] = await read
    .select({ at: max(webhookDeliveries.receivedAt) })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.teamId, teamId), eq(webhookDeliveries.outcome, 'read')))
  return last?.at ?? null
}

/** The ids of what a role's view found, in its order. */
export async function listViewItemIds(
  read: Read,
  teamId: string,
  role: ViewRole,
): Promise<string[]> {
  const rows = await read
    .select({ itemId: viewItems.itemId })
    .from(viewItems)
    .where(ofRole(teamId, role))
    .orderBy(asc(viewItems.position))
  return rows.map(({ itemId }) => itemId)
}

/**
 * A page of what a role's view found, from a position on. What has left the board since is left out,
 * so a page may hold fewer; the position of each is given for the next page.
 */
export async function listViewItems(
  read: Read,
  teamId: string,
  role: ViewRole,
  { from, limit }: { from: number; limit: number },
): Promise<{ position: number; item: ItemRow }[]> {
  const rows = await read
    .select({ position: viewItems.position, item: items })
    .from(viewItems)
    .innerJoin(items, and(eq(items.teamId, viewItems.teamId), eq(items.itemId, viewItems.itemId)))
    .where(
      and(
        ofRole(teamId, role),
        gt(viewItems.position, from - 1),
        eq(items.isPresent, true),
        eq(items.isArchived, false),
      ),
    )
    .orderBy(asc(viewItems.position))
    .limit(limit)
  return rows
}

/**
 * The backlog of a team that has no view for it: what is open on the board and in no sprint that is
 * current or later, in the board's order.
 */
export async function listDefaultBacklog(
  read: Read,
  teamId: string,
  today: Day,
): Promise<ItemRow[]> {
  const rows = await read
    .select({ item: items })
    .from(items)
    .leftJoin(sprints, eq(sprints.id, items.sprintId))
    .where(
      and(
        eq(items.teamId, teamId),
        eq(items.isPresent, true),
        eq(items.isArchived, false),
        eq(items.state, 'open'),
        or(isNull(sprints.id), lt(sprints.lastDay, today)),
      ),
    )
    .orderBy(asc(items.position), asc(items.itemId))
  return rows.map(({ item }) => item)
}

/** Which views a person chose for what: a number, 0 for none; what is missing goes by its name. */
export async function saveViewRoles(
  db: Db,
  teamId: string,
  viewRoles: Partial<Record<ViewRole, number>>,
) {
  await db.write(async tx => {
    await tx.update(projects).set({ viewRoles }).where(eq(projects.teamId, teamId))
    await raiseRevision(tx, teamId)
  })
}

/**
 * Writes what views found, and forgets those of roles that have none any more (all but `used`). Says
 * whether any page has something new to show; when not, nothing was written but when it was read.
 */
export async function saveViewReads(
  db: Db,
  teamId: string,
  reads: ViewRead[],
  used: ViewRole[],
): Promise<boolean> {
  return db.write(async tx => {
    let isChanged = await forgetOthers(tx, teamId, used)
    for (const read of reads) if (await saveViewRead(tx, teamId, read)) isChanged = true
    if (isChanged) await raiseRevision(tx, teamId)
    return isChanged
  })
}

async function saveViewRead(tx: Tx, teamId: string, { itemIds, ...row }: ViewRead) {
  const known = (await listViewReads(tx, teamId)).find(({ role }) => role === row.role)
  const before = await listViewItemIds(tx, teamId, row.role)
  const areSame = before.length === itemIds.length && before.every((id, at) => id === itemIds[at])
  const { role: _, ...set } = row
  await tx
    .insert(viewReads)
    .values({ teamId, ...row })
    .onConflictDoUpdate({ target: [viewReads.teamId, viewReads.role], set })
  if (!areSame) {
    await tx.delete(viewItems).where(ofRole(teamId, row.role))
    const rows = itemIds.map((itemId, position) => ({ teamId, role: row.role, position, itemId }))
    await tx.insertRows(viewItems, rows)
    if (row.role === 'triage') await forgetTriageNotes(tx, teamId, itemIds)
  }
  const shown = ({ filter, isByGithub, ignored, error }: Omit<ViewRead, 'itemIds'>) =>
    JSON.stringify([filter, isByGithub, ignored, error])
  return !areSame || !known || shown(known) !== shown(row)
}

/** What was said of an item in triage holds until it leaves there. */
async function forgetTriageNotes(tx: Tx, teamId: string, inTriage: string[]) {
  await tx
    .delete(triageNotes)
    .where(and(eq(triageNotes.teamId, teamId), notInArray(triageNotes.itemId, inTriage)))
}

async function forgetOthers(tx: Tx, teamId: string, used: ViewRole[]): Promise<boolean> {
  const others = (await listViewReads(tx, teamId)).filter(({ role }) => !used.includes(role))
  if (others.length === 0) return false
  await tx
    .delete(viewReads)
    .where(and(eq(viewReads.teamId, teamId), notInArray(viewReads.role, used)))
  await tx
    .delete(viewItems)
    .where(and(eq(viewItems.teamId, teamId), notInArray(viewItems.role, used)))
  return true
}
