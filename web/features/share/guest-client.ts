import { QueryClient } from '@tanstack/react-query'
import type { SharedPage } from '#contract/share.ts'
import { goalsQuery, sprintGoalsQuery } from '../../lib/goals.ts'

/** Shows what it is given and asks for nothing: a guest may read the shared page alone. */
export const createGuestClient = () =>
  new QueryClient({
    defaultOptions: { queries: { enabled: false, retry: false, gcTime: Number.POSITIVE_INFINITY } },
  })

/** Lays what was shared where the parts of the page look for it. */
export function fillIn(client: QueryClient, shared: SharedPage) {
  const { team, sprint, burndown, sprintGoals, goals } = shared
  if (sprint && burndown)
    client.setQueryData(['team', team.slug, `/sprints/${sprint.id}/burndown`], burndown)
  if (sprint && sprintGoals)
    client.setQueryData(sprintGoalsQuery(team.slug, sprint.id).queryKey, sprintGoals)
  if (goals) client.setQueryData(goalsQuery(team.slug).queryKey, goals)
}
