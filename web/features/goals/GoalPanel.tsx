import { ActionIcon, Group, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconArrowDown,
  IconArrowMerge,
  IconArrowUp,
  IconDots,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import type { Goal } from '#contract/goal.ts'
import { Panel } from '../../components/Panel.tsx'
import { useMay } from '../../lib/access.ts'
import { goalStates } from '../../lib/goals.ts'
import { Marks, WorkedOn } from './GoalFacts.tsx'
import { GoalForm } from './GoalForm.tsx'
import styles from './goals.module.css'
import { MergeGoal } from './MergeGoal.tsx'
import { Progress } from './Progress.tsx'
import { RemoveGoal } from './RemoveGoal.tsx'
import { Roadmap } from './Roadmap.tsx'

type Props = {
  slug: string
  goal: Goal
  /** All goals but this one. */
  others: Goal[]
  /** Null at the ends of the list. */
  onUp: (() => void) | null
  onDown: (() => void) | null
}

export function GoalPanel({ slug, goal, others, onUp, onDown }: Props) {
  const [isEditing, editing] = useDisclosure(false)
  const [isMerging, merging] = useDisclosure(false)
  const [isRemoving, removing] = useDisclosure(false)
  const may = useMay()
  return (
    <Panel
      title={goal.name}
      actions={
        <Group gap={4} wrap="nowrap">
          <span className={styles.state} data-state={goal.state}>
            {goalStates[goal.state]}
          </span>
          {may.write && (
            <>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Edit ${goal.name}`}
                onClick={editing.open}
              >
                <IconPencil size={17} />
              </ActionIcon>
              <Menu position="bottom-end" withinPortal={false}>
                <Menu.Target>
                  <ActionIcon variant="subtle" color="gray" aria-label={`More of ${goal.name}`}>
                    <IconDots size={17} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  {onUp && (
                    <Menu.Item leftSection={<IconArrowUp size={15} />} onClick={onUp}>
                      Move up
                    </Menu.Item>
                  )}
                  {onDown && (
                    <Menu.Item leftSection={<IconArrowDown size={15} />} onClick={onDown}>
                      Move down
                    </Menu.Item>
                  )}
                  {others.length > 0 && (
                    <Menu.Item leftSection={<IconArrowMerge size={15} />} onClick={merging.open}>
                      Merge into another goal
                    </Menu.Item>
                  )}
                  <Menu.Item leftSection={<IconTrash size={15} />} onClick={removing.open}>
                    Remove
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </>
          )}
        </Group>
      }
    >
      <Marks goal={goal} />
      {goal.progress && <Progress name={goal.name} progress={goal.progress} />}
      <WorkedOn slug={slug} goal={goal} />
      {goal.roadmap.trim() !== '' && <Roadmap text={goal.roadmap} />}
      {isEditing && <GoalForm slug={slug} goal={goal} onClose={editing.close} />}
      {isMerging && <MergeGoal slug={slug} goal={goal} others={others} onClose={merging.close} />}
      {isRemoving && <RemoveGoal slug={slug} goal={goal} onClose={removing.close} />}
    </Panel>
  )
}
