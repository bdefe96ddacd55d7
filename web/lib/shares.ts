import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MadeShareLink, NewShareLink, ShareLinks, SharePage } from '#contract/share.ts'
import { request, teamPath } from './api.ts'
import { teamQuery } from './queries.ts'

export const sharesQuery = (slug: string) => teamQuery<ShareLinks>(slug, '/shares', ['team'])

export const sharedPageNames: Record<SharePage, string> = {
  sprint: 'Sprint',
  report: 'Report of sprint',
  velocity: 'Velocity',
  goals: 'Goals',
  calendar: 'Calendar',
}

export const useShares = (slug: string) => useQuery(sharesQuery(slug))

/** Gives a page an address under which it can be read without signing in. */
export function useShare(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (link: NewShareLink) =>
      request<MadeShareLink>('POST', teamPath(slug, '/shares'), link),
    onSuccess: () => client.invalidateQueries({ queryKey: sharesQuery(slug).queryKey }),
  })
}

export function useRevokeShare(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', teamPath(slug, `/shares/${id}`)),
    onSettled: () => client.invalidateQueries({ queryKey: sharesQuery(slug).queryKey }),
  })
}
