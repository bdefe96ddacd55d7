import { useQuery } from '@tanstack/react-query'
import type { Backlog } from '#contract/backlog.ts'
import { teamQuery } from '../../lib/queries.ts'

export const useBacklog = (slug: string, id: string) =>
  useQuery(teamQuery<Backlog>(slug, `/sprints/${id}/backlog`, ['board', 'sprints', 'team']))
