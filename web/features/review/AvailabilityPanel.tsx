import { Text } from '@mantine/core'
import type { Availability } from '#contract/availability.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Loading } from '../../components/Loading.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useAvailability, useSaveAvailability } from '../../lib/availability.ts'
import { dash, formatOne, formatPoints } from '../../lib/format.ts'
import table from './availability.module.css'
import { useReason } from './Corrections.tsx'
import { RealRow } from './RealRow.tsx'
import { editOf, isBlank, type Real } from './real-percent.ts'
import styles from './review.module.css'

type Props = { slug: string; sprint: Sprint }

export type SaveReal = (personId: string, name: string, real: Real) => Promise<void>

/** Saves how much somebody was there; of a closed sprint with a reason, or not at all. */
export function useSaveReal(slug: string, id: string): SaveReal {
  const save = useSaveAvailability(slug, id)
  const askReason = useReason()
  return async (personId, name, real) => {
    const told = real === null ? 'as announced' : real === 'unknown' ? 'not known' : `${real} %`
    const reason = await askReason(`Real availability of ${name}: ${told}.`)
    if (reason === null) return
    await save(personId, { ...editOf(real), ...(reason === undefined ? {} : { reason }) })
  }
}

export function RealTable({
  people,
  sprint,
  save,
}: {
  people: Availability['people']
  sprint: Sprint
  save: SaveReal
}) {
  return (
    <table className={table.real}>
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">Announced</th>
          <th scope="col" className={table.really}>
            Really, %
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map(row => (
          <RealRow key={row.personId} row={row} sprintNumber={sprint.number} save={save} />
        ))}
      </tbody>
    </table>
  )
}

function totals({ people, fte }: Availability): string {
  const blanks = people.filter(isBlank).length
  const left = blanks === 0 ? '' : `; ${formatPoints(blanks)} not known yet`
  if (fte.actual === null)
    return blanks === 0 ? 'Nobody knows how much anybody was there.' : 'Nothing is known yet.'
  return `${formatOne(fte.actual)} FTE really, ${formatOne(fte.planned)} announced${left}.`
}

/** How much everybody was there in the end: announced already, corrected in seconds. */
export function AvailabilityPanel({ slug, sprint }: Props) {
  const { data, error, refetch } = useAvailability(slug, sprint.id)
  const save = useSaveReal(slug, sprint.id)
  if (sprint.people.total === 0)
    return (
      <Panel title="Real availability">
        <Text c="dimmed">
          {sprint.fte.actual === null
            ? 'Nobody was in the team then.'
            : `${formatOne(sprint.fte.actual)} FTE are known of this sprint, without names.`}
        </Text>
      </Panel>
    )
  return (
    <Panel title="Real availability">
      {data ? (
        <>
          <p role="status" className={styles.sumWords}>
            {data.people.length === 0 ? dash : totals(data)}
          </p>
          <RealTable people={data.people} sprint={sprint} save={save} />
        </>
      ) : error ? (
        <Problem
          title="The availability could not be read"
          error={error}
          onRetry={() => refetch()}
        />
      ) : (
        <Loading height={sprint.people.total * 38 + 60} label="Loading the availability" />
      )}
    </Panel>
  )
}
