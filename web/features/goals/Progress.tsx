import { Progress as Bar } from '@mantine/core'
import type { Goal } from '#contract/goal.ts'
import { formatPoints, plural } from '../../lib/format.ts'
import styles from './goals.module.css'

type Props = { name: string; progress: NonNullable<Goal['progress']> }

/** How far a goal is, in points, and in items where there are no points. */
export function Progress({ name, progress }: Props) {
  const { items, done, points, donePoints, unestimated } = progress
  if (items === 0) return <p className={styles.marks}>No item of the board serves it yet.</p>
  const share = points > 0 ? donePoints / points : done / items
  return (
    <div className={styles.progress}>
      <Bar
        value={share * 100}
        size="lg"
        aria-label={`${name}: ${Math.round(share * 100)} percent done`}
      />
      <span>
        {points > 0 && `${formatPoints(donePoints)} of ${plural(points, 'point')} · `}
        {done} of {plural(items, 'item')} done
        {unestimated > 0 && ` · ${formatPoints(unestimated)} without an estimate`}
      </span>
    </div>
  )
}
