import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Action, ActionEdit, ActionState, Actions, NewAction } from '#contract/action.ts'
import { request, teamPath } from '../../lib/api.ts'
import { teamQuery } from '../../lib/queries.ts'

const actionsQuery = (slug: string) => teamQuery<Actions>(slug, '/actions', ['actions', 'sprints'])

export const useActions = (slug: string) => useQuery(actionsQuery(slug))

export const stateNames: Record<ActionState, string> = {
  open: 'Open',
  'in-progress': 'In progress',
  done: 'Done',
  dropped: 'Dropped',
}

/** Whether something is still to be done. */
export const isPending = ({ state }: Pick<Action, 'state'>) =>
  state === 'open' || state === 'in-progress'

/** Saves a change of an action and shows the answer at once. Throws ApiError. */
export function useSaveAction(slug: string) {
  const client = useQueryClient()
  const { queryKey } = actionsQuery(slug)
  return async (action: Action, edit: Omit<ActionEdit, 'version'>): Promise<Action> => {
    const saved = await request<Action>('PATCH', teamPath(slug, `/actions/${action.id}`), {
      version: action.version,
      ...edit,
    })
    client.setQueryData<Actions>(
      queryKey,
      before =>
        before && {
          ...before,
          actions: before.actions.map(other => (other.id === saved.id ? saved : other)),
        },
    )
    return saved
  }
}

export function useAddAction(slug: string) {
  const client = useQueryClient()
  return async (action: NewAction): Promise<Action> => {
    const made = await request<Action>('POST', teamPath(slug, '/actions'), action)
    await client.invalidateQueries({ queryKey: actionsQuery(slug).queryKey })
    return made
  }
}
