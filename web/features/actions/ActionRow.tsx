import { ActionIcon } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBrandGithub, IconPencil } from '@tabler/icons-react'
import type { Action } from '#contract/action.ts'
import type { Sprint } from '#contract/sprint.ts'
import { ActionFacts } from '../../components/actions/ActionFacts.tsx'
import { HelpedControl } from '../../components/actions/HelpedControl.tsx'
import { History } from '../../components/actions/History.tsx'
import { StateControl } from '../../components/actions/StateControl.tsx'
import { Markdown } from '../../components/Markdown.tsx'
import { useMay } from '../../lib/access.ts'
import { isPending } from '../../lib/actions.ts'
import { ActionForm } from './ActionForm.tsx'
import styles from './actions.module.css'
import { IssueDialog } from './IssueDialog.tsx'
import { IssueOffer } from './IssueOffer.tsx'

type Props = { slug: string; action: Action; sprints: Sprint[]; today: string | null }

const quiet = { variant: 'subtle', color: 'gray', c: 'var(--knots-muted)' } as const

export function ActionRow({ slug, action, sprints, today }: Props) {
  const [isEditing, editing] = useDisclosure(false)
  const [isLinking, linking] = useDisclosure(false)
  const { id, text, issue, state } = action
  const may = useMay()
  return (
    <li className={styles.row} id={id}>
      <StateControl slug={slug} action={action} />
      <div className={styles.what}>
        <Markdown text={text} />
        <ActionFacts
          slug={slug}
          action={action}
          isDueSaid={isPending(action) && !action.isOverdue}
        />
        <History action={action} />
        {may.write && <IssueOffer slug={slug} action={action} />}
        {state === 'done' && <HelpedControl slug={slug} action={action} />}
      </div>
      {may.write && (
        <div className={styles.buttons}>
          {isPending(action) && issue === null && (
            <ActionIcon
              {...quiet}
              aria-label={`Make an issue of “${text}”`}
              title="Make a GitHub issue of it"
              onClick={linking.open}
            >
              <IconBrandGithub size={17} />
            </ActionIcon>
          )}
          <ActionIcon {...quiet} aria-label={`Edit “${text}”`} title="Edit" onClick={editing.open}>
            <IconPencil size={17} />
          </ActionIcon>
        </div>
      )}
      {isEditing && (
        <ActionForm
          slug={slug}
          action={action}
          sprints={sprints}
          today={today}
          onClose={editing.close}
        />
      )}
      {isLinking && <IssueDialog slug={slug} action={action} onClose={linking.close} />}
    </li>
  )
}
