import { useMutation, useQuery } from '@tanstack/react-query'
import type { Action, ActionIssue, ActionRepositories } from '#contract/action.ts'
import { useShowAction } from '../../lib/actions.ts'
import { request, teamPath } from '../../lib/api.ts'
import { teamQuery } from '../../lib/queries.ts'

/** Where an action can become an issue. */
export const useRepositories = (slug: string) =>
  useQuery(teamQuery<ActionRepositories>(slug, '/actions/repositories', ['board', 'team']))

/** Makes an issue of an action, or links one; asked for twice it is the same issue. */
export function useMakeIssue(slug: string, action: Action) {
  const show = useShowAction(slug)
  return useMutation({
    mutationFn: (asked: ActionIssue) =>
      request<Action>('POST', teamPath(slug, `/actions/${action.id}/issue`), asked),
    onSuccess: show,
  })
}
