import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { useMay } from '../lib/access.ts'
import { Panel } from './Panel.tsx'
import { Problem } from './Problem.tsx'
import { useEditSprint } from './steps/api.ts'

type Props = { slug: string; sprint: Sprint }

function Reason({ slug, sprint, onDone }: Props & { onDone: () => void }) {
  const [reason, setReason] = useState('')
  const edit = useEditSprint(slug, sprint.id)
  const save = (event: FormEvent) => {
    event.preventDefault()
    edit.mutate(
      { version: sprint.version, excluded: { reason: reason.trim() } },
      { onSuccess: onDone },
    )
  }
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <p>
          Its figures stay as they are. Averages and expectations of other sprints do without it,
          and the reason stands beside it everywhere.
        </p>
        <TextInput
          label="Why"
          placeholder="Four public holidays and a conference"
          required
          minLength={3}
          maxLength={500}
          data-autofocus
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        {edit.error && <Problem error={edit.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Not now
          </Button>
          <Button type="submit" loading={edit.isPending} disabled={reason.trim().length < 3}>
            Leave it out
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Whether the sprint counts in averages; a reason is needed to leave it out. */
export function ExcludedPanel({ slug, sprint }: Props) {
  const [open, { open: ask, close }] = useDisclosure(false)
  const edit = useEditSprint(slug, sprint.id)
  const may = useMay()
  const include = () => edit.mutate({ version: sprint.version, excluded: null })
  return (
    <Panel title="In averages">
      {sprint.excluded ? (
        <p>
          Left out: <em>{sprint.excluded.reason}</em>
        </p>
      ) : (
        <Text c="dimmed">
          {sprint.state === 'closed'
            ? 'This sprint counts.'
            : 'This sprint counts once it is closed.'}
        </Text>
      )}
      {edit.error && <Problem error={edit.error} />}
      {may.write && (
        <Button
          mt="xs"
          ml={-8}
          variant="subtle"
          size="compact-sm"
          loading={edit.isPending}
          onClick={sprint.excluded ? include : ask}
        >
          {sprint.excluded ? 'Count it again' : 'Leave it out …'}
        </Button>
      )}
      <Modal opened={open} onClose={close} title={`Leave sprint ${sprint.number} out of averages`}>
        <Reason slug={slug} sprint={sprint} onDone={close} />
      </Modal>
    </Panel>
  )
}
