import type { Happening } from '../world/happenings.ts'
import type { World } from '../world/types.ts'
import { type Delivery, type DeliveryOptions, deliveryOf, disordered, pingOf } from './delivery.ts'
import { isDelivered } from './payload.ts'

export type Webhooks = {
  /** What was delivered or waits for it, in the order in which it happened. */
  deliveries: Delivery[]
  /** The status each delivery was answered with, in the order of sending; 0: no answer. */
  statuses: number[]
  /** From now on what happens waits, as in a burst or a failure of the network. */
  hold(): void
  /** Sends what waits, mixed up with doubles where a seed is given, and holds no longer. */
  release(options?: { seed?: number }): Promise<void>
  /** As the button on GitHub's page does: with the same id as the first time. */
  redeliver(delivery: Delivery): Promise<number>
  ping(): Promise<number>
  /** When all that happened so far is delivered. */
  settled(): Promise<void>
  stop(): void
}

export type WebhookOptions = Omit<DeliveryOptions, 'index'> & {
  /** Where to deliver: on this machine only. None: nothing is sent, `deliveries` holds all. */
  url?: string
  events?: readonly Happening['event'][]
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Delivers what happens in a world, one after another, never again by itself: as GitHub does. */
export function webhooksOf(world: World, options: WebhookOptions): Webhooks {
  const { url, events, ...signing } = options
  if (url !== undefined && !LOOPBACK.has(new URL(url).hostname)) {
    throw new Error(`The stand-in delivers to this machine only, not to ${url}`)
  }
  const deliveries: Delivery[] = []
  const statuses: number[] = []
  let index = 0
  let held: Delivery[] | null = null
  let sending: Promise<void> = Promise.resolve()

  const send = (delivery: Delivery): Promise<number> => {
    const status = sending.then(() => (url === undefined ? 0 : post(url, delivery)))
    sending = status.then(answered => void statuses.push(answered))
    return status
  }
  const listener = (happening: Happening) => {
    if (!isDelivered(happening) || (events && !events.includes(happening.event))) return
    index += 1
    const delivery = deliveryOf(happening, { ...signing, index })
    deliveries.push(delivery)
    if (held) held.push(delivery)
    else if (url !== undefined) void send(delivery)
  }
  world.listeners.add(listener)
  return {
    deliveries,
    statuses,
    hold: () => {
      held ??= []
    },
    async release({ seed } = {}) {
      const waiting = held ?? []
      held = null
      for (const delivery of seed === undefined ? waiting : disordered(waiting, seed)) {
        void send(delivery)
      }
      await sending
    },
    redeliver: send,
    ping: () => send(pingOf(signing, events)),
    settled: () => sending,
    stop: () => void world.listeners.delete(listener),
  }
}

async function post(url: string, { headers, body }: Delivery): Promise<number> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}
