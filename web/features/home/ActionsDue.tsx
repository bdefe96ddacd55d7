import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import type { Home } from '#contract/home.ts'
import { Panel } from '../../components/Panel.tsx'
import styles from './home.module.css'

/** What the team promised itself for this sprint. */
export function ActionsDue({ slug, actions }: { slug: string; actions: Home['actionsDue'] }) {
  if (actions.length === 0) return null
  return (
    <Panel
      title="Actions due"
      actions={
        <Anchor component={Link} to={`/${slug}/actions`} size="sm">
          All actions
        </Anchor>
      }
    >
      <ul className={styles.list}>
        {actions.map(action => (
          <li key={action.id}>
            {action.text} {action.owner && <span className={styles.owner}>{action.owner}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
