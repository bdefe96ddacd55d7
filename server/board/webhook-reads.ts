import { Refusal } from '../errors.ts'
import type { Delivered } from '../github/webhook-payload.ts'
import type { Settled } from '../store/some-items.ts'
import { settleDeliveries } from '../store/webhooks.ts'
import { readInTurn, type SmallReadParts } from './read-in-turn.ts'
import type { Wanted, WantedItem } from './read-items.ts'

export type DeliveryReadParts = SmallReadParts & {
  /** Told of failures that are nobody's but Knots' own. */
  onFault?: (error: unknown) => void
}

/** A delivery to a team, and its items by GitHub's ids, still to be read. */
export type Waiting = { rowId: string; delivered: Delivered; nodeIds: string[] }

/** Between two reads of a team's items. What arrives meanwhile becomes the next one. */
const pauseMilliseconds = 250

const ownFault = 'Something went wrong inside Knots while it read this. Its log says what.'
const tooEarly = 'GitHub still showed it as it was before. The next read of the board brings it.'

/**
 * Reads the items that deliveries are about: at once when nothing is under way, and all that arrived
 * during a read with the next one. A failed read changes nothing but what is said of its deliveries.
 */
export function makeDeliveryReads(parts: DeliveryReadParts) {
  const { db, board, live, now, sleep, onFault } = parts
  const queues = new Map<string, Waiting[]>()

  async function work(teamId: string) {
    for (;;) {
      const batch = queues.get(teamId) ?? []
      if (batch.length === 0) break
      queues.set(teamId, [])
      await readBatch(teamId, batch)
      live.publish('webhooks', teamId)
      await sleep(pauseMilliseconds)
    }
    queues.delete(teamId)
  }

  async function readBatch(teamId: string, batch: Waiting[]) {
    try {
      await readAll(teamId, batch)
    } catch (error) {
      if (!(error instanceof Refusal)) onFault?.(error)
      const message = error instanceof Refusal ? error.message : ownFault
      await settle(batch, 'failed', message)
    }
  }

  async function settle(batch: Waiting[], outcome: Settled['outcome'], message = '') {
    const rowIds = batch.map(({ rowId }) => rowId)
    await db.write(tx => settleDeliveries(tx, rowIds, { outcome, message, at: now() }))
  }

  async function readWhole(teamId: string, batch: Waiting[]) {
    const { state, error } = await board.syncTeam(teamId)
    if (state === 'ok') await settle(batch, 'read')
    else await settle(batch, 'failed', error ?? ownFault)
  }

  async function readAll(teamId: string, batch: Waiting[]) {
    const result = await readInTurn(parts, teamId, wantedOf(batch), early =>
      settlements(batch, early),
    )
    if (result === 'whole') await readWhole(teamId, batch)
  }

  return {
    add(teamId: string, waiting: Waiting) {
      const queue = queues.get(teamId)
      if (queue) {
        queue.push(waiting)
        return
      }
      queues.set(teamId, [waiting])
      work(teamId).catch(error => {
        queues.delete(teamId)
        onFault?.(error)
      })
    },
  }
}

function wantedOf(batch: Waiting[]): Wanted {
  const wanted: Wanted = new Map()
  for (const { delivered, nodeIds } of batch)
    for (const nodeId of nodeIds) wanted.set(nodeId, joined(wanted.get(nodeId), delivered))
  return wanted
}

function joined(known: WantedItem | undefined, delivered: Delivered): WantedItem {
  const { itemAt, contentAt, isDeleted, facts } = known ?? {
    itemAt: 0,
    contentAt: 0,
    isDeleted: false,
    facts: [],
  }
  if (delivered.kind === 'item')
    return {
      itemAt: Math.max(itemAt, delivered.at),
      contentAt,
      isDeleted: isDeleted || delivered.isDeleted,
      facts: [...facts, ...delivered.facts],
    }
  if (delivered.kind === 'content')
    return {
      itemAt,
      contentAt: Math.max(contentAt, delivered.at),
      isDeleted,
      facts: [...facts, ...delivered.facts],
    }
  return { itemAt, contentAt, isDeleted, facts }
}

function settlements(batch: Waiting[], early: Set<string>): Settled[] {
  const isEarly = ({ nodeIds }: Waiting) => nodeIds.some(nodeId => early.has(nodeId))
  const rowIds = (some: Waiting[]) => some.map(({ rowId }) => rowId)
  return [
    { rowIds: rowIds(batch.filter(one => !isEarly(one))), outcome: 'read', message: '' },
    { rowIds: rowIds(batch.filter(isEarly)), outcome: 'failed', message: tooEarly },
  ]
}
