import type { ReactNode } from 'react'
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

const figures: { name: string; show: (sprint: ImportedSprint) => ReactNode }[] = [
  { name: 'Committed', show: ({ points }) => formatPoints(points.committed) },
  { name: 'Counted', show: ({ points }) => formatPoints(points.counted) },
  { name: 'Planned FTE', show: sprint => fteOf(sprint, 'planned') },
  { name: 'Actual FTE', show: sprint => fteOf(sprint, 'actual') },
  { name: 'Expected velocity', show: ({ velocity }) => formatOne(velocity.expected) },
  { name: 'Actual velocity', show: ({ velocity }) => formatOne(velocity.actual) },
]

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
      {figures.map(({ name, show }) => (
        <td key={name} data-name={name}>
          <span>{show(sprint)}</span>
        </td>
      ))}
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
              {figures.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
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
