import type { ImportedAction } from '#contract/import.ts'
import { Panel } from '../../components/Panel.tsx'
import { formatDayWithYear } from '../../lib/format.ts'
import { ChangeBadge } from './ChangeBadge.tsx'
import styles from './found.module.css'
import { LineLink } from './LineLink.tsx'
import { countChanges, shownChange } from './words.ts'

const stateNames = { open: 'open', 'in-progress': 'in progress', done: 'done', dropped: 'dropped' }

function factsOf({ owner, dueSprint, state, stateDay }: ImportedAction): string {
  const due = dueSprint
    ? `due Sprint ${dueSprint.number} (${formatDayWithYear(dueSprint.lastDay)})`
    : 'no due sprint'
  const since = stateDay ? ` since ${formatDayWithYear(stateDay)}` : ''
  return [owner || 'nobody', due, `${stateNames[state]}${since}`].join(' · ')
}

/** The actions of the text. */
export function ActionsFound({ actions }: { actions: ImportedAction[] }) {
  if (actions.length === 0) return null
  return (
    <Panel title="Actions" actions={<span className={styles.counts}>{countChanges(actions)}</span>}>
      <ul className={styles.plainList}>
        {actions.map(action => (
          <li key={action.line} className={styles.action}>
            <div>
              {action.text}
              <p className={styles.facts}>{factsOf(action)}</p>
              {action.change === 'changed' &&
                action.changes.map(change => (
                  <span key={change.field} className={styles.fieldChange}>
                    {shownChange(change)}
                  </span>
                ))}
            </div>
            <span className={styles.actionEnd}>
              <ChangeBadge change={action.change} />
              <LineLink line={action.line} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
