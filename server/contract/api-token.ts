import { z } from 'zod'
import { Day } from './common.ts'

export const ApiToken = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: z.enum(['read', 'write']),
    /** Slug of the only team it is for; null: all that its account may see. */
    team: z.string().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    usedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiToken' })
export type ApiToken = z.infer<typeof ApiToken>

export const ApiTokens = z.object({ tokens: z.array(ApiToken) })
export type ApiTokens = z.infer<typeof ApiTokens>

export const NewApiToken = z.object({
  name: z.string().trim().min(1, 'Say what the token is for').max(80),
  scope: z.enum(['read', 'write']),
  team: z.string().max(100).nullable().default(null),
  /** The last day on which it holds; null: until it is revoked. */
  lastDay: Day.nullable().default(null),
})
export type NewApiToken = z.input<typeof NewApiToken>

/** The one answer that holds the token itself. */
export const MadeApiToken = ApiToken.extend({ token: z.string() })
export type MadeApiToken = z.infer<typeof MadeApiToken>
