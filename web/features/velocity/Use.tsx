import { Panel } from '../../components/Panel.tsx'
import styles from './velocity.module.css'

/** What velocity is for, and what it is not for. */
export function Use() {
  return (
    <Panel title="How to use it">
      <ul className={styles.list}>
        <li>Plan with it: people for the sprint times the average gives what is likely to fit.</li>
        <li>The range matters more than the number; a sprint inside it is an ordinary sprint.</li>
        <li>Going down is not bad and going up is not good: estimates and circumstances change.</li>
        <li>It is never a target, never compared between teams, and never about a person.</li>
      </ul>
    </Panel>
  )
}
