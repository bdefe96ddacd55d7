import { z } from 'zod'

/** `info` is neither good nor bad; with `missing` Knots cannot read the board, or not rightly. */
export const CheckState = z.enum(['ok', 'info', 'warning', 'missing'])
export type CheckState = z.infer<typeof CheckState>

export const CheckFinding = z.object({
  about: z.enum([
    'token',
    'permissions',
    'project',
    'fields',
    'items',
    'history',
    'details',
    'writing',
    'webhooks',
    'limit',
    'host',
  ]),
  state: CheckState,
  /** What is so, in a sentence. */
  text: z.string(),
  /** How to mend or grant it; null where nothing is to be done. */
  mend: z.string().nullable(),
})
export type CheckFinding = z.infer<typeof CheckFinding>

/** What works between Knots and a team's project on GitHub, what is missing and how to grant it. */
export const GithubCheck = z
  .object({ isReadable: z.boolean(), findings: z.array(CheckFinding) })
  .meta({ id: 'GithubCheck' })
export type GithubCheck = z.infer<typeof GithubCheck>
