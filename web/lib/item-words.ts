import type { ItemClass, ItemKind, SprintItem } from '#contract/item.ts'
import { formatPoints } from './format.ts'

/** What an item is called by: enough for every list that shows items. */
export type NamedItem = Pick<SprintItem, 'kind' | 'number' | 'repository' | 'title' | 'url'>

export const kindWords: Record<ItemKind, string> = {
  issue: 'Issue',
  'pull-request': 'Pull request',
  draft: 'Draft',
  redacted: 'Hidden item',
}

/** What became of an item in a sprint, in the order of the review. */
export const classWords: Record<ItemClass, string> = {
  'committed-done': 'Committed and done',
  'added-done': 'Added and done',
  open: 'Still open',
  'carried-over': 'Carried over',
  removed: 'Removed',
  dropped: 'Dropped',
  'came-and-went': 'Came and went',
  'done-before': 'Done before the sprint',
  'done-outside': 'Done outside the sprint',
}

export const titleOf = ({ kind, title }: Pick<NamedItem, 'kind' | 'title'>) =>
  kind === 'redacted' ? 'An item that the token may not see' : title

/** "#40", or the title of a draft. */
export const shortName = ({ number, title }: Pick<NamedItem, 'number' | 'title'>) =>
  number === null ? `“${title}”` : `#${number}`

/** "harbour/web #40"; what kind of item it is where it has no place. */
export const placeOf = ({
  repository,
  number,
  kind,
}: Pick<NamedItem, 'repository' | 'number' | 'kind'>) =>
  repository === null ? kindWords[kind] : `${repository}${number === null ? '' : ` #${number}`}`

export function ordinal(count: number): string {
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

/** What is worth knowing of an item in its sprint, in a few words each. */
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
