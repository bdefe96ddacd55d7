import { z } from 'zod'

/** What a page may need to fetch again. */
export const Topic = z.enum([
  'team',
  'people',
  'sprints',
  'availability',
  'board',
  'sync',
  'actions',
  'retro',
  'review',
  'goals',
  'refinement',
  'meeting',
  'poker',
  'team-events',
  'members',
  'writes',
  'webhooks',
  'teams',
])
export type Topic = z.infer<typeof Topic>

export const LiveEvent = z.object({ topic: Topic })
export type LiveEvent = z.infer<typeof LiveEvent>
