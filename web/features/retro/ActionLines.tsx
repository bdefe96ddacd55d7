import type { Action } from '#contract/action.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { stateNames } from '../../lib/actions.ts'
import styles from './talk.module.css'

function factsOf({ owner, dueSprint, state }: Action): string {
  const due = dueSprint ? `due Sprint ${dueSprint.number}` : 'no due sprint'
  return [owner || 'Nobody yet', due, ...(state === 'open' ? [] : [stateNames[state]])].join(' · ')
}

/** Actions in short: what, who, until when. */
export function ActionLines({ actions, label }: { actions: Action[]; label: string }) {
  return (
    <ul className={styles.actions} aria-label={label}>
      {actions.map(action => (
        <li key={action.id} className={styles.action}>
          <Markdown text={action.text} />
          <p className={styles.facts}>{factsOf(action)}</p>
        </li>
      ))}
    </ul>
  )
}
