import type { Action } from '#contract/action.ts'
import { stateNames } from '../../lib/actions.ts'
import { dash, formatDay } from '../../lib/format.ts'
import styles from './tables.module.css'

function stateWords({ state, history }: Action): string {
  const day = history.findLast(one => one.state === state)?.at
  return day ? `${stateNames[state]}, ${formatDay(day)}` : stateNames[state]
}

/** What was agreed on in the sprint or was due in it. */
export function ActionsPart({ actions }: { actions: Action[] }) {
  return (
    <table className={styles.actions}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Who</th>
          <th scope="col">Until</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {actions.map(action => (
          <tr key={action.id}>
            <td>{action.text}</td>
            <td>{action.owner || dash}</td>
            <td>{action.dueSprint ? `Sprint ${action.dueSprint.number}` : dash}</td>
            <td>{stateWords(action)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
