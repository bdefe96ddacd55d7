import { z } from 'zod'

/** How far the making of the demo team is, in sprints; null while nobody makes it. */
export const DemoProgress = z.object({
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
})
export type DemoProgress = z.infer<typeof DemoProgress>
