import { Anchor, Button, Group, List, Progress, Stack, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Sync } from '#contract/sync.ts'
import type { Team } from '#contract/team.ts'
import { Problem } from '../components/Problem.tsx'
import { useMay } from '../lib/access.ts'
import { request, teamPath } from '../lib/api.ts'
import { formatAgo, formatInstant, plural } from '../lib/format.ts'
import { syncQuery } from '../lib/queries.ts'

type Props = { slug: string; sync: Sync; now: number; github: NonNullable<Team['github']> }

function useRead(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => request<Sync>('POST', teamPath(slug, '/sync')),
    onSuccess: () => client.invalidateQueries({ queryKey: syncQuery(slug).queryKey }),
  })
}

function LastRead({ sync, now }: { sync: Sync; now: number }) {
  if (!sync.lastReadAt) return <Text size="sm">It has not been read yet.</Text>
  return (
    <Text size="sm">
      Last read {formatAgo(sync.lastReadAt, now)} ({formatInstant(sync.lastReadAt)}):{' '}
      {plural(sync.items, 'item')}, {plural(sync.changes, 'change')}.
    </Text>
  )
}

/** When Knots reads again by itself, and what GitHub still allows in this hour. */
function Outlook({ sync: { state, nextReadAt, rateLimit }, now }: Pick<Props, 'sync' | 'now'>) {
  const isToCome = nextReadAt !== null && Date.parse(nextReadAt) > now
  return (
    <>
      {isToCome && (
        <Text size="sm">
          {state === 'failed' ? 'Knots tries again by itself' : 'The next read is'} at{' '}
          {formatInstant(nextReadAt)}.
        </Text>
      )}
      {rateLimit && (
        <Text size="xs" c="dimmed">
          {plural(rateLimit.remaining, 'point')} of {rateLimit.limit.toLocaleString('en-GB')} left
          of GitHub’s limit until {formatInstant(rateLimit.resetAt)}.
        </Text>
      )}
    </>
  )
}

export function SyncDetails({ slug, sync, now, github }: Props) {
  const read = useRead(slug)
  const may = useMay()
  const running = sync.state === 'running'
  const { done, total } = sync.progress
  const name = github.title ?? `${github.owner}, project ${github.number}`
  return (
    <Stack gap="xs">
      <Text fw={600}>
        {github.url ? (
          <Anchor href={github.url} target="_blank" rel="noreferrer" inherit>
            {name}
          </Anchor>
        ) : (
          name
        )}
      </Text>
      {sync.state === 'failed' && (
        <Text size="sm" c="var(--knots-warn-ink)">
          {sync.startedAt
            ? `The try of ${formatInstant(sync.startedAt)} failed.`
            : 'The try failed.'}{' '}
          {sync.error}{' '}
          {sync.lastReadAt && 'Until it works again you see the board as it was last read.'}
        </Text>
      )}
      <LastRead sync={sync} now={now} />
      <Outlook sync={sync} now={now} />
      {running && (
        <Progress
          value={total > 0 ? (100 * done) / total : 5}
          aria-label={`Reading, ${done} of ${total} items`}
          animated
        />
      )}
      {sync.warnings.length > 0 && (
        <List size="sm" spacing={4}>
          {sync.warnings.map(warning => (
            <List.Item key={warning}>{warning}</List.Item>
          ))}
        </List>
      )}
      {read.error && <Problem title="It could not be started" error={read.error} />}
      {may.write && (
        <Group>
          <Button
            size="compact-sm"
            leftSection={<IconRefresh size={16} />}
            loading={running || read.isPending}
            onClick={() => read.mutate()}
          >
            Read now
          </Button>
        </Group>
      )}
    </Stack>
  )
}
