import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BoardCheck, ItemAside } from '#contract/board-check.ts'
import { request, teamPath } from '../../lib/api.ts'
import { teamQuery } from '../../lib/queries.ts'

export const useBoardCheck = (slug: string) =>
  useQuery(teamQuery<BoardCheck>(slug, '/board-check', ['board', 'sprints', 'team']))

const asidePath = (slug: string, itemId: string) =>
  teamPath(slug, `/items/${encodeURIComponent(itemId)}/aside`)

/** Sets an item's points aside for a reason, or with null counts them again. */
export function useSaveAside(slug: string, itemId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (reason: string | null) =>
      reason === null
        ? request<ItemAside>('DELETE', asidePath(slug, itemId))
        : request<ItemAside>('POST', asidePath(slug, itemId), { reason }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['team', slug] }),
  })
}
