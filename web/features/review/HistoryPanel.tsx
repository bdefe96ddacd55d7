import type { SprintHistory } from '#contract/review.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { formatInstant, formatPoints } from '../../lib/format.ts'
import { useTeam } from '../../lib/queries.ts'
import { useHistory } from './api.ts'
import styles from './review.module.css'

type Entry = SprintHistory['entries'][number]

const kindWords: Record<Entry['kind'], string> = {
  committed: 'Committed',
  closed: 'Closed',
  'closed-as-found': 'Closed as found at the first read',
  reopened: 'Reopened',
  corrected: 'Corrected',
}

const points = (value: number | null) => formatPoints(value).replace('-', '−')

function EntryRow({ entry, timeZone }: { entry: Entry; timeZone: string | undefined }) {
  const { kind, at, by, reason, changes } = entry
  return (
    <li className={styles.entry}>
      <span className={styles.entryHead}>
        <b>{kindWords[kind]}</b> {formatInstant(at, timeZone)}
        {by && `, ${by.name}`}
      </span>
      {reason && <span className={styles.reason}>{reason}</span>}
      {changes.map(({ figure, before, after }) => (
        <span key={figure} className={styles.was}>
          {figure}: {points(before)} → {points(after)}
        </span>
      ))}
    </li>
  )
}

/** What was done with the sprint, latest first: commits, closes, reopenings and corrections. */
export function HistoryPanel({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const { data, error, refetch } = useHistory(slug, sprint.id)
  const timeZone = useTeam(slug).data?.timeZone
  if (error && !data)
    return <Problem title="The history could not be read" error={error} onRetry={() => refetch()} />
  if (!data || data.entries.length === 0) return null
  return (
    <Panel title="History">
      <ol className={styles.entries}>
        {data.entries.toReversed().map(entry => (
          <EntryRow
            key={`${entry.at} ${entry.kind} ${entry.reason}`}
            entry={entry}
            timeZone={timeZone}
          />
        ))}
      </ol>
    </Panel>
  )
}
