import { useQuery } from '@tanstack/react-query'
import type { Webhooks } from '#contract/webhook.ts'
import { teamQuery } from '../../lib/queries.ts'

/** How webhooks are set up and what came. Refusals are not announced, so whoever waits asks again. */
export const useWebhooks = (slug: string, isWaiting: boolean) =>
  useQuery({
    ...teamQuery<Webhooks>(slug, '/webhooks', ['webhooks', 'team']),
    refetchInterval: isWaiting ? 3000 : false,
  })
