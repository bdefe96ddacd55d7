import { useQueryClient } from '@tanstack/react-query'
import type { Team, TeamEdit } from '#contract/team.ts'
import { request, teamPath } from './api.ts'
import { teamSettingsQuery } from './queries.ts'

export type TeamChange = Omit<TeamEdit, 'version'>

/** Saves settings and shows the answer at once. Throws ApiError. */
export function useSaveTeam(slug: string) {
  const client = useQueryClient()
  return async (team: Team, change: TeamChange): Promise<Team> => {
    const saved = await request<Team>('PATCH', teamPath(slug), { version: team.version, ...change })
    client.setQueryData(teamSettingsQuery(slug).queryKey, saved)
    void client.invalidateQueries({ queryKey: ['team', slug] })
    void client.invalidateQueries({ queryKey: ['teams'] })
    return saved
  }
}
