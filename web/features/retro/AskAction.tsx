import { UnstyledButton } from '@mantine/core'
import { IconCircle, IconCircleCheck, IconCircleDotted, IconCircleX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Action, ActionState } from '#contract/action.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { cameBackWords } from '../../lib/action-words.ts'
import { stateNames } from '../../lib/actions.ts'
import { plural } from '../../lib/format.ts'
import { ActionAnswer } from './ActionAnswer.tsx'
import styles from './look-back.module.css'

const icons: Record<ActionState, typeof IconCircle> = {
  open: IconCircle,
  'in-progress': IconCircleDotted,
  done: IconCircleCheck,
  dropped: IconCircleX,
}

type Props = {
  action: Action
  isNow: boolean
  isAnswered: boolean
  choose: () => void
  onAnswer: () => void
}

function factsOf({ owner, dueSprint, isOverdue, cameBack, age, state }: Action): string {
  const due = dueSprint ? `${isOverdue ? 'was due' : 'due'} Sprint ${dueSprint.number}` : null
  const old = cameBack === 0 && age ? `${plural(age, 'sprint')} old` : null
  const words = [stateNames[state], owner || 'nobody yet', due, cameBackWords({ cameBack }), old]
  return words.filter(Boolean).join(' · ')
}

/** One action of those that are asked about: one line, or the question when it is its turn. */
export function AskAction({ action, isNow, isAnswered, choose, onAnswer }: Props) {
  const item = useRef<HTMLLIElement>(null)
  const wasNow = useRef(isNow)
  // Answering brings the next one under the keyboard; the first one takes nothing from anybody.
  useEffect(() => {
    const hasFocusToGo = document.activeElement === document.body
    if (isNow && !wasNow.current && hasFocusToGo)
      item.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
    wasNow.current = isNow
  }, [isNow])
  const Icon = icons[action.state]
  const facts = <p className={styles.facts}>{factsOf(action)}</p>
  return (
    <li
      ref={item}
      className={styles.action}
      aria-current={isNow ? 'step' : undefined}
      data-answered={isAnswered || undefined}
    >
      <Icon size={20} stroke={1.75} className={styles.state ?? ''} aria-hidden="true" />
      <div className={styles.what}>
        {isNow ? (
          <>
            <div className={styles.asked}>
              <Markdown text={action.text} />
            </div>
            {facts}
            <ActionAnswer key={action.id} action={action} onAnswer={onAnswer} />
          </>
        ) : (
          <UnstyledButton className={styles.row} onClick={choose}>
            <span className={styles.rowText}>{action.text.split('\n')[0]}</span>
            <span className={styles.facts}>{factsOf(action)}</span>
          </UnstyledButton>
        )}
      </div>
    </li>
  )
}
