import { createContext, use } from 'react'
import type { Card } from '#contract/retro.ts'

/** What can be asked of a card in a dialog of its own. */
export type CardDialogKind = 'edit' | 'theme' | 'action' | 'remove'

/** What the hands on the board do: the card that is held, and where it is laid. */
export type Hands = {
  held: Card | null
  hold: (card: Card | null) => void
  /** Lays the held card to another one, or one that is dragged. */
  layOnCard: (cardId: string, onto: Card) => void
  layOnGroup: (cardId: string, groupId: string) => void
  layOnPlace: (cardId: string, place: string) => void
  ask: (kind: CardDialogKind, card: Card) => void
}

const HandsContext = createContext<Hands | null>(null)
export const HandsProvider = HandsContext

export function useHands(): Hands {
  const hands = use(HandsContext)
  if (!hands) throw new Error('Nothing can be moved here.')
  return hands
}
