import { Button, FileInput, Group, Stack, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { TeamImport } from '#contract/team-export.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { formatDayWithYear, plural } from '../../lib/format.ts'
import { useBringExport, useLookAtExport } from './export-file.ts'
import { FormHead } from './FormHead.tsx'
import styles from './start.module.css'

function countsOf(found: TeamImport): string {
  const { sprints, people, items, actions, meetings } = found
  return [
    plural(sprints, 'sprint'),
    people === 1 ? '1 person' : `${people} people`,
    plural(items, 'item'),
    plural(actions, 'action'),
    plural(meetings, 'meeting'),
  ].join(', ')
}

function Found({ found }: { found: TeamImport }) {
  return (
    <div role="status">
      <Text fw={600}>{found.team.name}</Text>
      <Text size="sm">{countsOf(found)}</Text>
      <Text size="sm" c="dimmed">
        Exported on {formatDayWithYear(found.exportedAt.slice(0, 10))} by Knots {found.knots}. It
        will be at /{found.team.slug}.
      </Text>
    </div>
  )
}

/** The export of another Knots becomes a team here, once it was said what is in it. */
export function BringExport() {
  const navigate = useNavigate()
  const look = useLookAtExport()
  const bring = useBringExport()
  const [file, setFile] = useState<File | null>(null)
  const choose = (chosen: File | null) => {
    setFile(chosen)
    bring.reset()
    if (chosen) look.mutate(chosen)
    else look.reset()
  }
  const seen = look.data
  return (
    <div className={styles.form}>
      <FormHead title="Bring in an export">
        A team with all its sprints, figures and items, as another Knots gave it.
      </FormHead>
      <Panel>
        <Stack gap="md">
          <FileInput
            label="Export of a team"
            description="The file of “Everything as JSON” on the Import page of that team. Nothing is saved before you say so."
            placeholder="Choose a file"
            accept="application/json,.json"
            leftSection={<IconFileImport size={17} />}
            clearable
            clearButtonProps={{ 'aria-label': 'Take the file away' }}
            value={file}
            onChange={choose}
          />
          {look.isPending && <Text role="status">Looking at it…</Text>}
          {look.error && <Problem title="This cannot come in" error={look.error} />}
          {bring.error && <Problem title="The team was not brought in" error={bring.error} />}
          {seen && <Found found={seen.found} />}
          <Text size="sm" c="dimmed">
            Tokens, accounts, roles, votes and cards that were not shown yet are in no export. Give
            the team a token in Settings to go on reading its board.
          </Text>
          <Group>
            <Button
              disabled={!seen}
              loading={bring.isPending}
              onClick={() =>
                seen &&
                bring.mutate(seen.document, {
                  onSuccess: ({ team }) => navigate(`/${team.slug}`),
                })
              }
            >
              Bring it in
            </Button>
          </Group>
        </Stack>
      </Panel>
    </div>
  )
}
