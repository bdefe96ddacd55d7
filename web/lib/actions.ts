import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Action, ActionEdit, ActionState, Actions, NewAction } from '#contract/action.ts'
import { request, teamPath } from './api.ts'
import { teamQuery } from './queries.ts'

export const actionsQuery = (slug: string) =>
  teamQuery<Actions>(slug, '/actions', ['actions', 'sprints', 'people', 'retro'])

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

/** Puts a saved action in its place in what was read. */
export function useShowAction(slug: string) {
  const client = useQueryClient()
  return (saved: Action) => {
    client.setQueryData<Actions>(
      actionsQuery(slug).queryKey,
      before =>
        before && {
          ...before,
          actions: before.actions.map(other => (other.id === saved.id ? saved : other)),
        },
    )
    return saved
  }
}

/** Saves a change of an action and shows the answer at once. Throws ApiError. */
export function useSaveAction(slug: string) {
  const show = useShowAction(slug)
  return async (action: Action, edit: Omit<ActionEdit, 'version'>): Promise<Action> => {
    const path = teamPath(slug, `/actions/${action.id}`)
    return show(await request<Action>('PATCH', path, { version: action.version, ...edit }))
  }
}

/** Adds an action; the same id again is the same action. Throws ApiError. */
export function useAddAction(slug: string) {
  const client = useQueryClient()
  return async (action: NewAction): Promise<Action> => {
    const made = await request<Action>('POST', teamPath(slug, '/actions'), action)
    await client.invalidateQueries({ queryKey: actionsQuery(slug).queryKey })
    return made
  }
}
