import { useCallback, useSyncExternalStore } from 'react'

/** A card as its writer's browser keeps it: nobody else can tell whose it is, nor change it. */
export type OwnCard = {
  id: string
  /** With it, and it alone, the card can be changed before the reveal of an anonymous board. */
  secret: string
  place: string
  text: string
  state: 'unsent' | 'sent' | 'refused'
  /** Whether it was tried in vain, which is to be seen. */
  hasFailed?: boolean
  /** Why it was refused. */
  problem?: string
}

const keyOf = (sprintId: string) => `knots-retro-cards-${sprintId}`
const none: OwnCard[] = []
const kept = new Map<string, { raw: string; cards: OwnCard[] }>()
const listeners = new Set<() => void>()

function readRaw(key: string): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return kept.get(key)?.raw ?? ''
  }
}

function parse(raw: string): OwnCard[] {
  try {
    return JSON.parse(raw) as OwnCard[]
  } catch {
    return none
  }
}

export function readOwnCards(sprintId: string): OwnCard[] {
  const key = keyOf(sprintId)
  const raw = readRaw(key)
  if (raw === '') return none
  const known = kept.get(key)
  if (known?.raw === raw) return known.cards
  const cards = parse(raw)
  kept.set(key, { raw, cards })
  return cards
}

/** Changes what this browser keeps; where it may not store anything, until the page is left. */
export function changeOwnCards(sprintId: string, change: (cards: OwnCard[]) => OwnCard[]): void {
  const key = keyOf(sprintId)
  const cards = change(readOwnCards(sprintId))
  const raw = cards.length === 0 ? '' : JSON.stringify(cards)
  kept.set(key, { raw, cards })
  try {
    if (raw === '') localStorage.removeItem(key)
    else localStorage.setItem(key, raw)
  } catch {
    // no room, or not allowed: it stays in memory
  }
  for (const listen of listeners) listen()
}

export const patchOwnCard = (sprintId: string, id: string, change: Partial<OwnCard>) =>
  changeOwnCards(sprintId, cards =>
    cards.map(card => (card.id === id ? { ...card, ...change } : card)),
  )

export const dropOwnCards = (sprintId: string, ids: string[]) =>
  changeOwnCards(sprintId, cards => cards.filter(({ id }) => !ids.includes(id)))

function subscribe(listen: () => void) {
  listeners.add(listen)
  window.addEventListener('storage', listen)
  return () => {
    listeners.delete(listen)
    window.removeEventListener('storage', listen)
  }
}

/** What this browser keeps of its own cards, the same in all its tabs. */
export const useKeptCards = (sprintId: string): OwnCard[] =>
  useSyncExternalStore(
    subscribe,
    useCallback(() => readOwnCards(sprintId), [sprintId]),
  )
