import type { BurndownChange, BurndownDay } from '#contract/burndown.ts'
import { remainingEffect } from '#domain/scope-change.ts'
import { dash, formatSigned, formatWeekday } from '../lib/format.ts'
import { changeWords } from './burn-words.ts'
import styles from './ChangeList.module.css'

const isDone = ({ kind }: BurndownChange) => kind === 'completed' || kind === 'reopened'

function Change({ change }: { change: BurndownChange }) {
  const effect = remainingEffect(change)
  return (
    <li className={styles.change}>
      <span className={styles.points} data-kind={isDone(change) ? 'done' : 'scope'}>
        {effect === null ? dash : formatSigned(effect)}
      </span>
      <span>
        <span className={styles.what}>{changeWords(change)}: </span>
        {change.url ? (
          <a className={styles.title} href={change.url} target="_blank" rel="noreferrer">
            {change.title}
          </a>
        ) : (
          <span className={styles.title}>{change.title}</span>
        )}
      </span>
    </li>
  )
}

/** What happened in a sprint, latest day first, with what each did to the points left. */
export function ChangeList({ days, most }: { days: BurndownDay[]; most?: number }) {
  const eventful = days.filter(({ changes }) => changes.length > 0).toReversed()
  return (
    <ol className={styles.days}>
      {(most ? eventful.slice(0, most) : eventful).map(({ day, changes }) => (
        <li key={day} className={styles.day}>
          <span className={styles.name}>{formatWeekday(day)}</span>
          <ul className={styles.changes}>
            {changes.map(change => (
              <Change key={`${change.itemId} ${change.kind} ${change.at}`} change={change} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
