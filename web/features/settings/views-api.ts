import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ViewPreview, ViewRole, Views, ViewUse } from '#contract/view.ts'
import { request, teamPath } from '../../lib/api.ts'
import { teamQuery } from '../../lib/queries.ts'

const viewsQuery = (slug: string) => teamQuery<Views>(slug, '/views', ['board', 'team', 'sync'])

export const useViews = (slug: string, isEnabled: boolean) =>
  useQuery({ ...viewsQuery(slug), enabled: isEnabled })

/** What a view would find; null asks nothing. GitHub is asked each time. */
export const useViewPreview = (slug: string, number: number | null) =>
  useQuery({
    ...teamQuery<ViewPreview>(slug, `/views/preview?number=${number}`, []),
    enabled: number !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })

/** A view by its number, `none`, or `auto`: the one whose name says so. */
export type ViewChoice = number | 'none' | 'auto'

export const savedChoice = ({ number, isChosen }: ViewUse): ViewChoice =>
  isChosen ? (number ?? 'none') : 'auto'

export function useSaveViews(slug: string) {
  const client = useQueryClient()
  return async (choices: Map<ViewRole, ViewChoice>): Promise<void> => {
    const roles = Object.fromEntries(
      [...choices]
        .filter(([, choice]) => choice !== 'auto')
        .map(([role, choice]) => [role, choice === 'none' ? null : choice]),
    )
    const saved = await request<Views>('PUT', teamPath(slug, '/views'), { roles })
    client.setQueryData(viewsQuery(slug).queryKey, saved)
  }
}
