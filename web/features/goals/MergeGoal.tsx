import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Goal } from '#contract/goal.ts'
import { Problem } from '../../components/Problem.tsx'
import { useMergeGoal } from './api.ts'

type Props = { slug: string; goal: Goal; others: Goal[]; onClose: () => void }

/** Two names of one thing become one goal; asked first, for it cannot be taken back. */
export function MergeGoal({ slug, goal, others, onClose }: Props) {
  const merge = useMergeGoal(slug)
  const [intoId, setIntoId] = useState<string | null>(null)
  const into = others.find(({ id }) => id === intoId)
  return (
    <Modal opened onClose={onClose} title={`Merge “${goal.name}” into another goal`}>
      <Stack gap="md">
        <Select
          label="Into"
          placeholder="The goal that stays"
          data-autofocus
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          value={intoId}
          onChange={setIntoId}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Text>
          Its targets, and what reviews said of it, go to {into ? `“${into.name}”` : 'that goal'}.
          The name “{goal.name}” stays as another name of it, so minutes may go on using it. Label,
          parent issue and roadmap come along where the other goal has none; what both have is the
          other goal’s. This cannot be taken back.
        </Text>
        {merge.error && <Problem title="The goals were not merged" error={merge.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep both
          </Button>
          <Button
            disabled={!into}
            loading={merge.isPending}
            onClick={() => into && merge.mutate({ goal, into }, { onSuccess: onClose })}
          >
            Merge
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
