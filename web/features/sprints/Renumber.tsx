import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { Loading } from '../../components/Loading.tsx'
import { NewNumbers } from '../../components/NewNumbers.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useNewNumbers, useRenumber } from './api.ts'

/** Counts the sprints again in order of their days, after a look at what changes. */
export function Renumber({ slug, onClose }: { slug: string; onClose: () => void }) {
  const preview = useNewNumbers(slug)
  const renumber = useRenumber(slug)
  const error = renumber.error ?? preview.error
  return (
    <Modal opened onClose={onClose} title="Number the sprints by their days" size="lg">
      <Stack gap="md">
        <Text>
          These sprints get another number, and with it another address. Nothing else changes:
          actions, answers and figures stay with their sprints.
        </Text>
        {preview.isPending && <Loading height={160} label="Counting the sprints" />}
        {preview.data && <NewNumbers sprints={preview.data.sprints} />}
        {error && <Problem title="The numbers did not change" error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave the numbers
          </Button>
          <Button
            disabled={!preview.data}
            loading={renumber.isPending}
            onClick={() => renumber.mutate(undefined, { onSuccess: onClose })}
          >
            Change the numbers
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
