import type { SprintItem } from '#contract/item.ts'
import { formatPoints } from '../../lib/format.ts'

const ordinal = (count: number) => {
  const tens = count % 100
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return `${count}${ending}`
}

const reviewWords: Record<string, string> = {
  REVIEW_REQUIRED: 'Waits for review',
  CHANGES_REQUESTED: 'Needs changes',
  APPROVED: 'Approved',
}

function changeOf({ points, pointsAtCommitment, class: kind }: SprintItem): string | null {
  if (kind === 'added-done' || kind === 'came-and-went' || kind === 'done-outside') return null
  if (pointsAtCommitment === null || pointsAtCommitment === points) return null
  return `Was ${formatPoints(pointsAtCommitment)}`
}

/** What is worth knowing of an item in this sprint, in a few words each. */
export function tagsOf(item: SprintItem): string[] {
  const review = item.done || !item.reviewDecision ? null : reviewWords[item.reviewDecision]
  return [
    item.isDraft && item.kind === 'pull-request' ? 'Draft' : null,
    review ?? null,
    item.class === 'added-done' ? 'Added' : null,
    changeOf(item),
    item.age > 1 ? `${ordinal(item.age)} sprint` : null,
  ].filter(tag => tag !== null)
}
