import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DemoProgress } from '#contract/demo.ts'
import type { Team } from '#contract/team.ts'
import { ApiError, request } from '../../lib/api.ts'
import { fieldError } from '../../lib/field-errors.ts'
import { teamsQuery } from '../../lib/queries.ts'

export type TeamDraft = { name: string; timeZone: string }

export const makeTeam = (draft: TeamDraft & { github?: { owner: string; number: number } }) =>
  request<Team>('POST', '/api/teams', draft)

/** What is wrong with the name of a new team: two teams of one name would share an address. */
export const nameError = (error: unknown) =>
  fieldError(error, 'name') ??
  (error instanceof ApiError && error.status === 409 ? error.message : undefined)

export function useMakeTeam() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: TeamDraft) => makeTeam(draft),
    onSuccess: () => client.invalidateQueries({ queryKey: teamsQuery.queryKey }),
  })
}

/** How far the demo team is while it is being made. */
export const useDemoProgress = () =>
  useQuery({
    queryKey: ['demo'],
    queryFn: () => request<DemoProgress>('GET', '/api/demo'),
    refetchInterval: 500,
  }).data?.progress ?? { done: 0, total: 0 }

export function useMakeDemo() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => request<Team>('POST', '/api/demo'),
    onSuccess: () => client.invalidateQueries({ queryKey: teamsQuery.queryKey }),
  })
}
