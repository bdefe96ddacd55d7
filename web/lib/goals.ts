import { useQuery } from '@tanstack/react-query'
import type { GoalState, Goals, SprintGoals } from '#contract/goal.ts'
import { teamQuery } from './queries.ts'

export const goalsQuery = (slug: string) =>
  teamQuery<Goals>(slug, '/goals', ['goals', 'sprints', 'board'])

export const sprintGoalsQuery = (slug: string, sprintId: string) =>
  teamQuery<SprintGoals>(slug, `/sprints/${sprintId}/goals`, ['goals', 'sprints', 'board'])

export const useGoals = (slug: string) => useQuery(goalsQuery(slug))
export const useSprintGoals = (slug: string, sprintId: string) =>
  useQuery(sprintGoalsQuery(slug, sprintId))

export const goalStates: Record<GoalState, string> = {
  ready: 'Ready',
  'in-progress': 'In progress',
  blocked: 'Blocked',
  done: 'Done',
}
