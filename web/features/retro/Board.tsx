import type { ReactNode } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import type { RetroFormat, RetroPlace } from '#domain/retro-formats.ts'
import { BoatPicture } from './BoatPicture.tsx'
import styles from './board.module.css'
import { Island } from './Island.tsx'
import { Reminder } from './Reminder.tsx'

type Props = {
  sprint: Sprint
  format: RetroFormat
  /** Beside the reminder: whose names are seen. */
  words?: ReactNode
  children: (place: RetroPlace, index: number) => ReactNode
}

/**
 * The places of a format with the sprint at their side: columns under headings, which on a wide screen lie in the
 * picture of a format that has one.
 */
export function Board({ sprint, format, words, children }: Props) {
  const isBoat = format.key === 'boat'
  return (
    <div className={styles.frame}>
      <Reminder>{words}</Reminder>
      <div
        className={styles.board}
        data-picture={isBoat || undefined}
        style={{ '--places': format.places.length } as React.CSSProperties}
      >
        {isBoat && <BoatPicture />}
        <Island sprint={sprint} goal={format.goal} />
        {format.places.map((place, index) => children(place, index))}
      </div>
    </div>
  )
}
