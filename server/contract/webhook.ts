import { z } from 'zod'

/** What became of a delivery. `read`: it is in the figures. `ignored`: there was nothing to read for it. */
export const WebhookOutcome = z.enum(['waiting', 'read', 'ignored', 'failed'])
export type WebhookOutcome = z.infer<typeof WebhookOutcome>

export const WebhookDelivery = z
  .object({
    id: z.string(),
    event: z.string(),
    action: z.string().nullable(),
    receivedAt: z.iso.datetime(),
    outcome: WebhookOutcome,
    /** Why it was ignored or failed, or what a person should know. */
    message: z.string(),
    /** From its arrival until it was in the figures. */
    tookMilliseconds: z.int().nullable(),
  })
  .meta({ id: 'WebhookDelivery' })
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

export const Webhooks = z
  .object({
    /** Whether the server has a secret to check signatures with; without one it refuses deliveries. */
    isSecretSet: z.boolean(),
    /** The address to give GitHub; null while the server does not know its own. */
    payloadUrl: z.url().nullable(),
    /** The last delivery that was refused since the server started, and why. */
    lastRefusal: z.object({ at: z.iso.datetime(), message: z.string() }).nullable(),
    /** Newest first, those of the last seven days. */
    deliveries: z.array(WebhookDelivery),
  })
  .meta({ id: 'Webhooks' })
export type Webhooks = z.infer<typeof Webhooks>

/** What GitHub shows in its own list of deliveries. */
export const WebhookAnswer = z
  .object({ outcome: z.enum(['waiting', 'ignored', 'known']), message: z.string() })
  .meta({ id: 'WebhookAnswer' })
export type WebhookAnswer = z.infer<typeof WebhookAnswer>
