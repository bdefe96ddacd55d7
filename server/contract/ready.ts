import { z } from 'zod'

/** That Knots can be given requests: its database answers, and it is not ending. */
export const Ready = z.object({ status: z.literal('ready') }).meta({ id: 'Ready' })
export type Ready = z.infer<typeof Ready>
