import { formatOne, formatPoints } from '../lib/format.ts'
import styles from './RangeBar.module.css'

type Props = {
  points: { low: number | null; expected: number; high: number | null }
  committed: number | null
}

const percent = (share: number) => `${100 * share}%`

/** The range as a bar from 0 on, the expected points in it, and what is committed. */
export function RangeBar({ points, committed }: Props) {
  const { low, expected, high } = points
  const top = 1.12 * Math.max(expected, high ?? 0, committed ?? 0, 1)
  const hasRange = low !== null && high !== null
  return (
    <div className={styles.bar} aria-hidden="true">
      <div className={styles.track} />
      {hasRange && (
        <>
          <div
            className={styles.span}
            style={{ left: percent(low / top), width: percent((high - low) / top) }}
          />
          <span className={styles.end} style={{ left: percent(low / top) }}>
            {formatOne(low)}
          </span>
          <span className={styles.end} style={{ left: percent(high / top) }}>
            {formatOne(high)}
          </span>
        </>
      )}
      <div className={styles.middle} style={{ left: percent(expected / top) }} />
      {committed !== null && (
        <div className={styles.committed} style={{ left: percent(committed / top) }}>
          <span>{formatPoints(committed)} committed</span>
        </div>
      )}
    </div>
  )
}
