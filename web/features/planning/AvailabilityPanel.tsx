import { Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Availability } from '#contract/availability.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { WhoAmI } from '../../components/WhoAmI.tsx'
import { useMay } from '../../lib/access.ts'
import { useAvailability } from '../../lib/availability.ts'
import { formatOne } from '../../lib/format.ts'
import { useMe } from '../../lib/me.ts'
import { useSavePercent } from './api.ts'
import { Matrix } from './Matrix.tsx'
import styles from './planning.module.css'
import { Remind } from './Remind.tsx'

type Props = { slug: string; sprint: Sprint }

function totalWords({ fte }: Availability): string {
  const missing = fte.total - fte.answered
  if (fte.answered === 0) return 'Nobody has answered yet.'
  if (missing === 0) return `Everybody has answered: ${formatOne(fte.planned)} FTE.`
  return `${formatOne(fte.planned)} FTE from ${fte.answered} of ${fte.total}. A blank is “not answered”, which is not 0.`
}

/** How much of everybody there will be, filled in together. */
export function AvailabilityPanel({ slug, sprint }: Props) {
  const { data, error, refetch } = useAvailability(slug, sprint.id)
  const me = useMe(slug)
  const may = useMay()
  const save = useSavePercent(slug, sprint.id)
  if (!data)
    return error ? (
      <Problem title="The availability could not be read" error={error} onRetry={() => refetch()} />
    ) : (
      <Loading height={420} label="Loading the availability" />
    )
  if (data.people.length === 0)
    return (
      <Panel title="Availability">
        <Empty title="This team has no people yet">
          {may.lead ? (
            <>
              Add them in <Link to={`/${slug}/settings#people`}>Settings</Link>, or import minutes
              that name them.
            </>
          ) : (
            'A scrum master adds them in the settings.'
          )}
        </Empty>
      </Panel>
    )
  const isClosed = sprint.state === 'closed'
  return (
    <Panel
      title="Availability"
      actions={!isClosed && may.write && <Remind slug={slug} sprint={sprint} availability={data} />}
    >
      <div className={styles.answers}>
        <Text role="status">{totalWords(data)}</Text>
        {!isClosed && <WhoAmI slug={slug} me={me} />}
        {isClosed && (
          <Text c="dimmed">
            This sprint is closed: what was announced stays. Who was really there is said in its{' '}
            <Link to={`/${slug}/sprints/${sprint.number}/review`}>review</Link>.
          </Text>
        )}
      </div>
      <Matrix
        availability={data}
        sprint={sprint}
        isAtRest={isClosed || !may.write}
        me={me ?? null}
        save={save}
      />
    </Panel>
  )
}
