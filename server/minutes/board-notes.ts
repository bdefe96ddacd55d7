import type { Card, CardGroup } from '#contract/retro.ts'
import { topicsByVotes } from '#domain/retro.ts'
import { placeOf } from './plan-cards.ts'
import type { PrintedNote } from './print.ts'
import { type RetroKind, retroKinds } from './words.ts'

/**
 * The cards of a board as the points of minutes, most dots first. A group is a point by its name with its cards below it,
 * in the place where most of them lie (of two the first of the format); one without a name goes by its first card. Sub-points
 * of minutes stay below their card.
 */
export function notesOfBoard(
  cards: readonly Card[],
  groups: readonly CardGroup[],
): Record<RetroKind, PrintedNote[]> {
  const notes: Record<RetroKind, PrintedNote[]> = {
    anchors: [],
    wind: [],
    rocks: [],
    start: [],
    stop: [],
    continue: [],
  }
  for (const { id, kind } of orderOf(cards, groups)) {
    const members = cards.filter(card => (kind === 'card' ? card.id === id : card.groupId === id))
    const place = placeOfMost(members)
    if (place === null) continue
    const below = members.map(card => noteOf(card, cards))
    const name = groups.find(group => group.id === id)?.name.trim() ?? ''
    const [first, ...others] = below
    if (kind === 'card' || !first) notes[place].push(...below)
    else if (name !== '') notes[place].push({ text: name, notes: below })
    else notes[place].push({ text: first.text, notes: [...first.notes, ...others] })
  }
  return notes
}

/** Cards that came from minutes stay in their order; nobody voted on them. */
function orderOf(cards: readonly Card[], groups: readonly CardGroup[]) {
  const topics = topicsByVotes(cards, groups)
  if (topics.some(({ votes }) => votes !== null)) return topics
  const place = new Map(cards.map((card, index) => [card.groupId ?? card.id, index]))
  return topics.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}

function placeOfMost(cards: readonly Card[]): RetroKind | null {
  const count = (kind: RetroKind) => cards.filter(({ place }) => place === placeOf[kind]).length
  const [best] = [...retroKinds].sort((a, b) => count(b) - count(a))
  return best && count(best) > 0 ? best : null
}

function noteOf({ id, text }: Card, cards: readonly Card[]): PrintedNote {
  const below = cards.filter(({ parentId }) => parentId === id)
  return { text, notes: below.map(card => noteOf(card, cards)) }
}
