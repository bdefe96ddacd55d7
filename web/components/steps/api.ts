import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Sprint, SprintEdit, SprintStep, Sprints } from '#contract/sprint.ts'
import { ApiError, request, teamPath } from '../../lib/api.ts'
import { sprintsQuery } from '../../lib/queries.ts'

export type Step = 'commit' | 'close' | 'reopen'

/** Puts the answered sprint in its place, and has everything that hangs on it read again. */
function useTakeSprint(slug: string) {
  const client = useQueryClient()
  return (sprint: Sprint) => {
    client.setQueryData<Sprints>(sprintsQuery(slug).queryKey, before =>
      before
        ? { sprints: before.sprints.map(other => (other.id === sprint.id ? sprint : other)) }
        : before,
    )
    return client.invalidateQueries({ queryKey: ['team', slug] })
  }
}

export function useStep(slug: string, id: string, step: Step) {
  const take = useTakeSprint(slug)
  return useMutation({
    mutationFn: (body: SprintStep) =>
      request<Sprint>('POST', teamPath(slug, `/sprints/${id}/${step}`), body),
    onSuccess: take,
  })
}

export function useEditSprint(slug: string, id: string) {
  const take = useTakeSprint(slug)
  return useMutation({
    mutationFn: (edit: SprintEdit) =>
      request<Sprint>('PATCH', teamPath(slug, `/sprints/${id}`), edit),
    onSuccess: take,
  })
}

/** What the server shows beside a change that it refused as outdated. */
export type Theirs = Pick<Sprint, 'version' | 'goal' | 'comment'>

/** The sprint as somebody else left it meanwhile, if that is why a change was refused. */
export function theirSprint(error: unknown): Theirs | null {
  if (!(error instanceof ApiError) || error.status !== 409) return null
  return (error.current as Theirs | undefined) ?? null
}
