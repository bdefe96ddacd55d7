import { UnstyledButton } from '@mantine/core'
import { IconCheck, IconPlayerSkipForward } from '@tabler/icons-react'
import type { MeetingStep } from '#contract/meeting.ts'
import { stepNames } from '../../lib/meeting.ts'
import styles from './bar.module.css'
import { StepTime } from './StepTime.tsx'
import { stateWords } from './steps.ts'
import type { Thread } from './use-thread.tsx'

export function StepMark({ state }: Pick<MeetingStep, 'state'>) {
  return (
    <span className={styles.mark} data-state={state} aria-hidden="true">
      {state === 'done' && <IconCheck size={12} stroke={3} />}
      {state === 'skipped' && <IconPlayerSkipForward size={11} />}
    </span>
  )
}

/** All steps in their order; each can be gone to. On a phone the current one alone, the others are in the menu. */
export function StepList({ thread }: { thread: Thread }) {
  return (
    <ol className={styles.steps} aria-label="Steps of the meeting">
      {thread.meeting.steps.map(step => (
        <li
          key={step.step}
          className={styles.step}
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <UnstyledButton
            className={styles.stepButton}
            aria-label={`${stepNames[step.step]}, ${stateWords[step.state]}`}
            onClick={() => thread.open(step.step)}
          >
            <StepMark state={step.state} />
            <span className={styles.name}>{stepNames[step.step]}</span>
          </UnstyledButton>
          <StepTime step={step} />
        </li>
      ))}
      {!thread.current && <li className={styles.between}>Between steps</li>}
    </ol>
  )
}
