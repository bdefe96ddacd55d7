import { createHash, createHmac } from 'node:crypto'
import { seeded } from '../scenario/random.ts'
import type { Happening } from '../world/happenings.ts'
import { payloadOf } from './payload.ts'

/** What goes over the wire. A test can hand it to the route without a socket. */
export type Delivery = { headers: Record<string, string>; body: string }

export type DeliveryOptions = {
  secret: string
  /** Counts what was delivered; the same number is the same delivery. */
  index?: number
  /** False: as GitHub was seen to deliver now and then, without the values before and after. */
  withValues?: boolean
}

/** A happening as GitHub delivers it, signed over the bytes of its body. */
export function deliveryOf(happening: Happening, options: DeliveryOptions): Delivery {
  const { facts, ...same } = happening
  const told = options.withValues === false ? withoutValues(facts) : facts
  return signed(happening.event, payloadOf({ ...same, facts: told }), options)
}

/** The first delivery of a new webhook. */
export function pingOf(options: DeliveryOptions, events: readonly string[] = ['*']): Delivery {
  const hook = { type: 'Organization', id: 4, name: 'web', active: true, events }
  return signed('ping', { zen: 'Keep it logically awesome.', hook_id: 4, hook }, options)
}

export function signed(
  event: string,
  payload: Record<string, unknown>,
  { secret, index = 0 }: DeliveryOptions,
): Delivery {
  const body = JSON.stringify(payload)
  const hash = createHash('sha256').update(`${secret} ${index} ${event}`).digest('hex')
  const id = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(12, 16),
    hash.slice(16, 20),
    hash.slice(20, 32),
  ]
  return {
    headers: {
      accept: '*/*',
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/5a1b2c3',
      'x-github-delivery': id.join('-'),
      'x-github-event': event,
      'x-github-hook-id': '4',
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
    body,
  }
}

function withoutValues(facts: Record<string, unknown>): Record<string, unknown> {
  const { changes } = facts as { changes?: { field_value?: object } }
  if (!changes?.field_value) return facts
  const { from: _from, to: _to, ...about } = changes.field_value as { from?: unknown; to?: unknown }
  return { ...facts, changes: { ...changes, field_value: about } }
}

/** The same deliveries in another order, some of them twice with the same id, as a network gives them. */
export function disordered<Of>(deliveries: readonly Of[], seed: number, twice = 0.2): Of[] {
  const random = seeded(seed)
  const again = deliveries.filter(() => random.chance(twice))
  return random.shuffled([...deliveries, ...again])
}
