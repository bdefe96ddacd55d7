import { Code } from '@mantine/core'
import { Link } from 'react-router'
import styles from './import.module.css'

/** What can be read, for who wonders. */
export function Formats() {
  return (
    <details className={styles.formats}>
      <summary>What Knots reads</summary>
      <p>
        <b>Minutes</b>, as plain text or Markdown: sprints under headings such as{' '}
        <Code>### June 24th (IN PROGRESS)</Code>, with <Code>20/3.8 = 5.2</Code> or{' '}
        <Code>16.2 Story Points / 4.2 people = 3.8 velocity</Code>, availability such as{' '}
        <Code>[name=mara] 60%</Code>, the anchors, wind and rocks of the retrospective, and actions
        with owner, sprint and status.
      </p>
      <p>
        <b>CSV</b>, one sprint in a line, with these columns; figures you do not know stay empty:
      </p>
      <pre>{`title,firstDay,lastDay,committed,completed,fte
Sprint 1,2026-01-05,2026-01-18,24,19,3.6`}</pre>
      <p>
        <b>Everything as JSON</b> of another Knots holds a whole team, so it becomes one of its own:{' '}
        <Link to="/?with=export">bring in an export</Link>.
      </p>
    </details>
  )
}
