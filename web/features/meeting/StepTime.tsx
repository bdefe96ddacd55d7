import { VisuallyHidden } from '@mantine/core'
import type { MeetingStep } from '#contract/meeting.ts'
import styles from './bar.module.css'
import { clockWords, spokenTime, useSeconds } from './time.ts'

/** Time spent on a step, running while it is the current one. */
export function StepTime({ step }: { step: MeetingStep }) {
  const seconds = useSeconds(step)
  const isUntouched = seconds === 0 && step.since === null
  return (
    <span className={styles.time}>
      <span aria-hidden="true">{isUntouched ? '–' : clockWords(seconds)}</span>
      {!isUntouched && <VisuallyHidden>{spokenTime(seconds)}</VisuallyHidden>}
    </span>
  )
}
