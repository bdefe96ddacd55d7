import type { ImportChange } from '#contract/import.ts'
import styles from './found.module.css'
import { changeNames } from './words.ts'

export function ChangeBadge({ change }: { change: ImportChange }) {
  return (
    <span className={styles.change} data-change={change}>
      {changeNames[change]}
    </span>
  )
}
