import { Anchor } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Home } from '#contract/home.ts'
import { Panel } from '../../components/Panel.tsx'
import { useMay } from '../../lib/access.ts'
import { plural } from '../../lib/format.ts'
import { useSync } from '../../lib/queries.ts'
import styles from './home.module.css'

function Warning({ children }: { children: ReactNode }) {
  return (
    <li className={styles.warning}>
      <IconAlertTriangle size={18} aria-hidden="true" />
      <span>{children}</span>
    </li>
  )
}

/** What somebody should look at: sprints to close, oddities of the board, a read that failed. */
export function Warnings({ slug, home }: { slug: string; home: Home }) {
  const { toClose, warnings } = home
  const may = useMay()
  const sync = useSync(slug).data ?? home.sync
  const failed = sync.state === 'failed'
  const odd = home.boardCheck?.findings ?? 0
  if (toClose.length === 0 && warnings.length === 0 && odd === 0 && !failed) return null
  return (
    <Panel title="Worth a look">
      <ul className={styles.list}>
        {failed && <Warning>GitHub could not be read. {sync.error}</Warning>}
        {toClose.map(({ id, number }) => (
          <Warning key={id}>
            Sprint {number} is over and not closed.{' '}
            <Anchor
              component={Link}
              to={`/${slug}/sprints/${number}/review`}
              inherit
              underline="always"
            >
              {may.lead ? 'Review and close it' : 'Its review'}
            </Anchor>
          </Warning>
        ))}
        {warnings.map(warning => (
          <Warning key={warning}>{warning}</Warning>
        ))}
        {odd > 0 && (
          <Warning>
            {plural(odd, 'thing')} on the board may bend the numbers.{' '}
            <Anchor component={Link} to={`/${slug}/board-check`} inherit underline="always">
              Board check
            </Anchor>
          </Warning>
        )}
      </ul>
    </Panel>
  )
}
