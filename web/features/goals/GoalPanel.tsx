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
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Goal } from '#contract/goal.ts'
import { Panel } from '../../components/Panel.tsx'
import { useMay } from '../../lib/access.ts'
import { formatPoints } from '../../lib/format.ts'
import { goalStates } from '../../lib/goals.ts'
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

function Marks({ goal: { label, parent } }: { goal: Goal }) {
  const may = useMay()
  if (label === null && parent === null && !may.write) return null
  if (label === null && parent === null)
    return (
      <p className={styles.marks}>
        Nothing tells yet which items serve it: give it a label or a parent issue.
      </p>
    )
  return (
    <p className={styles.marks}>
      {label !== null && (
        <span>
          Label <span className={styles.label}>{label}</span>
        </span>
      )}
      {parent !== null && <span>Parts of {parent}</span>}
    </p>
  )
}

function SprintLink({ to, children }: { to: string | null; children: ReactNode }) {
  if (to === null) return <span>{children}</span>
  return (
    <Link to={to} className={styles.sprint}>
      {children}
    </Link>
  )
}

function WorkedOn({ slug, goal: { sprints } }: { slug: string; goal: Goal }) {
  const may = useMay()
  if (sprints.length === 0) return null
  return (
    <p className={styles.sprints}>
      <span>Worked on in sprint</span>
      {sprints.map(({ id, number, points }) => (
        <SprintLink key={id} to={may.go ? `/${slug}/sprints/${number}` : null}>
          {number}
          {points !== null && points > 0 && (
            <span className={styles.points}> {formatPoints(points)} pt</span>
          )}
        </SprintLink>
      ))}
    </p>
  )
}
