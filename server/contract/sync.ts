import { z } from 'zod'

export const Sync = z
  .object({
    state: z.enum(['never', 'running', 'ok', 'failed']),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    /** The end of the last read that went well: how old the figures are. */
    lastReadAt: z.iso.datetime().nullable(),
    progress: z.object({ done: z.int(), total: z.int() }),
    requests: z.int(),
    timelineRequests: z.int(),
    /** For what lies beside the board's pages; null when it was read before Knots was started. */
    detailRequests: z.int().nullable(),
    items: z.int(),
    changes: z.int(),
    warnings: z.array(z.string()),
    error: z.string().nullable(),
    /** When Knots reads the board next by itself; null when it does not, or was just started. */
    nextReadAt: z.iso.datetime().nullable(),
    /** The token's points of GitHub's present hour; null when GitHub counts none, or was not asked yet. */
    rateLimit: z
      .object({ limit: z.int(), remaining: z.int(), resetAt: z.iso.datetime() })
      .nullable(),
  })
  .meta({ id: 'Sync' })
export type Sync = z.infer<typeof Sync>
