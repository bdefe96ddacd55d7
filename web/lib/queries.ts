import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Topic } from '#contract/live.ts'
import type { People } from '#contract/person.ts'
import type { Sprints } from '#contract/sprint.ts'
import type { Sync } from '#contract/sync.ts'
import type { Team, Teams } from '#contract/team.ts'
import { request, teamPath } from './api.ts'

/**
 * A GET of something of a team. The address is its key; `topics` are the live events after which
 * it is fetched again.
 */
export function teamQuery<T>(slug: string, path: string, topics: Topic[]) {
  return queryOptions({
    queryKey: ['team', slug, path],
    queryFn: () => request<T>('GET', teamPath(slug, path)),
    meta: { topics },
  })
}

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () => request<Teams>('GET', '/api/teams'),
  meta: { topics: ['teams', 'team'] satisfies Topic[] },
})

export const teamSettingsQuery = (slug: string) => teamQuery<Team>(slug, '', ['team'])
export const sprintsQuery = (slug: string) =>
  teamQuery<Sprints>(slug, '/sprints', ['sprints', 'board', 'availability', 'people', 'team'])
export const syncQuery = (slug: string) => teamQuery<Sync>(slug, '/sync', ['sync', 'team'])

export const peopleQuery = (slug: string) => teamQuery<People>(slug, '/people', ['people'])

export const useTeams = () => useQuery(teamsQuery)
export const useTeam = (slug: string) => useQuery(teamSettingsQuery(slug))
export const useSprints = (slug: string) => useQuery(sprintsQuery(slug))
export const usePeople = (slug: string) => useQuery(peopleQuery(slug))
export const useSync = (slug: string) => useQuery(syncQuery(slug))
