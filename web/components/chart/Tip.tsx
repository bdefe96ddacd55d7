import type { CSSProperties, ReactNode } from 'react'
import styles from './tip.module.css'

type Props = {
  /** Where it points to, in the chart's pixels. */
  x: number
  width: number
  children: ReactNode
}

const size = 264

/**
 * A card beside the point in question, or below a chart too narrow for both; on a phone at the foot of the screen, where it
 * is always seen. Screen readers have the same words from the point itself.
 */
export function Tip({ x, width, children }: Props) {
  const beside = x + 14 + size <= width ? x + 14 : x - 14 - size
  const place =
    width < 2 * size
      ? { '--left': '0px', '--top': '100%', '--width': `${width}px` }
      : {
          '--left': `${Math.max(0, Math.min(beside, width - size))}px`,
          '--top': '0px',
          '--width': `${size}px`,
        }
  return (
    <div className={styles.tip} style={place as CSSProperties} aria-hidden="true">
      {children}
    </div>
  )
}
