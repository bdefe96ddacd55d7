import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './api.ts'

const worthRetrying = (error: Error) =>
  error instanceof ApiError && (error.status === 0 || error.status >= 502)

/** Data stay fresh through live events, so returning to a tab is no reason to fetch by itself. */
export function createQueryClient({ retries = 2 }: { retries?: number } = {}): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < retries && worthRetrying(error),
      },
    },
  })
}
