import { formatOne, formatPoints } from '../lib/format.ts'
import styles from './RangeBar.module.css'

type Props = {
  points: { low: number | null; expected: number; high: number | null }
  /** What is in the sprint, and how far that is decided. */
  mark: { points: number; label: string } | null
}

const percent = (share: number) => `${100 * share}%`

/** The range as a bar from 0 on, the expected points in it, and what is in the sprint. */
export function RangeBar({ points, mark }: Props) {
  const { low, expected, high } = points
  const top = 1.12 * Math.max(expected, high ?? 0, mark?.points ?? 0, 1)
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
      {mark !== null && (
        <div className={styles.mark} style={{ left: percent(mark.points / top) }}>
          <span>
            {formatPoints(mark.points)} {mark.label}
          </span>
        </div>
      )}
    </div>
  )
}
