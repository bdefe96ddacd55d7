import type { Card, CardGroup, Retro } from '#contract/retro.ts'
import { isRevealed, topicsByVotes } from '#domain/retro.ts'
import { formatOf, type RetroFormat, RetroFormats } from '#domain/retro-formats.ts'

export type Point = { id: string; text: string; votes: number | null; below: Point[] }
export type FilledPlace = { key: string; name: string; meaning: string; points: Point[] }

/** Null while the cards are still hidden from each other. */
export function filledPlaces({ board, cards, groups }: Retro): FilledPlace[] | null {
  if (board && !isRevealed(board.phase)) return null
  const known = [
    ...formatOf(board?.format ?? 'boat').places,
    ...Object.values<RetroFormat>(RetroFormats).flatMap(({ places }) => places),
  ]
  const places = known.filter(({ key }, index) => known.findIndex(one => one.key === key) === index)
  const points = pointsOf(cards, groups, board === null)
  return places
    .map(({ key, name, meaning }) => ({
      ...{ key, name, meaning },
      points: points.filter(({ place }) => place === key).map(({ point }) => point),
    }))
    .filter(place => place.points.length > 0)
}

/** Most dots first; a group lies where most of its cards do. What came from minutes stays in its order. */
function pointsOf(cards: Card[], groups: CardGroup[], isFromMinutes: boolean) {
  const asPoint = ({ id, text, votes }: Card): Point => ({
    ...{ id, text, votes },
    below: cards.filter(({ parentId }) => parentId === id).map(asPoint),
  })
  if (isFromMinutes)
    return cards
      .filter(({ parentId }) => parentId === null)
      .map(card => ({ place: card.place, point: asPoint(card) }))
  return topicsByVotes(cards, groups).flatMap(({ id, kind, votes }) => {
    const members = cards.filter(card => (kind === 'card' ? card.id : card.groupId) === id)
    const [first] = members
    if (!first) return []
    if (kind === 'card') return [{ place: first.place, point: asPoint(first) }]
    const text = groups.find(group => group.id === id)?.name || 'Together'
    return [{ place: mostPlace(members), point: { id, text, votes, below: members.map(asPoint) } }]
  })
}

function mostPlace(cards: Card[]): string {
  const places = cards.map(({ place }) => place)
  const count = (place: string) => places.filter(one => one === place).length
  return places.toSorted((one, other) => count(other) - count(one))[0] ?? ''
}
