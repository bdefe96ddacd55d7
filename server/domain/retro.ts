/** A step of a retrospective. */
export type RetroPhaseName =
  | 'look-back'
  | 'write'
  | 'group'
  | 'vote'
  | 'discuss'
  | 'act'
  | 'close'
  | 'done'

/** In the order in which a meeting goes through them; `done` is no step but the end. */
export const RetroPhases: readonly RetroPhaseName[] = [
  'look-back',
  'write',
  'group',
  'vote',
  'discuss',
  'act',
  'close',
  'done',
]

/** The phases a team goes through, without those it leaves out. `write` and `done` are always there. */
export function phasesWithout(skips: readonly RetroPhaseName[]): RetroPhaseName[] {
  return RetroPhases.filter(
    phase => phase === 'write' || phase === 'done' || !skips.includes(phase),
  )
}

/** The phase a retrospective begins with. */
export function firstPhase(skips: readonly RetroPhaseName[]): RetroPhaseName {
  return phasesWithout(skips)[0] ?? 'write'
}

/** The phase after this one, as the team goes; null after the end. Also from a phase that is left out there is a next. */
export function nextPhase(
  phase: RetroPhaseName,
  skips: readonly RetroPhaseName[],
): RetroPhaseName | null {
  return phasesWithout(skips).find(later => isBefore(phase, later)) ?? null
}

/** The phase to which one can go back; null at the beginning, and right after the reveal. */
export function phaseBefore(
  phase: RetroPhaseName,
  skips: readonly RetroPhaseName[],
): RetroPhaseName | null {
  const before = phasesWithout(skips).findLast(earlier => isBefore(earlier, phase))
  return before !== undefined && mayGo(phase, before) ? before : null
}

function isBefore(a: RetroPhaseName, b: RetroPhaseName): boolean {
  return RetroPhases.indexOf(a) < RetroPhases.indexOf(b)
}

/** Whether everybody sees all cards: from grouping on. Before, each sees their own. */
export function isRevealed(phase: RetroPhaseName): boolean {
  return !isBefore(phase, 'group')
}

/**
 * Whether a step leads from one phase to another. Every phase can be reached, forward and back, but none from before
 * the reveal once cards were shown: what was seen cannot be hidden again, and whoever goes on writing should know that
 * their cards are seen at once.
 */
export function mayGo(from: RetroPhaseName, to: RetroPhaseName): boolean {
  return from !== to && (isRevealed(to) || !isRevealed(from))
}

/** A card or group on which people vote and which they talk about. */
export type Topic = {
  id: string
  kind: 'card' | 'group'
  votes: number | null
  isDiscussed: boolean
}

type TopicCard = {
  id: string
  groupId: string | null
  parentId: string | null
  votes: number | null
  isDiscussed: boolean
}
type TopicGroup = { id: string; votes: number | null; isDiscussed: boolean }

/**
 * What there is to talk about, most dots first: groups, and cards in no group. A card in a group and a sub-point of
 * another card are part of theirs. Those of equal dots, and those without (null: no vote was held, or they came later)
 * at the end, lie in the order of their random ids, so that nothing tells which was written first.
 */
export function topicsByVotes(cards: readonly TopicCard[], groups: readonly TopicGroup[]): Topic[] {
  const single = cards.filter(({ groupId, parentId }) => groupId === null && parentId === null)
  const topics = [
    ...single.map(card => ({ ...pick(card), kind: 'card' as const })),
    ...groups.map(group => ({ ...pick(group), kind: 'group' as const })),
  ]
  const dots = ({ votes }: Topic) => votes ?? -1
  return topics.sort((a, b) => dots(b) - dots(a) || (a.id < b.id ? -1 : 1))
}

function pick({ id, votes, isDiscussed }: TopicGroup) {
  return { id, votes, isDiscussed }
}

/** Dots on each target, summed over all who gave some. */
export function tally(votes: readonly { targetId: string; dots: number }[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { targetId, dots } of votes) totals.set(targetId, (totals.get(targetId) ?? 0) + dots)
  return totals
}

/** How many gave 1, 2, 3, 4 and 5, in this order; `ratings` are whole numbers from 1 to 5. */
export function countRatings(ratings: readonly number[]): number[] {
  return [1, 2, 3, 4, 5].map(rating => ratings.filter(one => one === rating).length)
}

/** From the counts of 1 to 5: how many rated, and the mean, unrounded. Null when nobody did. */
export function meanRating(counts: readonly number[]): { count: number; mean: number } | null {
  const count = counts.reduce((total, one) => total + one, 0)
  if (count === 0) return null
  const sum = counts.reduce((total, one, index) => total + one * (index + 1), 0)
  return { count, mean: sum / count }
}
