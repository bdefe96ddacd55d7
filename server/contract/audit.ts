import { z } from 'zod'

/** Something that was changed, and by whom. */
export const AuditEntry = z
  .object({
    id: z.int(),
    at: z.iso.datetime(),
    who: z.string(),
    accountId: z.string().nullable(),
    /** Slug and name of the team it was done in. */
    team: z.object({ slug: z.string(), name: z.string() }).nullable(),
    /** The route, and what it does in words. */
    what: z.string(),
    words: z.string(),
    target: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.infer<typeof AuditEntry>

/** The latest first. */
export const AuditPage = z.object({ entries: z.array(AuditEntry), next: z.string().nullable() })
export type AuditPage = z.infer<typeof AuditPage>

export const AuditQuery = z.object({
  team: z.string().max(100).optional(),
  accountId: z.string().max(100).optional(),
  /** What the route or the name of who did it contains. */
  search: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(40).optional(),
})
export type AuditQuery = z.output<typeof AuditQuery>
