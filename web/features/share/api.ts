import { useQuery } from '@tanstack/react-query'
import type { SharedPage } from '#contract/share.ts'
import { request } from '../../lib/api.ts'

/** Asked again each minute: nobody tells a guest what has changed. */
export const useSharedPage = (key: string) =>
  useQuery({
    queryKey: ['shared', key],
    queryFn: () => request<SharedPage>('GET', `/api/shares/${encodeURIComponent(key)}`),
    refetchInterval: 60_000,
  })
