import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Topic } from '#contract/live.ts'
import type { Person } from '#contract/person.ts'
import type { Me } from '#contract/team.ts'
import { request } from './api.ts'

export const meQuery = (slug: string) =>
  queryOptions({
    queryKey: ['team', slug, 'me'],
    queryFn: () => request<Me>('GET', `/api/me?team=${encodeURIComponent(slug)}`),
    meta: { topics: ['people', 'members', 'team'] satisfies Topic[] },
  })

/** Who I am in the team and what I may do there; undefined while that is not known. */
export const useMeInTeam = (slug: string): Me | undefined => useQuery(meQuery(slug)).data

/** The person whom this browser said to be; null: nobody yet, undefined: not known yet. */
export const useMe = (slug: string): string | null | undefined => useMeInTeam(slug)?.personId

/** Says who this browser is, or with null that it is nobody in particular. */
export function useSayWho(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (personId: string | null) =>
      request<Me>('PUT', '/api/me', { team: slug, personId }),
    onSuccess: me => client.setQueryData(meQuery(slug).queryKey, me),
  })
}

/** Those who work in the team now. */
export const active = (people: Person[] | undefined) =>
  (people ?? []).filter(person => person.active)
