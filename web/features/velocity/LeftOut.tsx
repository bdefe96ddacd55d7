import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { Panel } from '../../components/Panel.tsx'
import styles from './velocity.module.css'

/** Sprints that averages do without, and why. */
export function LeftOut({ slug, sprints }: { slug: string; sprints: Sprint[] }) {
  const left = sprints.filter(({ excluded }) => excluded !== null)
  if (left.length === 0) return null
  return (
    <Panel title="Left out of averages">
      <ul className={styles.list}>
        {left.map(({ id, number, title, excluded }) => (
          <li key={id}>
            <Anchor component={Link} to={`/${slug}/sprints/${number}`} inherit underline="always">
              {title}
            </Anchor>
            : {excluded?.reason}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
