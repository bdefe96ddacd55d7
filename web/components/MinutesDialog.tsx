import { Button, CopyButton, Group, Modal, Stack, Textarea } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { requestText, teamPath } from '../lib/api.ts'
import { Loading } from './Loading.tsx'
import { Problem } from './Problem.tsx'

type Props = { slug: string; sprint: Pick<Sprint, 'id' | 'number'>; onClose: () => void }

/** A sprint in the layout of the minutes: to copy into the shared page, or as a file. */
export function MinutesDialog({ slug, sprint, onClose }: Props) {
  const path = teamPath(slug, `/sprints/${sprint.id}/minutes`)
  const minutes = useQuery({
    queryKey: ['team', slug, `/sprints/${sprint.id}/minutes`],
    queryFn: () => requestText(path),
    staleTime: 0,
  })
  return (
    <Modal opened onClose={onClose} title={`Sprint ${sprint.number} as minutes`} size="xl">
      {minutes.isPending && <Loading height={360} label="Writing the minutes" />}
      {minutes.error && !minutes.data && (
        <Problem
          title="The minutes could not be written"
          error={minutes.error}
          onRetry={() => minutes.refetch()}
        />
      )}
      {minutes.data !== undefined && (
        <Stack gap="md">
          <Textarea
            aria-label="Minutes in Markdown"
            value={minutes.data}
            readOnly
            rows={18}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          <Group>
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
              href={path}
              download={`${slug}-sprint-${sprint.number}.md`}
              variant="default"
              leftSection={<IconDownload size={16} />}
            >
              Download
            </Button>
            <Button
              component={Link}
              to={`/${slug}/sprints/${sprint.number}/report`}
              variant="subtle"
              leftSection={<IconPrinter size={16} />}
            >
              As a report to print
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
