import { useCallback, useMemo, useRef } from 'react'
import type { Availability, AvailabilityRow } from '#contract/availability.ts'
import type { Sprint } from '#contract/sprint.ts'
import { formatOne, formatSpan } from '../../lib/format.ts'
import type { SavePercent } from './api.ts'
import { MatrixRow } from './MatrixRow.tsx'
import styles from './planning.module.css'

type Props = {
  availability: Availability
  sprint: Sprint
  /** Whether nothing can be typed: the sprint is closed, or whoever reads only reads. */
  isAtRest: boolean
  /** Whose row comes first. */
  me: string | null
  save: SavePercent
}

type Beside = Availability['beside'][number]

const ownFirst = (people: AvailabilityRow[], me: string | null) => [
  ...people.filter(({ personId }) => personId === me),
  ...people.filter(({ personId }) => personId !== me),
]

function BesideHead({ sprint }: { sprint: Beside }) {
  return (
    <th scope="col" className={styles.beside} title={formatSpan(sprint.firstDay, sprint.lastDay)}>
      {sprint.number}
    </th>
  )
}

const BesideTotal = ({ sprint }: { sprint: Beside }) => (
  <td className={styles.beside}>{formatOne(sprint.fte)}</td>
)

/** People by sprints: the last ones and the next as announced, this one to be filled in. */
export function Matrix({ availability, sprint, isAtRest, me, save }: Props) {
  const { people, beside, fte } = availability
  const latest = useRef(save)
  latest.current = save
  const stable = useCallback<SavePercent>((...cell) => latest.current(...cell), [])
  const rows = useMemo(() => ownFirst(people, me), [people, me])
  const before = beside.filter(({ number, firstDay }) => firstDay < sprint.firstDay && number)
  const after = beside.slice(before.length)
  return (
    <section className={styles.scroller} aria-label="Availability in percent">
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">Person</th>
            {before.map(one => (
              <BesideHead key={one.sprintId} sprint={one} />
            ))}
            <th scope="col" className={styles.now}>
              Sprint {sprint.number}
            </th>
            <th scope="col">Suggested</th>
            {after.map(one => (
              <BesideHead key={one.sprintId} sprint={one} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <MatrixRow
              key={row.personId}
              row={row}
              isMine={row.personId === me}
              isAtRest={isAtRest}
              sprintNumber={sprint.number}
              before={before.length}
              save={stable}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">FTE</th>
            {before.map(one => (
              <BesideTotal key={one.sprintId} sprint={one} />
            ))}
            <td className={styles.now}>
              <b>{formatOne(fte.planned)}</b>
            </td>
            <td className={styles.answered}>
              {fte.answered} of {fte.total} answered
            </td>
            {after.map(one => (
              <BesideTotal key={one.sprintId} sprint={one} />
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
