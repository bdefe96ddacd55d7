import { plural } from '../../lib/format.ts'
import styles from './cards.module.css'

/** How many dots something got; nothing is said where it got none. */
export function Votes({ votes }: { votes: number }) {
  if (votes === 0) return null
  return <span className={styles.votes}>{plural(votes, 'dot')}</span>
}
