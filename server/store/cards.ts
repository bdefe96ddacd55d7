import { asc, eq } from 'drizzle-orm'
import type { Read } from '../../db/open.ts'
import { cards, people } from '../../db/schema.ts'
import type { Card, OwnCards, Retro } from '../contract/retro.ts'
import { type CardRow, getRetro, isShown, type RetroRow } from './retro-rows.ts'
import { isSecretOf } from './retro-secret.ts'

/** Who looks; and the dots of each card and group while people vote, where the team sees them live. */
type Viewer = { personId: string | null; totals: Map<string, number> | null }
type Author = { personId: string; name: string }

/**
 * What a viewer may see: all once they are shown, before that only their own, where the board says names. In the order
 * of the minutes they came from, sub-points after their card; those written in Knots in that of their random keys.
 */
export async function listCardsOf(
  read: Read,
  retro: RetroRow | undefined,
  sprintId: string,
  { personId, totals }: Viewer,
): Promise<{ shown: Card[]; hidden: Retro['hidden'] }> {
  const rows = await read
    .select({ card: cards, author: { personId: people.id, name: people.name } })
    .from(cards)
    .leftJoin(people, eq(people.id, cards.authorId))
    .where(eq(cards.sprintId, sprintId))
    .orderBy(asc(cards.position), asc(cards.id))
  const isTheirs = ({ authorId }: CardRow) => authorId !== null && authorId === personId
  const mayBeSeen = ({ card }: { card: CardRow }) =>
    isShown(retro) || (retro?.isAnonymous === false && isTheirs(card))
  const counts = new Map<string, number>()
  for (const { card } of rows.filter(row => !mayBeSeen(row)))
    counts.set(card.place, (counts.get(card.place) ?? 0) + 1)
  return {
    shown: rows
      .filter(mayBeSeen)
      .map(({ card, author }) => publicCard(card, retro, author, totals)),
    hidden: [...counts].map(([place, count]) => ({ place, cards: count })).sort(byPlace),
  }
}

const byPlace = (a: { place: string }, b: { place: string }) => (a.place < b.place ? -1 : 1)

/** The one way from a row to what the wire carries; no author passes on an anonymous board. */
export function publicCard(
  card: CardRow,
  retro: RetroRow | undefined,
  author: Author | null,
  totals: Map<string, number> | null = null,
): Card {
  return {
    id: card.id,
    version: card.version,
    place: card.place,
    text: card.text,
    parentId: card.parentId,
    groupId: card.groupId,
    votes: card.groupId === null ? shownVotes(retro, card, totals) : null,
    isDiscussed: card.isDiscussed,
    wasHit: card.wasHit,
    themeId: card.themeId,
    author: retro?.isAnonymous === false ? author : null,
  }
}

/** Dots of a card or group: none while people vote, unless the team sees totals live. */
export function shownVotes(
  retro: RetroRow | undefined,
  { id, votes }: { id: string; votes: number | null },
  totals: Map<string, number> | null,
): number | null {
  if (retro?.phase !== 'vote') return votes
  return totals ? (totals.get(id) ?? 0) : null
}

/** Cards of an anonymous board for whoever holds their secrets; a wrong one is as good as none. */
export async function listOwnCards(
  read: Read,
  teamId: string,
  sprintId: string,
  own: OwnCards,
): Promise<Card[]> {
  const retro = await getRetro(read, teamId, sprintId)
  const rows = await read.select().from(cards).where(eq(cards.sprintId, sprintId)).orderBy(cards.id)
  const secrets = new Map(own.cards.map(({ id, secret }) => [id, secret]))
  return rows
    .filter(card => isSecretOf(card, secrets.get(card.id)))
    .map(card => publicCard(card, retro, null))
}
