import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { CheckedRule } from '#contract/board-check.ts'
import { Panel } from '../../components/Panel.tsx'
import styles from './board-check.module.css'

/** What was checked and is fine, and what could not be checked and why. */
export function FineRules({ rules }: { rules: CheckedRule[] }) {
  const fine = rules.filter(({ state }) => state === 'fine')
  const unchecked = rules.filter(({ state }) => state === 'not-checked')
  return (
    <>
      {fine.length > 0 && (
        <Panel title="Checked and fine">
          <ul className={styles.fine}>
            {fine.map(({ id, title }) => (
              <li key={id}>
                <IconCircleCheck size={18} aria-hidden="true" />
                <span>{title}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {unchecked.length > 0 && (
        <Panel title="Not checked">
          <ul className={styles.fine}>
            {unchecked.map(({ id, title, note }) => (
              <li key={id}>
                <IconCircleDashed size={18} aria-hidden="true" />
                <span>
                  {title}
                  <span className={styles.note}>{note}</span>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
