import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Goal, GoalEdit, Goals, NewGoal } from '#contract/goal.ts'
import { request, teamPath } from '../../lib/api.ts'
import { goalsQuery } from '../../lib/goals.ts'

export type PlainGoal = Omit<Goal, 'progress' | 'sprints'>

/** Adds a goal, or saves one; what its items say of it is read anew. Throws ApiError. */
export function useSaveGoal(slug: string) {
  const client = useQueryClient()
  const again = () => client.invalidateQueries({ queryKey: goalsQuery(slug).queryKey })
  return {
    add: async (goal: NewGoal) => {
      await request<PlainGoal>('POST', teamPath(slug, '/goals'), goal)
      await again()
    },
    save: async (
      { id, version }: Pick<Goal, 'id' | 'version'>,
      edit: Omit<GoalEdit, 'version'>,
    ) => {
      await request<PlainGoal>('PATCH', teamPath(slug, `/goals/${id}`), { version, ...edit })
      await again()
    },
  }
}

/** Puts all goals in another order; shown at once, and as it was if it is refused. */
export function useOrderGoals(slug: string) {
  const client = useQueryClient()
  const { queryKey } = goalsQuery(slug)
  return useMutation({
    mutationFn: (goals: Goal[]) =>
      request<Goals>('PUT', teamPath(slug, '/goals/order'), { ids: goals.map(({ id }) => id) }),
    onMutate: async goals => {
      const before = client.getQueryData<Goals>(queryKey)
      client.setQueryData<Goals>(queryKey, { goals })
      return { before }
    },
    onSuccess: goals => client.setQueryData(queryKey, goals),
    onError: (_error, _goals, context) => client.setQueryData(queryKey, context?.before),
  })
}

type Merge = { goal: Pick<Goal, 'id' | 'version'>; into: Pick<Goal, 'id' | 'version'> }

/** Makes two goals one, as both were seen. */
export function useMergeGoal(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ goal, into }: Merge) =>
      request<PlainGoal>('POST', teamPath(slug, `/goals/${goal.id}/merge`), {
        version: goal.version,
        into: into.id,
        intoVersion: into.version,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: goalsQuery(slug).queryKey }),
  })
}

export function useRemoveGoal(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', teamPath(slug, `/goals/${id}`)),
    onSuccess: () => client.invalidateQueries({ queryKey: goalsQuery(slug).queryKey }),
  })
}
