import styles from '../../components/chart/tip.module.css'
import { formatSpan } from '../../lib/format.ts'
import type { Slot } from './slots.ts'
import { remarksOf, sprintRows } from './sprint-words.ts'

type Rows = [label: string, value: string][]

/** One sprint of a chart: its figures, and what may explain them. */
export function SprintTip({ slot, rows }: { slot: Slot; rows: Rows }) {
  const { title, firstDay, lastDay } = slot.sprint
  const remarks = remarksOf(slot)
  return (
    <>
      <div className={styles.tipTitle}>{title}</div>
      <div className={styles.tipRow}>{formatSpan(firstDay, lastDay)}</div>
      {rows.map(([label, value]) => (
        <div key={label} className={styles.tipRow}>
          {label} <b>{value}</b>
        </div>
      ))}
      {remarks.length > 0 && (
        <div className={styles.tipList}>
          {remarks.map(([label, value]) => (
            <div key={`${label} ${value}`} className={styles.tipWords}>
              <b>{label}:</b> {value}
            </div>
          ))}
        </div>
      )}
    </>
  )
}

export const VelocityTip = ({ slot, hasVelocity }: { slot: Slot; hasVelocity: boolean }) => (
  <SprintTip slot={slot} rows={sprintRows(slot, hasVelocity)} />
)
