import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCircle, IconCircleCheck, IconCircleX, IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { Target, TargetState } from '#contract/goal.ts'
import { useMay } from '../../lib/access.ts'
import { Markdown } from '../Markdown.tsx'
import { Problem } from '../Problem.tsx'
import { useSprintGoalsEdit } from './api.ts'
import { EditTarget } from './EditTarget.tsx'
import styles from './targets.module.css'

const states: Record<TargetState, { label: string; Icon: typeof IconCircle }> = {
  open: { label: 'Open', Icon: IconCircle },
  reached: { label: 'Reached', Icon: IconCircleCheck },
  struck: { label: 'Struck', Icon: IconCircleX },
}

type Props = { slug: string; sprintId: string; target: Target }

/** A target with its state; a struck one stays readable. */
export function TargetRow({ slug, sprintId, target }: Props) {
  const edit = useSprintGoalsEdit(slug, sprintId)
  const [isEditing, editing] = useDisclosure(false)
  const [error, setError] = useState<unknown>(null)
  const may = useMay()
  const run = (work: Promise<void>) => void work.then(() => setError(null), setError)
  const { label, Icon } = states[target.state]
  const words = target.text.length > 60 ? `${target.text.slice(0, 60)} …` : target.text
  const step: TargetState = target.state === 'open' ? 'reached' : 'open'
  if (isEditing)
    return (
      <li className={styles.editing}>
        <EditTarget slug={slug} sprintId={sprintId} target={target} onClose={editing.close} />
      </li>
    )
  return (
    <li className={styles.target} data-state={target.state}>
      {may.write ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${label}: ${words}. Set to ${states[step].label.toLowerCase()}`}
          onClick={() => run(edit.save(target, { state: step }))}
        >
          <Icon size={19} />
        </ActionIcon>
      ) : (
        <span className={styles.said}>
          <Icon size={19} aria-hidden="true" />
          <VisuallyHidden>{label}: </VisuallyHidden>
        </span>
      )}
      <div className={styles.text}>
        <Markdown text={target.state === 'struck' ? `~~${target.text}~~` : target.text} />
        {error !== null && <Problem title="This was not saved" error={error} />}
      </div>
      {may.write && (
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More of ${words}`}>
              <IconDots size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {(['open', 'reached', 'struck'] as const)
              .filter(state => state !== target.state)
              .map(state => (
                <Menu.Item key={state} onClick={() => run(edit.save(target, { state }))}>
                  {state === 'struck' ? 'Strike through' : states[state].label}
                </Menu.Item>
              ))}
            <Menu.Item onClick={editing.open}>Edit</Menu.Item>
            <Menu.Item onClick={() => run(edit.remove(target))}>Remove</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}
