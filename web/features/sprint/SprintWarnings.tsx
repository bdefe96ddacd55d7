import { IconAlertTriangle } from '@tabler/icons-react'
import type { Sprint } from '#contract/sprint.ts'
import { Panel } from '../../components/Panel.tsx'
import styles from './sprint.module.css'

/** What is odd about the sprint's figures. */
export function SprintWarnings({ sprint }: { sprint: Sprint }) {
  if (sprint.warnings.length === 0) return null
  return (
    <Panel title="Worth a look">
      <ul className={styles.warnings}>
        {sprint.warnings.map(warning => (
          <li key={warning}>
            <IconAlertTriangle size={18} aria-hidden="true" />
            <span>{warning}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
