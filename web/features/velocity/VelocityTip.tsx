import { Tip } from '../../components/chart/Tip.tsx'
import styles from '../../components/chart/tip.module.css'
import { formatSpan } from '../../lib/format.ts'
import { sprintRows } from './sprint-words.ts'
import type { Slot } from './velocity-geometry.ts'

type Props = { slot: Slot; hasVelocity: boolean; x: number; width: number }

/** One sprint of the chart with all its figures. */
export function VelocityTip({ slot: { sprint, band }, hasVelocity, x, width }: Props) {
  return (
    <Tip x={x} width={width}>
      <div className={styles.tipTitle}>{sprint.title}</div>
      <div className={styles.tipRow}>{formatSpan(sprint.firstDay, sprint.lastDay)}</div>
      {sprintRows(sprint, band, hasVelocity).map(([label, value]) => (
        <div key={label} className={styles.tipRow}>
          {label} <b>{value}</b>
        </div>
      ))}
      {sprint.excluded && (
        <div className={styles.tipList}>Left out of averages: {sprint.excluded.reason}</div>
      )}
    </Tip>
  )
}
