import { Text } from '@mantine/core'
import { IconClipboardOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Backlog } from '#contract/backlog.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Empty } from '../../components/Empty.tsx'
import { GithubQuestion } from '../../components/GithubQuestion.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import type { Choice } from '../../lib/method-words.ts'
import { useTeam } from '../../lib/queries.ts'
import { useWrites } from '../../lib/writes.ts'
import { useCapacity } from './api.ts'
import { BacklogFilter } from './BacklogFilter.tsx'
import styles from './backlog.module.css'
import { useBacklog } from './backlog-api.ts'
import { besideExpected } from './capacity-words.ts'
import { PlannedList } from './PlannedList.tsx'
import {
  choicesIn,
  matching,
  type Planned,
  plannedLists,
  pointsIn,
  sumWords,
} from './planned-items.ts'
import { useEstimate } from './use-estimate.ts'
import { useFilter } from './use-filter.ts'
import { useMoves } from './use-moves.ts'
import { WriteList } from './WriteList.tsx'

type Props = { slug: string; sprint: Sprint; choice: Choice | null }

const beside = (items: Planned[], expected: number | null) =>
  [sumWords(items), besideExpected(pointsIn(items), expected)].filter(Boolean).join(', ')

function Lists({ slug, sprint, choice, data }: Props & { data: Backlog }) {
  const team = useTeam(slug).data
  const writes = useWrites(slug)
  const expected = useCapacity(slug, sprint.id, choice).data?.expected?.points.expected ?? null
  const [filter, setFilter] = useFilter()
  const { acts, ask, question, answer } = useMoves(slug, sprint, writes)
  const open = writes.data?.open
  const lists = useMemo(
    () => plannedLists(data, open ?? [], { sprintId: sprint.id, expected }),
    [data, open, sprint.id, expected],
  )
  const estimate = useEstimate(slug, sprint)
  const rowActs = useMemo(
    () => ({
      in: { ...acts, estimate, move: (item: Planned) => acts.move(item, true) },
      out: { ...acts, estimate, move: (item: Planned) => acts.move(item, false) },
    }),
    [acts, estimate],
  )
  const all = [...lists.sprint, ...lists.backlog]
  const isReached = lists.sprint.some(({ fits }) => !fits)
  const dropOn = (isIn: boolean) => (id: string) => {
    const from = isIn ? lists.backlog : lists.sprint
    const item = from.find(one => one.id === id)
    if (item && !item.done) acts.move(item, !isIn)
  }
  const shared = { sprintNumber: sprint.number, pointScale: team?.pointScale ?? [] }
  return (
    <>
      {all.length > 8 && (
        <BacklogFilter filter={filter} choices={choicesIn(all)} onFilter={setFilter} />
      )}
      {ask.error && <Problem title="This was not asked of GitHub" error={ask.error} />}
      {writes.error && !writes.data && (
        <Problem
          title="Whether Knots may write to GitHub could not be found out"
          error={writes.error}
          onRetry={() => writes.refetch()}
        />
      )}
      <div className={styles.lists}>
        <PlannedList
          {...shared}
          title={`In sprint ${sprint.number}`}
          below={beside(lists.sprint, expected)}
          items={matching(lists.sprint, filter)}
          isIn
          line={isReached ? expected : null}
          acts={rowActs.in}
          onDrop={dropOn(true)}
          empty={
            <Text c="dimmed">Nothing is in this sprint yet. Take items from the backlog.</Text>
          }
        />
        <PlannedList
          {...shared}
          title={data.view ?? 'Backlog'}
          below={sumWords(lists.backlog)}
          items={matching(lists.backlog, filter)}
          isIn={false}
          line={isReached ? null : expected}
          acts={rowActs.out}
          onDrop={dropOn(false)}
          empty={
            <Text c="dimmed">Nothing waits: all that is open is in this or a later sprint.</Text>
          }
        />
      </div>
      {writes.data && <WriteList writes={writes.data} ask={ask} sprint={sprint} />}
      <GithubQuestion question={question} answer={answer} />
    </>
  )
}

/** What comes into the sprint: its items and the backlog, in the board's order. */
export function BacklogPanel(props: Props) {
  const { slug, sprint } = props
  const { data, error, refetch } = useBacklog(slug, sprint.id)
  if (!data)
    return error ? (
      <Problem title="The backlog could not be read" error={error} onRetry={() => refetch()} />
    ) : (
      <Loading height={420} label="Loading the backlog" />
    )
  const isEmpty = data.sprint.length + data.backlog.length === 0
  return (
    <Panel title="Backlog and sprint">
      {isEmpty ? (
        <Empty icon={<IconClipboardOff size={22} />} title="Nothing is on the board">
          Once a GitHub project is read, its open items stand here. Connect one in{' '}
          <Link to={`/${slug}/settings`}>Settings</Link>.
        </Empty>
      ) : (
        <Lists {...props} data={data} />
      )}
    </Panel>
  )
}
