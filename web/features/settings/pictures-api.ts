import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Team } from '#contract/team.ts'
import { request, teamPath } from '../../lib/api.ts'
import { teamSettingsQuery } from '../../lib/queries.ts'

/** Gives the embedded pictures a new address, or ends the one they have. */
export function useEmbedding(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (step: 'renew' | 'end') =>
      request<Team>(step === 'renew' ? 'POST' : 'DELETE', teamPath(slug, '/pictures/key')),
    onSuccess: team => client.setQueryData(teamSettingsQuery(slug).queryKey, team),
  })
}
