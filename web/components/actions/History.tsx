import type { Action } from '#contract/action.ts'
import { stateNames } from '../../lib/actions.ts'
import { formatDayWithYear } from '../../lib/format.ts'
import styles from './actions.module.css'

/** The dated states of an action: the last one in sight, the others behind it. */
export function History({ action }: { action: Action }) {
  const entries = action.history.map((entry, index) => ({ ...entry, key: index })).toReversed()
  const [last, ...earlier] = entries
  if (!last) return null
  const line = ({ at, state, note }: (typeof entries)[number]) =>
    `${at ? formatDayWithYear(at) : 'No day'}: ${stateNames[state]}${note ? ` · ${note}` : ''}`
  if (earlier.length === 0) return <p className={styles.history}>{line(last)}</p>
  return (
    <details className={styles.history}>
      <summary>{line(last)}</summary>
      <ol reversed>
        {earlier.map(entry => (
          <li key={entry.key}>{line(entry)}</li>
        ))}
      </ol>
    </details>
  )
}
