import type { Actions } from '#contract/action.ts'
import { Panel } from '../../components/Panel.tsx'
import { plural } from '../../lib/format.ts'
import styles from './actions.module.css'

const mostSprints = 10

/** How many of the actions due in each sprint were done by its end: of the team, never of a person. */
export function InTime({ inTime }: Pick<Actions, 'inTime'>) {
  const shown = inTime.slice(-mostSprints)
  if (shown.length === 0) return null
  const sum = (of: 'due' | 'done') => shown.reduce((total, sprint) => total + sprint[of], 0)
  return (
    <Panel title="Done in time" className={styles.inTime ?? ''}>
      <p className={styles.inTimeWords}>
        {sum('done')} of {plural(sum('due'), 'action')} of the last {plural(shown.length, 'sprint')}{' '}
        were done by the end of the sprint in which they are due.
      </p>
      <ol className={styles.shares}>
        {shown.toReversed().map(({ sprintId, number, due, done }) => (
          <li key={sprintId}>
            <span>Sprint {number}</span>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ width: `${(100 * done) / due}%` }} />
            </span>
            <span className={styles.share}>
              {done} of {due}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
