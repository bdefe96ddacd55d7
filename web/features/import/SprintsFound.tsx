import type { ImportedSprint } from '#contract/import.ts'
import { Panel } from '../../components/Panel.tsx'
import { dash, formatOne, formatPoints, formatSpan } from '../../lib/format.ts'
import { ChangeBadge } from './ChangeBadge.tsx'
import styles from './found.module.css'
import { LineLink } from './LineLink.tsx'
import table from './table.module.css'
import { countChanges, shownChange } from './words.ts'

const stateNames = { planned: 'planned', active: 'in progress', closed: '' }

function fteOf({ fte, people }: ImportedSprint, kind: 'planned' | 'actual') {
  const value = fte[kind]
  const isAnswered = kind === 'planned' && people.total > 0
  return (
    <>
      {value === null ? dash : formatOne(value)}
      {isAnswered && (
        <small className={styles.small}>
          {people.answered} of {people.total}
        </small>
      )}
    </>
  )
}

function Row({ sprint }: { sprint: ImportedSprint }) {
  const state = stateNames[sprint.state]
  return (
    <tr data-change={sprint.change}>
      <th scope="row">
        Sprint {sprint.number}
        <span className={styles.days}>{formatSpan(sprint.firstDay, sprint.lastDay)}</span>
        {state && <span className={styles.days}>{state}</span>}
        {sprint.change === 'changed' &&
          sprint.changes.map(change => (
            <span key={change.field} className={styles.fieldChange}>
              {shownChange(change)}
            </span>
          ))}
      </th>
      <td>{formatPoints(sprint.points.committed)}</td>
      <td>{formatPoints(sprint.points.counted)}</td>
      <td>{fteOf(sprint, 'planned')}</td>
      <td>{fteOf(sprint, 'actual')}</td>
      <td>{formatOne(sprint.velocity.expected)}</td>
      <td>{formatOne(sprint.velocity.actual)}</td>
      <td>
        <ChangeBadge change={sprint.change} />
        <LineLink line={sprint.line} />
      </td>
    </tr>
  )
}

/** The sprints of the text with their figures, newest first as in the text. */
export function SprintsFound({ sprints }: { sprints: ImportedSprint[] }) {
  if (sprints.length === 0) return null
  return (
    <Panel title="Sprints" actions={<span className={styles.counts}>{countChanges(sprints)}</span>}>
      <div className={styles.tableScroller}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Sprint</th>
              <th scope="col">Committed</th>
              <th scope="col">Counted</th>
              <th scope="col">Planned FTE</th>
              <th scope="col">Actual FTE</th>
              <th scope="col">Expected velocity</th>
              <th scope="col">Actual velocity</th>
              <th scope="col">In Knots</th>
            </tr>
          </thead>
          <tbody>
            {sprints.toReversed().map(sprint => (
              <Row key={sprint.lastDay} sprint={sprint} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
