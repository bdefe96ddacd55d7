import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { AuditPage } from '#contract/audit.ts'
import { request } from '../../lib/api.ts'

/** What is looked for; empty: everything. */
export type Wanted = { team: string; accountId: string; search: string }

function pathOf(wanted: Wanted, cursor: string | null): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...wanted, cursor: cursor ?? '' }))
    if (value !== '') query.set(name, value)
  return `/api/audit${query.size > 0 ? `?${query}` : ''}`
}

export const useAudit = (wanted: Wanted) =>
  useInfiniteQuery({
    queryKey: ['audit', wanted],
    queryFn: ({ pageParam }) => request<AuditPage>('GET', pathOf(wanted, pageParam)),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
