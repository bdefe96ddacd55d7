import { Title } from '@mantine/core'
import { IconAnchor, IconMountain, IconWind } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useId } from 'react'
import type { RetroPlace } from '#domain/retro-formats.ts'
import { plural } from '../../lib/format.ts'
import styles from './board.module.css'

const icons: Record<string, typeof IconAnchor> = {
  anchor: IconAnchor,
  wind: IconWind,
  rock: IconMountain,
}

type Props = {
  place: RetroPlace
  /** How many cards lie here, those of others that are hidden too. */
  count: number
  /** Whether the prompts help: where nothing is written yet. */
  isEmpty?: boolean
  /** Keys that lead here: "1". */
  hint?: ReactNode
  isOver?: boolean
  sectionRef?: RefObject<HTMLElement | null>
  children: ReactNode
}

/** A place of the board with its cards; its prompts stand there while it has none. */
export function Place({
  place,
  count,
  isEmpty = count === 0,
  hint,
  isOver,
  sectionRef,
  children,
}: Props) {
  const id = useId()
  const Icon = icons[place.key]
  return (
    <section
      ref={sectionRef}
      className={styles.place}
      data-place={place.key}
      data-over={isOver || undefined}
      aria-labelledby={id}
    >
      <div className={styles.placeHead}>
        {Icon && (
          <span className={styles.placeIcon} aria-hidden="true">
            <Icon size={18} stroke={1.75} />
          </span>
        )}
        <Title order={2} id={id} className={styles.placeName ?? ''}>
          {place.name}
          <span className={styles.meaning}>{place.meaning}</span>
        </Title>
        {count > 0 && (
          <span className={styles.placeCount}>
            <span aria-hidden="true">{count}</span>
            <span className={styles.heard}>{plural(count, 'card')}</span>
          </span>
        )}
        {hint}
      </div>
      {isEmpty && (
        <ul className={styles.prompts}>
          {place.prompts.map(prompt => (
            <li key={prompt}>{prompt}</li>
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}
