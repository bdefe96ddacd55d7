import type { SprintGoals, Target } from '#contract/goal.ts'
import { formatPoints, plural } from '../../lib/format.ts'

export type OfGoal = {
  /** Null: targets of no goal. */
  goalId: string | null
  name: string
  targets: Target[]
  review: SprintGoals['reviews'][number] | null
  /** "8 points, 40 % of the sprint"; empty where nothing tells. */
  share: string
}

/** What a sprint has of each goal, in the goals' order, and last what is of no goal. */
export function byGoal({ goals, targets, reviews, shares }: SprintGoals): OfGoal[] {
  const shareOf = (goalId: string | null) => {
    const found = shares?.find(share => share.goalId === goalId)
    if (!found || (goalId === null && shares?.length === 1)) return ''
    const percent = found.share === null ? '' : `, ${Math.round(found.share * 100)} % of the sprint`
    return `${formatPoints(found.completed)} of ${plural(found.points, 'point')} done${percent}`
  }
  const of = (goalId: string | null, name: string): OfGoal => ({
    goalId,
    name,
    targets: targets.filter(target => target.goalId === goalId),
    review: reviews.find(review => review.goalId === goalId) ?? null,
    share: shareOf(goalId),
  })
  return [...goals.map(({ id, name }) => of(id, name)), of(null, 'The sprint')]
}
