import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, max, ne, or, sql } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { items, projects, teams, webhookDeliveries } from '../../db/schema.ts'
import type { WebhookDelivery } from '../contract/webhook.ts'

type DeliveryRow = typeof webhookDeliveries.$inferSelect

export type NewDelivery = Pick<DeliveryRow, 'event' | 'action' | 'receivedAt' | 'outcome'> & {
  deliveryId: string
  message?: string
  /** Whom it concerns; nobody is one row without a team. */
  teamIds: string[]
}

const mostShown = 50

/** Rows of one delivery: the first bears GitHub's id, the others the team's behind it. */
export const rowIdOf = (deliveryId: string, teamIds: string[], teamId: string) =>
  teamIds[0] === teamId ? deliveryId : `${deliveryId} ${teamId}`

/**
 * Writes down what was delivered. False when it was before: a second delivery bears the same id. One
 * that failed, came to nothing or was a mere ping is taken again.
 */
export async function addDelivery(db: Db, delivery: NewDelivery): Promise<boolean> {
  const { deliveryId, teamIds, message = '', ...same } = delivery
  const rows = (teamIds.length > 0 ? teamIds : [null]).map(teamId => ({
    ...same,
    message,
    teamId,
    deliveryId: teamId === null ? deliveryId : rowIdOf(deliveryId, teamIds, teamId),
  }))
  return db.write(async tx => {
    const [known] = await tx
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.deliveryId, deliveryId))
    const isTaken = known?.outcome === 'waiting' || known?.outcome === 'read'
    if (isTaken && known.event !== 'ping') return false
    const ids = rows.map(row => row.deliveryId)
    if (known) await tx.delete(webhookDeliveries).where(inArray(webhookDeliveries.deliveryId, ids))
    await tx.insert(webhookDeliveries).values(rows)
    return true
  })
}

/** Says what became of deliveries that waited. `rowIds` as of `rowIdOf`. */
export async function settleDeliveries(
  tx: Tx,
  rowIds: string[],
  { outcome, message, at }: Pick<DeliveryRow, 'outcome' | 'message'> & { at: number },
) {
  if (rowIds.length === 0) return
  await tx
    .update(webhookDeliveries)
    .set({ outcome, message, tookMilliseconds: sql`${at} - ${webhookDeliveries.receivedAt}` })
    .where(inArray(webhookDeliveries.deliveryId, rowIds))
}

/** Deliveries that waited when the process ended were never read. */
export async function failWaiting(db: Db, message: string) {
  await db.write(async tx => {
    await tx
      .update(webhookDeliveries)
      .set({ outcome: 'failed', message })
      .where(eq(webhookDeliveries.outcome, 'waiting'))
  })
}

export async function pruneDeliveries(db: Db, before: number) {
  await db.write(async tx => {
    await tx.delete(webhookDeliveries).where(lt(webhookDeliveries.receivedAt, before))
  })
}

/** The last deliveries that concern a team, newest first, with the pings of hooks that name nobody. */
export async function listDeliveries(read: Read, teamId: string): Promise<WebhookDelivery[]> {
  const isNobodysPing = and(eq(webhookDeliveries.event, 'ping'), isNull(webhookDeliveries.teamId))
  const rows = await read
    .select()
    .from(webhookDeliveries)
    .where(or(eq(webhookDeliveries.teamId, teamId), isNobodysPing))
    .orderBy(desc(webhookDeliveries.receivedAt), desc(webhookDeliveries.deliveryId))
    .limit(mostShown)
  return rows.map(publicDelivery)
}

function publicDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.deliveryId,
    event: row.event,
    action: row.action,
    receivedAt: new Date(row.receivedAt).toISOString(),
    outcome: row.outcome,
    message: row.message,
    tookMilliseconds: row.tookMilliseconds,
  }
}

/**
 * What deliveries say of how a team's board is to be read next. `lastAt`: when the last one came, null
 * for none in a week. `isFullReadDue`: since the instant given, the beginning of the last read of the
 * whole board, one could not be read, or told of a new order, which only such a read brings.
 */
export async function webhookState(
  read: Read,
  teamId: string,
  since: number,
): Promise<{ lastAt: number | null; isFullReadDue: boolean }> {
  const ofTeam = eq(webhookDeliveries.teamId, teamId)
  const [last] = await read
    .select({ at: max(webhookDeliveries.receivedAt) })
    .from(webhookDeliveries)
    .where(ofTeam)
  const open = await read.$count(
    webhookDeliveries,
    and(
      ofTeam,
      gte(webhookDeliveries.receivedAt, since),
      or(
        inArray(webhookDeliveries.outcome, ['waiting', 'failed']),
        inArray(webhookDeliveries.action, ['created', 'reordered', 'restored']),
      ),
    ),
  )
  return { lastAt: last?.at ?? null, isFullReadDue: open > 0 }
}

/** Teams whose board is this project of GitHub. One that was given another project is none. */
export async function listTeamsOfProject(read: Read, projectId: string): Promise<string[]> {
  const rows = await read
    .select({ teamId: projects.teamId })
    .from(projects)
    .innerJoin(teams, eq(teams.id, projects.teamId))
    .where(
      and(eq(projects.projectId, projectId), ne(projects.title, ''), isNotNull(teams.githubOwner)),
    )
  return rows.map(({ teamId }) => teamId)
}

/** Teams that read a project of this organisation or user. */
export async function listTeamsOfOwner(read: Read, owner: string): Promise<string[]> {
  const rows = await read
    .select({ teamId: teams.id })
    .from(teams)
    .where(eq(sql`lower(${teams.githubOwner})`, owner.toLowerCase()))
  return rows.map(({ teamId }) => teamId)
}

/** The items that stand for an issue or pull request, one for each board it is on. */
export async function listItemsOfContent(
  read: Read,
  contentId: string,
): Promise<{ teamId: string; nodeId: string }[]> {
  // With the teams named the index serves; there are few.
  const readers = await read
    .select({ id: teams.id })
    .from(teams)
    .where(isNotNull(teams.githubOwner))
  return read
    .select({ teamId: items.teamId, nodeId: items.nodeId })
    .from(items)
    .where(
      and(
        inArray(
          items.teamId,
          readers.map(({ id }) => id),
        ),
        eq(items.contentId, contentId),
        eq(items.isPresent, true),
      ),
    )
}
