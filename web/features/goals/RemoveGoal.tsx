import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { Goal } from '#contract/goal.ts'
import { Problem } from '../../components/Problem.tsx'
import { useRemoveGoal } from './api.ts'

type Props = { slug: string; goal: Goal; onClose: () => void }

export function RemoveGoal({ slug, goal, onClose }: Props) {
  const remove = useRemoveGoal(slug)
  return (
    <Modal opened onClose={onClose} title={`Remove “${goal.name}”`}>
      <Stack gap="md">
        <Text>
          Its targets stay in their sprints. Its roadmap, and what reviews said of it, are removed.
          A goal that is reached is better set to Done.
        </Text>
        {remove.error && <Problem title="The goal was not removed" error={remove.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button
            loading={remove.isPending}
            onClick={() => remove.mutate(goal.id, { onSuccess: onClose })}
          >
            Remove
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
