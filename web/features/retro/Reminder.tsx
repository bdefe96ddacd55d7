import type { ReactNode } from 'react'
import { ProcessNotPeople } from '#domain/retro-formats.ts'
import styles from './board.module.css'

/** In sight in every phase; beside it what else is to be known there. */
export function Reminder({ children }: { children?: ReactNode }) {
  return (
    <p className={styles.reminder}>
      <b>{ProcessNotPeople}.</b> {children}
    </p>
  )
}
