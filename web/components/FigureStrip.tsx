import type { ReactNode } from 'react'
import styles from './FigureStrip.module.css'

/** Figures beside each other in one raised row, wrapping where it gets narrow. */
export function FigureStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={styles.strip} aria-label={label}>
      {children}
    </section>
  )
}
