import { Button, List, Progress, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Sync } from '#contract/sync.ts'
import type { Team } from '#contract/team.ts'
import { Problem } from '../../components/Problem.tsx'
import { useNow } from '../../lib/clock.ts'
import { formatAgo, formatInstant, plural } from '../../lib/format.ts'
import { syncQuery } from '../../lib/queries.ts'
import { useStartSync } from './api.ts'
import styles from './settings.module.css'

function LastRead({ sync, timeZone }: { sync: Sync; timeZone: string }) {
  const now = useNow()
  if (sync.state === 'running') {
    const { done, total } = sync.progress
    return (
      <div role="status">
        <Text size="sm">
          {total > 0 ? `Reading, ${done} of ${plural(total, 'item')}` : 'Reading the board…'}
        </Text>
        <Progress
          mt={6}
          animated
          value={total > 0 ? (100 * done) / total : 4}
          aria-label={`Read ${done} of ${total} items`}
        />
      </div>
    )
  }
  if (!sync.lastReadAt) return <Text size="sm">The board has not been read yet.</Text>
  return (
    <Text size="sm">
      Read {formatAgo(sync.lastReadAt, now)} ({formatInstant(sync.lastReadAt, timeZone)}):{' '}
      {plural(sync.items, 'item')}, {plural(sync.changes, 'change')},{' '}
      {plural(sync.requests + sync.timelineRequests + (sync.detailRequests ?? 0), 'request')}.
    </Text>
  )
}

/** When the board was read, how that went, and a way to read it now. */
export function ReadStatus({ team }: { team: Team }) {
  const start = useStartSync(team.slug)
  const [error, setError] = useState<unknown>(null)
  const sync = useQuery({
    ...syncQuery(team.slug),
    refetchInterval: query => (query.state.data?.state === 'running' ? 1000 : false),
  })
  if (!sync.data) return null
  const { state, warnings } = sync.data
  return (
    <div className={styles.block}>
      <div className={styles.readRow}>
        <div className={styles.readText}>
          <LastRead sync={sync.data} timeZone={team.timeZone} />
        </div>
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          loading={state === 'running'}
          onClick={() => {
            setError(null)
            start().catch(setError)
          }}
        >
          Read now
        </Button>
      </div>
      {state === 'failed' && sync.data.error && (
        <p className={styles.warning} role="alert">
          The last read failed. {sync.data.error}
        </p>
      )}
      {error !== null && <Problem title="The read could not be started" error={error} />}
      {warnings.length > 0 && (
        <List size="sm" mt="sm" spacing={4}>
          {warnings.map(warning => (
            <List.Item key={warning}>{warning}</List.Item>
          ))}
        </List>
      )}
    </div>
  )
}
