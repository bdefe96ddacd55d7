import type { ReactNode } from 'react'
import type { Retro } from '#contract/retro.ts'
import type { RetroFormat } from '#domain/retro-formats.ts'
import { CardStill, placeName } from './CardFace.tsx'
import styles from './cards.module.css'
import type { Pile } from './piles.ts'
import { useTable } from './table.ts'
import { Votes } from './Votes.tsx'

type StillProps = { pile: Pile; retro: Retro; format: RetroFormat; children?: ReactNode }

/** A card, or a group with its name, to read; below it what can be done with it. */
export function StillPile({ pile, retro, format, children }: StillProps) {
  const { id, group, cards, place, votes } = pile
  const foot =
    votes || children ? (
      <div className={styles.cardFoot}>
        <span>{votes !== null && <Votes votes={votes} />}</span>
        {children}
      </div>
    ) : null
  const fromOf = (from: string) => (from === place ? undefined : placeName(format, from))
  if (!group)
    return (
      <li className={styles.card} data-pile={id}>
        {cards.map(card => (
          <CardStill key={card.id} card={card} cards={retro.cards} themes={retro.themes} />
        ))}
        {foot}
      </li>
    )
  return (
    <li className={styles.group} data-pile={id}>
      <div className={styles.groupHead}>
        <span className={styles.groupName}>{group.name || 'A group without a name'}</span>
      </div>
      <ul className={styles.cards}>
        {cards.map(card => (
          <li key={card.id} className={styles.card}>
            <CardStill
              card={card}
              cards={retro.cards}
              themes={retro.themes}
              from={fromOf(card.place)}
            />
          </li>
        ))}
      </ul>
      {foot && <div className={styles.groupFoot}>{foot}</div>}
    </li>
  )
}

export function PileBox({ pile, children }: { pile: Pile; children?: ReactNode }) {
  const { retro, format } = useTable()
  return (
    <StillPile pile={pile} retro={retro} format={format}>
      {children}
    </StillPile>
  )
}
