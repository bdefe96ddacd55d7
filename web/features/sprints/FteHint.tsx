import { IconInfoCircle } from '@tabler/icons-react'
import type { Sprint } from '#contract/sprint.ts'
import { plural } from '../../lib/format.ts'
import styles from './sprints.module.css'
import { lacksFte } from './totals.ts'

/** Points alone are no velocity: says where to type what is missing. */
export function FteHint({ sprints }: { sprints: Sprint[] }) {
  const lacking = sprints.filter(lacksFte).length
  if (lacking === 0) return null
  return (
    <p className={styles.note}>
      <IconInfoCircle size={18} aria-hidden="true" />
      {plural(lacking, 'closed sprint has', 'closed sprints have')} points but no FTE, and so no
      velocity. Type the actual FTE where you know it: two half-time people are 1.
    </p>
  )
}
