import type { BurndownDay } from '#contract/burndown.ts'
import { remainingEffect } from '#domain/scope-change.ts'
import { formatOne, formatPoints, formatSigned, formatWeekday, plural } from '../../lib/format.ts'
import { changeWords } from '../burn-words.ts'
import { Tip } from './Tip.tsx'
import styles from './tip.module.css'

const most = 6

function Row({ label, value }: { label: string; value: string }) {
  return (
    <div className={styles.tipRow}>
      {label} <b>{value}</b>
    </div>
  )
}

/** One day of a sprint: its figures and what happened on it. */
export function BurnTip({ day, x, width }: { day: BurndownDay; x: number; width: number }) {
  const more = day.changes.length - most
  return (
    <Tip x={x} width={width}>
      <div className={styles.tipTitle}>
        {formatWeekday(day.day)}
        {!day.working && ' · no working day'}
      </div>
      {day.remaining !== null && (
        <>
          <Row label="Remaining" value={formatPoints(day.remaining)} />
          <Row
            label="Completed"
            value={`${formatPoints(day.completed)} of ${formatPoints(day.scope)}`}
          />
        </>
      )}
      {day.guideline !== null && <Row label="Guideline" value={formatOne(day.guideline)} />}
      {day.changes.length > 0 && (
        <ul className={styles.tipList}>
          {day.changes.slice(0, most).map(change => (
            <li key={`${change.itemId} ${change.kind} ${change.at}`} className={styles.tipItem}>
              <span className={styles.tipPoints}>{formatSigned(remainingEffect(change))}</span>
              <span>
                {changeWords(change)}: {change.title}
              </span>
            </li>
          ))}
          {more > 0 && <li>and {plural(more, 'more change')}</li>}
        </ul>
      )}
    </Tip>
  )
}
