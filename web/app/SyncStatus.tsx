import { Popover, UnstyledButton } from '@mantine/core'
import { Link } from 'react-router'
import type { Sync } from '#contract/sync.ts'
import { useNow } from '../lib/clock.ts'
import { formatAgo } from '../lib/format.ts'
import { useSync, useTeam } from '../lib/queries.ts'
import styles from './layout.module.css'
import { SyncDetails } from './SyncDetails.tsx'

const percentOf = ({ progress }: Sync) =>
  progress.total > 0 ? ` ${Math.floor((100 * progress.done) / progress.total)} %` : ''

/** The state in a few words, and in some of them for narrow screens. */
function wordsOf(sync: Sync, now: number): { long: string; short: string } {
  const ago = sync.lastReadAt ? formatAgo(sync.lastReadAt, now) : null
  if (sync.state === 'running')
    return { long: `Reading GitHub${percentOf(sync)}`, short: `GitHub${percentOf(sync)}` }
  if (sync.state === 'failed')
    return ago
      ? { long: `GitHub failed, read ${ago}`, short: `Failed, read ${ago}` }
      : { long: 'Reading GitHub failed', short: 'Failed' }
  return ago
    ? { long: `GitHub read ${ago}`, short: ago }
    : { long: 'GitHub not read yet', short: 'Not read' }
}

function Words({ state, long, short }: { state: string; long: string; short: string }) {
  return (
    <>
      <span className={styles.dot} data-state={state} aria-hidden="true" />
      <span className={styles.long}>{long}</span>
      <span className={styles.short}>{short}</span>
    </>
  )
}

/** When the board was last read, always in sight; pressed, it tells more and reads again. */
export function SyncStatus({ slug }: { slug: string }) {
  const team = useTeam(slug)
  const sync = useSync(slug)
  const now = useNow()
  if (!team.data || !sync.data) return null
  if (!team.data.github)
    return (
      <Link to={`/${slug}/settings`} className={styles.sync}>
        <Words state="none" long="No board connected" short="No board" />
      </Link>
    )
  const words = wordsOf(sync.data, now)
  return (
    <Popover position="bottom-end" width={340} withinPortal={false}>
      <Popover.Target>
        <UnstyledButton
          className={styles.sync}
          data-state={sync.data.state}
          aria-label={`${words.long}. Details`}
        >
          <Words state={sync.data.state} {...words} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <SyncDetails slug={slug} sync={sync.data} now={now} github={team.data.github} />
      </Popover.Dropdown>
    </Popover>
  )
}
