import { z } from 'zod'

export const Day = z.iso
  .date()
  .meta({ id: 'Day', description: 'A calendar day, such as 2026-06-24' })
export type Day = z.infer<typeof Day>

export const Percent = z.int().min(0).max(100)
export type Percent = z.infer<typeof Percent>

export const Version = z.int().min(1)

/** A person of the team, as others see who did something. */
export const Someone = z.object({ personId: z.string(), name: z.string() })
export type Someone = z.infer<typeof Someone>

/** What every refusal looks like: a sentence a person can act on, and a code a program can. */
export const Problem = z
  .object({
    message: z.string(),
    code: z.string(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    current: z.unknown().optional(),
    /** Of a fault of Knots: the name of the request in its log. */
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

export const TeamParams = z.object({ team: z.string() })
export const IdParams = z.object({ team: z.string(), id: z.string() })

export const Health = z.object({ status: z.literal('ok'), version: z.string() })
export type Health = z.infer<typeof Health>
