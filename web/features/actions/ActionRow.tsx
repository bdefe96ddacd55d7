import { ActionIcon } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil } from '@tabler/icons-react'
import type { Action } from '#contract/action.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { isPending } from '../../lib/actions.ts'
import { formatDay } from '../../lib/format.ts'
import { ActionForm } from './ActionForm.tsx'
import styles from './actions.module.css'
import { History } from './History.tsx'
import { StateControl } from './StateControl.tsx'

type Props = { slug: string; action: Action; sprints: Sprint[]; today: string | null }

/** Where an action is from, where that is a word of the program's own. */
const origins: Record<string, string> = { minutes: 'from the minutes', csv: 'from a CSV file' }

function Due({ action, today }: { action: Action; today: string | null }) {
  if (!action.dueSprint) return null
  const { number, lastDay } = action.dueSprint
  const isLate = isPending(action) && today !== null && lastDay < today
  return (
    <span data-late={isLate || undefined}>
      {isLate ? 'was due' : 'due'} Sprint {number}, {formatDay(lastDay)}
    </span>
  )
}

export function ActionRow({ slug, action, sprints, today }: Props) {
  const [isEditing, editing] = useDisclosure(false)
  return (
    <li className={styles.row}>
      <StateControl slug={slug} action={action} />
      <div className={styles.what}>
        <Markdown text={action.text} />
        <p className={styles.facts}>
          <span>{action.owner || 'Nobody yet'}</span>
          <Due action={action} today={today} />
          {action.from && <span>{origins[action.from] ?? action.from}</span>}
        </p>
        <History action={action} />
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--knots-muted)"
        aria-label={`Edit “${action.text}”`}
        onClick={editing.open}
      >
        <IconPencil size={17} />
      </ActionIcon>
      {isEditing && (
        <ActionForm
          slug={slug}
          action={action}
          sprints={sprints}
          today={today}
          onClose={editing.close}
        />
      )}
    </li>
  )
}
