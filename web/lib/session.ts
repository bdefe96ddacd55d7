import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Session } from '#contract/identity.ts'
import { request } from './api.ts'

/** Who this browser is to the server, and how one signs in there. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => request<Session>('GET', '/api/session'),
  staleTime: 5 * 60_000,
  retryOnMount: false,
})

export const useSession = (): Session | undefined => useQuery(sessionQuery).data

/** The account of whoever is signed in; null where nobody is, or nobody has to be. */
export const useAccount = () => useSession()?.account ?? null

/** Whether people sign in to this Knots; false while that is not known. */
export const useHasSignIn = () => useSession()?.mode === 'signed-in'

/** Whether somebody may do what belongs to no team. Where nobody signs in, that is everybody. */
export function useIsAdministrator(): boolean {
  const session = useSession()
  return session?.mode !== 'signed-in' || (session.account?.isAdministrator ?? false)
}

/** A path of Knots itself, or the start: an address of somewhere else is not gone to. */
export function ownPath(path: string | null): string {
  if (path === null || !/^\/(?![/\\])/.test(path)) return '/'
  const { origin, pathname, search, hash } = new URL(path, location.origin)
  return origin === location.origin ? `${pathname}${search}${hash}` : '/'
}

export const signInPath = (returnTo: string) => `/sign-in?${new URLSearchParams({ returnTo })}`
