import { Button, CopyButton, Group, Textarea } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import type { Meeting } from '#contract/meeting.ts'
import { Loading } from '../../components/Loading.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { minutesPath, useMeetingMinutes } from './api.ts'

type Props = { slug: string; meeting: Pick<Meeting, 'id' | 'day'> }

/**
 * The whole meeting in Markdown, growing while it is held. Of earlier sprints it holds figures, goal and comment; a file with all of
 * them moves a team to another Knots.
 */
export function MinutesPanel({ slug, meeting }: Props) {
  const minutes = useMeetingMinutes(slug, meeting.id)
  return (
    <Panel title="Minutes">
      {minutes.isPending && <Loading height={380} label="Writing the minutes" />}
      {minutes.error && minutes.data === undefined && (
        <Problem
          title="The minutes could not be written"
          error={minutes.error}
          onRetry={() => minutes.refetch()}
        />
      )}
      {minutes.data !== undefined && (
        <>
          <Textarea
            aria-label="Minutes in Markdown"
            value={minutes.data}
            readOnly
            rows={18}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          <Group mt="sm">
            <CopyButton value={minutes.data}>
              {({ copied, copy }) => (
                <Button
                  leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                  onClick={copy}
                >
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
            <Button
              component="a"
              href={minutesPath(slug, meeting.id)}
              download={`${slug}-meeting-${meeting.day}.md`}
              variant="default"
              leftSection={<IconDownload size={16} />}
            >
              Download
            </Button>
            <Button
              component="a"
              href={`${minutesPath(slug, meeting.id)}?whole=all`}
              download={`${slug}-meeting-${meeting.day}-all-sprints.md`}
              variant="subtle"
              title="With the availability, review and retrospective of every sprint"
            >
              Download with all sprints
            </Button>
          </Group>
        </>
      )}
    </Panel>
  )
}
