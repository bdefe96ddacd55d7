import { useQuery } from '@tanstack/react-query'
import type { Home } from '#contract/home.ts'
import { teamQuery } from '../../lib/queries.ts'

export const useHome = (slug: string) =>
  useQuery(
    teamQuery<Home>(slug, '/home', [
      'sprints',
      'board',
      'availability',
      'people',
      'actions',
      'team',
    ]),
  )
