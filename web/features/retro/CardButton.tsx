import { Menu, UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Card } from '#contract/retro.ts'
import { CardFace } from './CardFace.tsx'
import { CardMenuItems } from './CardMenuItems.tsx'
import styles from './cards.module.css'
import { useDragged, useDropTarget } from './drag.ts'
import { type CardDialogKind, useHands } from './hands.ts'
import { focusKey } from './keep-focus.ts'
import { useTable } from './table.ts'

type Props = {
  card: Card
  from?: string | undefined
  /** Whether it can be moved and grouped here. */
  mayMove?: boolean
}

const asks: Record<string, CardDialogKind> = { n: 'action', t: 'theme', e: 'edit' }

const cardsAround = (element: Element) => [
  ...(element.closest('[data-cards]')?.querySelectorAll<HTMLElement>('button[data-card]') ?? []),
]

/** Arrows go from card to card in the order in which they are read. */
function goAlong(event: KeyboardEvent<HTMLElement>): boolean {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  if (step === undefined) return false
  const all = cardsAround(event.currentTarget)
  all[all.indexOf(event.currentTarget) + step]?.focus()
  return true
}

/** A card that can be taken hold of: by hand, by its menu and by keys. */
export function CardButton({ card, from, mayMove = false }: Props) {
  const { retro, move } = useTable()
  const { held, hold, layOnCard, ask } = useHands()
  const item = useRef<HTMLLIElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const isDragging = useDragged(item, card.id, mayMove)
  const isOver = useDropTarget(item, cardId => layOnCard(cardId, card), mayMove)
  const isHeld = held?.id === card.id
  const lay = () => {
    if (!held) return hold(card)
    if (isHeld) hold(null)
    else layOnCard(held.id, card)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isOpen || event.ctrlKey || event.metaKey || event.altKey) return
    const asked = asks[event.key]
    if (asked) ask(asked, card)
    else if (mayMove && event.key === 'm') lay()
    else if (mayMove && event.key === 'u' && card.groupId)
      void move({ kind: 'put', id: card.id, grouping: { with: null } })
    else if (event.key === 'Escape' && held) hold(null)
    else if (!goAlong(event)) return
    event.preventDefault()
  }
  return (
    <li
      ref={item}
      className={styles.card}
      data-dragging={isDragging || undefined}
      data-over={isOver || undefined}
      data-carried={isHeld || undefined}
    >
      <Menu
        opened={isOpen}
        onChange={opened => (held ? lay() : setIsOpen(opened))}
        position="bottom-start"
        withinPortal
      >
        <Menu.Target>
          <UnstyledButton
            className={styles.grip}
            data-card={card.id}
            onKeyDown={onKeyDown}
            {...focusKey(`card ${card.id}`)}
          >
            {/* Firefox drags from what is inside a button, not from the button itself */}
            <span className={styles.inside}>
              <CardFace card={card} themes={retro.themes} from={from} />
            </span>
          </UnstyledButton>
        </Menu.Target>
        {isOpen && (
          <Menu.Dropdown>
            <CardMenuItems card={card} mayMove={mayMove} />
          </Menu.Dropdown>
        )}
      </Menu>
    </li>
  )
}
