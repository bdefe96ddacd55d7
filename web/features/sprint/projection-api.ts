import { useQuery } from '@tanstack/react-query'
import type { Projection } from '#contract/forecast.ts'
import { teamQuery } from '../../lib/queries.ts'

export const useProjection = (slug: string, id: string) =>
  useQuery(
    teamQuery<Projection>(slug, `/sprints/${id}/projection`, [
      'sprints',
      'board',
      'availability',
      'people',
      'review',
      'team',
    ]),
  )
