import { Button, Kbd } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Card } from '#contract/retro.ts'
import { CardDialogs } from './CardDialogs.tsx'
import styles from './cards.module.css'
import { type CardDialogKind, type Hands, HandsProvider } from './hands.ts'
import { elementOfKey, useKeepFocus } from './keep-focus.ts'
import { useTable } from './table.ts'

type Asked = { kind: CardDialogKind; card: Card }

/** Moves of cards, each as small as it can be. */
function useLaying(done: () => void): Pick<Hands, 'layOnCard' | 'layOnGroup' | 'layOnPlace'> {
  const { retro, move } = useTable()
  const cardOf = (id: string) => retro.cards.find(card => card.id === id)
  return {
    layOnCard: (cardId, onto) => {
      const card = cardOf(cardId)
      done()
      if (!card || cardId === onto.id) return
      if (card.groupId !== null && card.groupId === onto.groupId) return
      void move({ kind: 'put', id: cardId, grouping: { with: { cardId: onto.id } } })
    },
    layOnGroup: (cardId, groupId) => {
      done()
      if (cardOf(cardId)?.groupId === groupId) return
      void move({ kind: 'put', id: cardId, grouping: { with: { groupId } } })
    },
    layOnPlace: (cardId, place) => {
      const card = cardOf(cardId)
      done()
      if (!card) return
      void (async () => {
        const isAlone =
          card.groupId === null ||
          (await move({ kind: 'put', id: cardId, grouping: { with: null } }))
        if (!isAlone || card.place === place) return
        await move({ kind: 'card', id: cardId, edit: { version: card.version, place } })
      })()
    },
  }
}

/** Around cards that can be taken hold of: what is held, where the focus goes, and their dialogs. */
export function HandsOn({ children }: { children: ReactNode }) {
  const { retro } = useTable()
  const root = useRef<HTMLDivElement>(null)
  const [heldId, setHeldId] = useState<string | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const held = retro.cards.find(({ id }) => id === heldId) ?? null
  const laying = useLaying(() => setHeldId(null))
  useKeepFocus(root)
  useEffect(() => {
    if (heldId === null) return
    const letGo = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setHeldId(null)
    }
    window.addEventListener('keydown', letGo)
    return () => window.removeEventListener('keydown', letGo)
  }, [heldId])
  const hold = (card: Card | null) => {
    setHeldId(card?.id ?? null)
    // The menu it was chosen in closes now and would leave the focus behind.
    if (card && root.current) elementOfKey(root.current, `card ${card.id}`)?.focus()
  }
  const hands: Hands = { held, hold, ...laying, ask: (kind, card) => setAsked({ kind, card }) }
  return (
    <HandsProvider value={hands}>
      <div ref={root} data-cards>
        {children}
        <div role="status">
          {held && (
            <div className={styles.carry}>
              <span>
                Choose a card or group for <b>“{held.text.split('\n')[0]?.slice(0, 60)}”</b>: press
                it, or <Kbd>m</Kbd> on it.
              </span>
              <Button size="compact-sm" variant="default" onClick={() => setHeldId(null)}>
                Let go
              </Button>
            </div>
          )}
        </div>
      </div>
      {asked && <CardDialogs {...asked} onClose={() => setAsked(null)} />}
    </HandsProvider>
  )
}
