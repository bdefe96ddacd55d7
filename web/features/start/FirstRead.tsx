import { Button, Group, Progress, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { MappingPreview } from '#contract/mapping.ts'
import type { Sync } from '#contract/sync.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { ApiError } from '../../lib/api.ts'
import { plural } from '../../lib/format.ts'
import { syncQuery } from '../../lib/queries.ts'
import styles from './start.module.css'
import type { Connected } from './use-connect.ts'

const parts = { points: 'Story points', sprint: 'Sprint', status: 'Status' } as const

const nameOf = (preview: MappingPreview, id: string | null) =>
  preview.fields.find(field => field.id === id)?.name

function Found({ preview }: { preview: MappingPreview }) {
  return (
    <ul className={styles.found}>
      {(['points', 'sprint', 'status'] as const).map(part => {
        const name = nameOf(preview, preview.mapping[part])
        return (
          <li key={part}>
            {name ? <IconCheck size={16} /> : <IconAlertTriangle size={16} />}
            <span>
              {parts[part]}: {name ? <b>{name}</b> : 'no such field found; choose one in Settings'}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Reading({ sync }: { sync: Sync | undefined }) {
  const { done, total } = sync?.progress ?? { done: 0, total: 0 }
  return (
    <div role="status">
      <Text size="sm" mb={8}>
        {total > 0 ? `Reading, ${done} of ${plural(total, 'item')}` : 'Reading the board…'}
      </Text>
      <Progress
        value={total > 0 ? (100 * done) / total : 4}
        animated
        aria-label={`Read ${done} of ${total} items`}
      />
    </div>
  )
}

/** The first read of a project: what its fields are taken for, how far it is, where to go then. */
export function FirstRead({ team, preview }: Connected) {
  const sync = useQuery({
    ...syncQuery(team.slug),
    refetchInterval: query => (isOver(query.state.data) ? false : 600),
  })
  const done = sync.data?.state === 'ok' ? sync.data : null
  const failure = sync.data?.state === 'failed' ? asError(sync.data) : null
  return (
    <div className={styles.form}>
      <PageTitle
        title={preview.project.title}
        above={`Project ${team.github?.number} of ${team.github?.owner}`}
      />
      <Panel>
        <Found preview={preview} />
        <div className={styles.progress}>
          {failure !== null ? (
            <Problem title="The board could not be read" error={failure} />
          ) : done ? (
            <Text role="status">
              {plural(done.items, 'item')} read in {plural(done.requests, 'request')}.
            </Text>
          ) : (
            <Reading sync={sync.data} />
          )}
        </div>
        <Group mt="lg">
          <Button component={Link} to={`/${team.slug}`} variant={done ? 'filled' : 'default'}>
            Open the team
          </Button>
          <Button component={Link} to={`/${team.slug}/settings#mapping`} variant="default">
            Check the fields
          </Button>
          <Button component={Link} to={`/${team.slug}/import`} variant="subtle">
            Add older sprints from minutes
          </Button>
        </Group>
      </Panel>
    </div>
  )
}

const asError = ({ error }: Sync) =>
  new ApiError(502, { code: 'read-failed', message: error ?? 'GitHub did not say why. Try again.' })

const isOver = (sync: Sync | undefined) => sync?.state === 'ok' || sync?.state === 'failed'
