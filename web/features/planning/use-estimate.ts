import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { request, teamPath } from '../../lib/api.ts'
import { tellFailure } from '../../lib/tell-failure.ts'
import type { Planned } from './planned-items.ts'

/** Begins a round of poker for an item and goes there. */
export function useEstimate(slug: string, { id, number }: Pick<Sprint, 'id' | 'number'>) {
  const navigate = useNavigate()
  return useMemo(
    () => (item: Planned) =>
      request('POST', teamPath(slug, `/sprints/${id}/poker`), { itemIds: [item.id] }).then(
        () => navigate(`/${slug}/sprints/${number}/poker`),
        tellFailure(`“${item.title}” was not put up for poker`),
      ),
    [slug, id, number, navigate],
  )
}
