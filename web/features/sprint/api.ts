import { useQuery } from '@tanstack/react-query'
import type { Burndown } from '#contract/burndown.ts'
import type { SprintItems } from '#contract/item.ts'
import { teamQuery } from '../../lib/queries.ts'

export const useBurndown = (slug: string, id: string) =>
  useQuery(
    teamQuery<Burndown>(slug, `/sprints/${id}/burndown`, [
      'sprints',
      'board',
      'availability',
      'people',
      'team',
    ]),
  )

export const useSprintItems = (slug: string, id: string) =>
  useQuery(teamQuery<SprintItems>(slug, `/sprints/${id}/items`, ['sprints', 'board', 'team']))
