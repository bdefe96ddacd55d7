import type { ImportedGoal } from '#contract/import.ts'
import { Panel } from '../../components/Panel.tsx'
import { goalStates } from '../../lib/goals.ts'
import { ChangeBadge } from './ChangeBadge.tsx'
import styles from './found.module.css'
import { LineLink } from './LineLink.tsx'
import { countChanges, shownChange } from './words.ts'

/** The product goals of the text. */
export function GoalsFound({ goals }: { goals: ImportedGoal[] }) {
  if (goals.length === 0) return null
  return (
    <Panel title="Goals" actions={<span className={styles.counts}>{countChanges(goals)}</span>}>
      <ul className={styles.plainList}>
        {goals.map(goal => (
          <li key={goal.line} className={styles.action}>
            <div>
              <span>{goal.name}</span>
              <p className={styles.facts}>{goalStates[goal.state]}</p>
              {goal.change === 'changed' &&
                goal.changes.map(change => (
                  <span key={change.field} className={styles.fieldChange}>
                    {shownChange(change)}
                  </span>
                ))}
            </div>
            <span className={styles.actionEnd}>
              <ChangeBadge change={goal.change} />
              <LineLink line={goal.line} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
