import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ApiTokens, MadeApiToken, NewApiToken } from '#contract/api-token.ts'
import type { OpenSessions } from '#contract/identity.ts'
import { request } from '../../lib/api.ts'

const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: () => request<OpenSessions>('GET', '/api/account/sessions'),
})
const tokensQuery = queryOptions({
  queryKey: ['account', 'tokens'],
  queryFn: () => request<ApiTokens>('GET', '/api/account/tokens'),
})

export const useOpenSessions = () => useQuery(sessionsQuery)
export const useTokens = () => useQuery(tokensQuery)

/** Ends one browser's sign-in. */
export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', `/api/account/sessions/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
}

/** Ends the sign-in of every browser, this one too. */
export const useEndAllSessions = () =>
  useMutation({ mutationFn: () => request<void>('DELETE', '/api/account/sessions?all=true') })

export function useMakeToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (token: NewApiToken) => request<MadeApiToken>('POST', '/api/account/tokens', token),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
}

export function useRevokeToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', `/api/account/tokens/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
}
