/** A card of planning poker. Without points it is no estimate, such as "?". */
export type PokerCard = { label: string; points: number | null; meaning: string }

/** What one person laid down. */
export type PokerVote = { personId: string; label: string }

const meanings: Readonly<Record<string, string>> = {
  1: 'trivial and very clear',
  2: 'small and clear',
  3: 'clear, some work',
  5: 'some things are open',
  8: 'much work, or much unknown',
}

/**
 * The cards that follow from a team's point scale: its values below the split limit, then one for "must be split"
 * (`13+`, which counts as the limit itself) and one for "I do not know" (`?`, no estimate). Points are those of the
 * board; values are given in rising order.
 */
export function cardsOf(pointScale: readonly number[], splitLimit: number): PokerCard[] {
  const below = [...new Set(pointScale)].filter(points => points < splitLimit).sort((a, b) => a - b)
  return [
    ...below.map(points => ({
      label: String(points),
      points,
      meaning: meanings[String(points)] ?? '',
    })),
    { label: `${splitLimit}+`, points: splitLimit, meaning: 'must be split' },
    { label: '?', points: null, meaning: 'not enough knowledge, questions are welcome' },
  ]
}

/** The votes of a round once they are shown. */
export type PokerSpread = {
  /** How often each card was laid, in the order of the cards; cards nobody laid are left out. */
  counts: { label: string; votes: number }[]
  /** Mean of the votes with points, unrounded; null without any. */
  mean: number | null
  /** Whether all votes with points are the same, and there is at least one. */
  isAgreed: boolean
  /** Who should say why: those with the lowest and the highest points; empty when all agree. */
  lowest: string[]
  highest: string[]
  /** The card to start from: the one laid most often, of several the one with the most points. Null without points. */
  suggested: string | null
}

/**
 * What the votes of a round say. Cards without points ("?") enter no mean and are no extreme; a vote for a card that
 * the team no longer has counts like one of them. The labels of `cards` are each other's unlike.
 */
export function spreadOf(votes: readonly PokerVote[], cards: readonly PokerCard[]): PokerSpread {
  const pointsOf = new Map(cards.map(card => [card.label, card.points]))
  const known = votes.flatMap(({ personId, label }) => {
    const points = pointsOf.get(label) ?? null
    return points === null ? [] : [{ personId, label, points }]
  })
  const all = known.map(vote => vote.points)
  const low = Math.min(...all)
  const high = Math.max(...all)
  const isAgreed = all.length > 0 && low === high
  const who = (points: number) =>
    isAgreed ? [] : known.filter(vote => vote.points === points).map(vote => vote.personId)
  const counts = cards
    .map(({ label }) => ({ label, votes: votes.filter(vote => vote.label === label).length }))
    .filter(count => count.votes > 0)
  const withPoints = counts.filter(({ label }) => (pointsOf.get(label) ?? null) !== null)
  const most = Math.max(...withPoints.map(count => count.votes))
  const favourites = withPoints
    .filter(count => count.votes === most)
    .sort((a, b) => (pointsOf.get(a.label) ?? 0) - (pointsOf.get(b.label) ?? 0))
  return {
    counts,
    mean: all.length === 0 ? null : all.reduce((total, points) => total + points, 0) / all.length,
    isAgreed,
    lowest: who(low),
    highest: who(high),
    suggested: favourites.at(-1)?.label ?? null,
  }
}
