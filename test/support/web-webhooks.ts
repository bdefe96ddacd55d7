import type { WebhookDelivery, Webhooks } from '#contract/webhook.ts'
import { now } from './web-data.ts'

let counter = 0

/** A delivery of some minutes ago that was read. */
export function delivery(given: Partial<WebhookDelivery> = {}, minutesAgo = 3): WebhookDelivery {
  counter += 1
  return {
    id: `delivery-${counter}`,
    event: 'projects_v2_item',
    action: 'edited',
    receivedAt: new Date(now - minutesAgo * 60_000).toISOString(),
    outcome: 'read',
    message: '',
    tookMilliseconds: 640,
    ...given,
  }
}

/** Set up on the server; nothing came yet. */
export const webhooks: Webhooks = {
  isSecretSet: true,
  payloadUrl: 'https://knots.example.org/api/webhooks/github',
  lastRefusal: null,
  deliveries: [],
}
