import type { Report } from '#contract/review.ts'
import type { Sprint } from '#contract/sprint.ts'
import { formatOne, formatPoints, formatSigned } from '../../lib/format.ts'
import styles from './report.module.css'

type Figure = { label: string; value: string; note?: string | undefined }

const isNeeded = (points: number | null) => points !== null && points !== 0

function peopleNote({ people }: Sprint): string | undefined {
  return people.total > 0 ? `from ${people.answered} of ${people.total}` : undefined
}

function figuresOf({ sprint, average }: Report): Figure[] {
  const { points, fte, velocity } = sprint
  return [
    { label: 'Committed', value: formatPoints(points.committed), note: 'points' },
    { label: 'Completed', value: formatPoints(points.completed), note: 'points' },
    ...(isNeeded(points.outside)
      ? [{ label: 'Outside', value: formatSigned(points.outside), note: 'points' }]
      : []),
    ...(isNeeded(points.adjusted)
      ? [{ label: 'Adjusted', value: formatSigned(points.adjusted), note: 'points' }]
      : []),
    { label: 'Counted', value: formatPoints(points.counted), note: 'points' },
    { label: 'People announced', value: formatOne(fte.planned), note: peopleNote(sprint) },
    { label: 'People in fact', value: formatOne(fte.actual), note: 'full-time' },
    { label: 'Expected velocity', value: formatOne(velocity.expected) },
    {
      label: 'Velocity',
      value: formatOne(velocity.actual),
      note: average?.value == null ? undefined : `average then ${formatOne(average.value)}`,
    },
  ]
}

/** The sprint in figures; of availability the total alone. */
export function Figures({ report }: { report: Report }) {
  const { excluded } = report.sprint
  return (
    <>
      <dl className={styles.figures}>
        {figuresOf(report).map(({ label, value, note }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value}
              {note && <small>{note}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {excluded && <p className={styles.quiet}>Left out of the averages: {excluded.reason}</p>}
    </>
  )
}
