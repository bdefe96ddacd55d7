import type { ReactNode } from 'react'
import styles from './chart.module.css'

type Props = {
  /** Where it points to, in the chart's pixels. */
  x: number
  width: number
  children: ReactNode
}

const size = 264

/** A card beside the point in question. Screen readers have the same words from the point itself. */
export function Tip({ x, width, children }: Props) {
  const beside = x + 14 + size <= width ? x + 14 : x - 14 - size
  const left = Math.max(0, Math.min(beside, width - size))
  return (
    <div className={styles.tip} style={{ left, width: Math.min(size, width) }} aria-hidden="true">
      {children}
    </div>
  )
}
