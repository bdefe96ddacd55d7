import { ZodError } from 'zod'
import type { Db } from '../../db/open.ts'
import type { Config } from '../config.ts'
import type { Webhooks as ShownWebhooks, WebhookAnswer } from '../contract/webhook.ts'
import { Invalid } from '../errors.ts'
import { type Delivered, deliveredOf } from '../github/webhook-payload.ts'
import {
  addDelivery,
  failWaiting,
  listDeliveries,
  listItemsOfContent,
  listTeamsOfOwner,
  listTeamsOfProject,
  pruneDeliveries,
  rowIdOf,
} from '../store/webhooks.ts'
import { type DeliveryReadParts, makeDeliveryReads, type Waiting } from './webhook-reads.ts'

export type WebhookParts = DeliveryReadParts & {
  config: Pick<Config, 'githubWebhookSecret' | 'publicUrl'>
}

/** What came over the wire; its signature was checked. */
export type Delivery = { deliveryId: string; event: string; body: string }

/** What GitHub tells by itself. The reads at intervals go on beside it and stay the truth. */
export type Webhooks = {
  /** Settles what the last process left and forgets old deliveries. */
  begin(): Promise<void>
  /** Takes in a delivery. Ends once it is written down; its items are read afterwards. */
  receive(delivery: Delivery): Promise<WebhookAnswer>
  /** Remembers that a delivery was refused, for whoever looks for the reason. */
  refuse(message: string): void
  show(teamId: string): Promise<ShownWebhooks>
}

const keptMilliseconds = 7 * 24 * 60 * 60 * 1000
const pruneEveryMilliseconds = 60 * 60 * 1000

const interrupted = 'Knots was ended before it was read. The next read of the board brings it.'
const laterOrder = 'The new order comes with the next read of the whole board.'

/** Whom a delivery concerns, and which of their items. */
type Concerned = { teamIds: string[]; nodeIds: Map<string, string[]>; ignored: string | null }

export function makeWebhooks(parts: WebhookParts): Webhooks {
  const { db, config, live, now } = parts
  const reads = makeDeliveryReads(parts)
  let lastRefusal: ShownWebhooks['lastRefusal'] = null
  let prunedAt = 0

  async function prune() {
    if (now() - prunedAt < pruneEveryMilliseconds) return
    prunedAt = now()
    await pruneDeliveries(db, now() - keptMilliseconds)
  }

  return {
    async begin() {
      await failWaiting(db, interrupted)
      await prune()
    },
    async receive({ deliveryId, event, body }) {
      const receivedAt = now()
      const delivered = parse(event, body)
      const { teamIds, nodeIds, ignored } = await whomItConcerns(db, delivered)
      const isNew = await addDelivery(db, {
        deliveryId,
        event,
        action: delivered.action,
        receivedAt,
        teamIds,
        outcome: ignored === null ? 'waiting' : 'ignored',
        message: ignored ?? '',
      })
      if (!isNew) return { outcome: 'known', message: 'This was delivered before.' }
      for (const teamId of teamIds) live.publish('webhooks', teamId)
      await prune()
      if (ignored !== null) return { outcome: 'ignored', message: ignored }
      for (const teamId of teamIds) {
        const rowId = rowIdOf(deliveryId, teamIds, teamId)
        const waiting: Waiting = { rowId, delivered, nodeIds: nodeIds.get(teamId) ?? [] }
        reads.add(teamId, waiting)
      }
      return { outcome: 'waiting', message: 'Knots reads what it is about.' }
    },
    refuse(message) {
      lastRefusal = { at: new Date(now()).toISOString(), message }
    },
    async show(teamId) {
      const { githubWebhookSecret, publicUrl } = config
      return {
        isSecretSet: githubWebhookSecret !== null,
        payloadUrl: publicUrl && new URL('/api/webhooks/github', publicUrl).href,
        lastRefusal,
        deliveries: await listDeliveries(db.read, teamId),
      }
    },
  }
}

function parse(event: string, body: string): Delivered {
  try {
    return deliveredOf(event, JSON.parse(body))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Invalid('The body is not valid JSON.')
    if (!(error instanceof ZodError)) throw error
    const [issue] = error.issues
    throw new Invalid(
      `This ${event} is in a shape that Knots does not know (${issue?.path.join('.')}: ${issue?.message}).`,
    )
  }
}

async function whomItConcerns(db: Db, delivered: Delivered): Promise<Concerned> {
  const nobody = (ignored: string) => ({ teamIds: [], nodeIds: new Map(), ignored })
  switch (delivered.kind) {
    case 'item': {
      const teamIds = await listTeamsOfProject(db.read, delivered.projectId)
      if (teamIds.length === 0) return nobody('No team reads this project.')
      const nodeIds = new Map(teamIds.map(teamId => [teamId, [delivered.nodeId]]))
      return { teamIds, nodeIds, ignored: delivered.isOrderOnly ? laterOrder : null }
    }
    case 'project': {
      const teamIds = await listTeamsOfProject(db.read, delivered.projectId)
      if (teamIds.length === 0) return nobody('No team reads this project.')
      return { teamIds, nodeIds: new Map(), ignored: null }
    }
    case 'content': {
      const items = await listItemsOfContent(db.read, delivered.contentId)
      if (items.length === 0) return nobody('It is on no board that Knots reads.')
      const byTeam = Map.groupBy(items, ({ teamId }) => teamId)
      const nodeIds = new Map(
        [...byTeam].map(([teamId, some]) => [teamId, some.map(({ nodeId }) => nodeId)]),
      )
      return { teamIds: [...byTeam.keys()], nodeIds, ignored: null }
    }
    case 'ping': {
      const { organisation, missing } = delivered
      const teamIds = organisation ? await listTeamsOfOwner(db.read, organisation) : []
      return { teamIds, nodeIds: new Map(), ignored: pingWords(missing) }
    }
    case 'other':
      return nobody('Knots has no use for this event.')
  }
}

const pingWords = (missing: string[]) =>
  missing.length === 0
    ? 'GitHub reaches this Knots.'
    : `GitHub reaches this Knots, but will not tell of everything. Not ticked: ${missing.join(', ')}.`
