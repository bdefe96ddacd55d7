import type { Refinement } from '#contract/refinement.ts'
import { plural } from '../../lib/format.ts'
import styles from './refinement.module.css'

/** How much was in triage when the meeting began, and how much is now. */
export function Counts({ counts: { before, now } }: Pick<Refinement, 'counts'>) {
  return (
    <p className={styles.counts} aria-live="polite">
      {before === null
        ? `${plural(now, 'item')} in triage`
        : `${before} in triage before the meeting, ${now} now`}
    </p>
  )
}
