import { useQueryClient } from '@tanstack/react-query'
import type { GoalReviewEdit, NewTarget, SprintGoals, Target, TargetEdit } from '#contract/goal.ts'
import { request, teamPath } from '../../lib/api.ts'
import { sprintGoalsQuery } from '../../lib/goals.ts'

/** Changes targets and reviews of a sprint, and shows what came of it at once. All throw ApiError. */
export function useSprintGoalsEdit(slug: string, sprintId: string) {
  const client = useQueryClient()
  const { queryKey } = sprintGoalsQuery(slug, sprintId)
  const show = (change: (before: SprintGoals) => SprintGoals) =>
    client.setQueryData<SprintGoals>(queryKey, before => before && change(before))
  return {
    add: async (target: NewTarget) => {
      const path = teamPath(slug, `/sprints/${sprintId}/targets`)
      const made = await request<Target>('POST', path, target)
      show(before => ({
        ...before,
        targets: [...before.targets.filter(({ id }) => id !== made.id), made],
      }))
    },
    save: async (
      { id, version }: Pick<Target, 'id' | 'version'>,
      edit: Omit<TargetEdit, 'version'>,
    ) => {
      const path = teamPath(slug, `/targets/${id}`)
      const saved = await request<Target>('PATCH', path, { version, ...edit })
      show(before => ({
        ...before,
        targets: before.targets.map(other => (other.id === id ? saved : other)),
      }))
    },
    remove: async ({ id, version }: Target) => {
      await request<void>('DELETE', teamPath(slug, `/targets/${id}?version=${version}`))
      show(before => ({ ...before, targets: before.targets.filter(other => other.id !== id) }))
    },
    review: async (goalId: string, edit: GoalReviewEdit) => {
      const path = teamPath(slug, `/sprints/${sprintId}/goals/${goalId}/review`)
      const saved = await request<SprintGoals>('PUT', path, edit)
      show(() => saved)
    },
  }
}
