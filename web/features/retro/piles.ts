import type { Card, CardGroup, Retro } from '#contract/retro.ts'
import type { RetroFormat } from '#domain/retro-formats.ts'

/** What lies on the board as one: a card, or a group of cards. */
export type Pile = {
  id: string
  kind: 'card' | 'group'
  group: CardGroup | null
  cards: Card[]
  /** Where it lies: a group where most of its cards are from. */
  place: string
  votes: number | null
  isDiscussed: boolean
}

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

function placeOfGroup(cards: Card[], format: RetroFormat): string {
  const count = (key: string) => cards.filter(({ place }) => place === key).length
  const keys = format.places.map(({ key }) => key)
  return keys.toSorted((one, other) => count(other) - count(one))[0] ?? ''
}

/** All piles; cards in the order of their random ids, so that nothing moves when one more comes. */
export function pilesOf({ cards, groups, board }: Retro, format: RetroFormat): Pile[] {
  // What came from minutes keeps the order of the minutes.
  const top = cards.filter(({ parentId }) => parentId === null)
  const sorted = board === null ? top : top.toSorted(byId)
  const single = sorted.filter(({ groupId }) => groupId === null)
  const grouped = groups
    .map(group => ({ group, cards: sorted.filter(({ groupId }) => groupId === group.id) }))
    .filter(one => one.cards.length > 0)
  return [
    ...grouped
      .toSorted((one, other) => byId(one.group, other.group))
      .map(
        ({ group, cards }): Pile => ({
          id: group.id,
          kind: 'group',
          group,
          cards,
          place: placeOfGroup(cards, format),
          votes: group.votes,
          isDiscussed: group.isDiscussed,
        }),
      ),
    ...single.map(
      (card): Pile => ({
        id: card.id,
        kind: 'card',
        group: null,
        cards: [card],
        place: card.place,
        votes: card.votes,
        isDiscussed: card.isDiscussed,
      }),
    ),
  ]
}

/** The name of a pile in one line: the group's, or the first words on its first card. */
export function pileName({ group, cards }: Pile): string {
  const name = group?.name.trim() || cards[0]?.text || ''
  const line = name.split('\n')[0] ?? ''
  return line.length > 90 ? `${line.slice(0, 88)}…` : line
}

export const subPointsOf = (cards: Card[], id: string) =>
  cards.filter(({ parentId }) => parentId === id)
