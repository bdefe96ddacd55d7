import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { RetroPhase } from '#contract/retro.ts'
import { mayGo, RetroPhases } from '#domain/retro.ts'
import styles from './bar.module.css'
import { phaseNames } from './phases.ts'
import { useTable } from './table.ts'

type Props = { skips: RetroPhase[]; go: (to: RetroPhase) => void }

/** Where the retrospective is. Who leads goes to any step from here, also to one that is left out. */
export function PhaseSteps({ skips, go }: Props) {
  const { board, leads } = useTable()
  const now = RetroPhases.indexOf(board.phase)
  const shown = RetroPhases.filter(phase => phase !== 'done')
  return (
    <ol className={styles.steps} aria-label="Steps of the retrospective">
      {shown.map((phase, index) => {
        const isNow = index === now
        const isSkipped = skips.includes(phase) && !isNow
        const words = (
          <>
            <span className={styles.bubble} aria-hidden="true">
              {index + 1}
            </span>
            <span className={styles.stepName}>{phaseNames[phase]}</span>
            {isSkipped && <VisuallyHidden>, left out</VisuallyHidden>}
          </>
        )
        return (
          <li
            key={phase}
            className={styles.step}
            aria-current={isNow ? 'step' : undefined}
            data-past={index < now || undefined}
            data-skipped={isSkipped || undefined}
          >
            {leads && mayGo(board.phase, phase) ? (
              <UnstyledButton className={styles.stepButton} onClick={() => go(phase)}>
                <VisuallyHidden>Go to </VisuallyHidden>
                {words}
              </UnstyledButton>
            ) : (
              <span className={styles.stepButton}>{words}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
