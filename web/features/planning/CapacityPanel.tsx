import { Anchor, NativeSelect, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Capacity } from '#contract/capacity.ts'
import type { Sprint } from '#contract/sprint.ts'
import { explain } from '#domain/explain.ts'
import { Figure } from '../../components/Figure.tsx'
import { FigureStrip } from '../../components/FigureStrip.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RangeBar } from '../../components/RangeBar.tsx'
import { SprintFigure } from '../../components/SprintFigure.tsx'
import { formatOne, formatPoints, plural } from '../../lib/format.ts'
import { type Choice, choiceKey, choiceOf, choiceWords } from '../../lib/method-words.ts'
import { rangeWords } from '../../lib/range-words.ts'
import { useCapacity } from './api.ts'
import { announcedWords, contentWords, fteWords, whyNotExpected } from './capacity-words.ts'
import styles from './planning.module.css'

type Props = {
  slug: string
  sprint: Sprint
  choice: Choice | null
  onChoice: (choice: Choice | null) => void
}

function Figures({ capacity, sprint }: { capacity: Capacity; sprint: Sprint }) {
  const { fte, average, expected, inSprint, delivery, announced } = capacity
  return (
    <FigureStrip label="Capacity">
      <Figure
        label="FTE"
        value={formatOne(fte.used)}
        note={fteWords(fte)}
        formula={explain('plannedFte', sprint)}
      />
      <Figure
        label="Average velocity"
        value={formatOne(average.value)}
        note={`${choiceWords(average)} (${plural(average.sprints, 'sprint')})`}
        formula={average.formula}
        reason={
          average.value === null ? 'No finished sprint with an FTE before this one.' : undefined
        }
      />
      <Figure
        label="Expected points"
        value={formatOne(expected?.points.expected)}
        note="FTE x average velocity"
        formula={expected?.formula}
        reason={expected ? undefined : whyNotExpected(capacity)}
      />
      <Figure
        label="In the sprint now"
        value={formatPoints(inSprint?.points)}
        note={contentWords(capacity)}
      />
      {capacity.committed !== null && (
        <SprintFigure
          sprint={sprint}
          figure="expectedVelocity"
          note={`${formatPoints(capacity.committed)} points committed`}
        />
      )}
      {delivery && (
        <Figure
          label="Expected delivery"
          value={formatOne(delivery.points)}
          note="committed or expected"
          formula={delivery.formula}
        />
      )}
      {announced && (
        <Figure
          label="Real of announced"
          value={`${Math.round(announced.share * 100)} %`}
          note={announcedWords(announced)}
          formula={announced.formula}
        />
      )}
    </FigureStrip>
  )
}

function markOf({ committed, inSprint }: Capacity) {
  if (committed !== null) return { points: committed, label: 'committed' }
  return inSprint && { points: inSprint.points, label: 'in the sprint' }
}

/** FTE times average velocity is what may fit; beside it what is in. */
export function CapacityPanel({ slug, sprint, choice, onChoice }: Props) {
  const { data: capacity, error, refetch } = useCapacity(slug, sprint.id, choice)
  if (!capacity)
    return error ? (
      <Problem title="The capacity could not be read" error={error} onRetry={() => refetch()} />
    ) : (
      <Loading height={210} label="Loading the capacity" />
    )
  const { expected, likely, provisional } = capacity
  return (
    <div className={styles.capacity}>
      <Figures capacity={capacity} sprint={sprint} />
      <div className={styles.expectation}>
        {expected ? (
          <div className={styles.range}>
            <RangeBar points={expected.points} mark={markOf(capacity)} />
            <Text c="dimmed" size="sm">
              {rangeWords(expected)}
              {likely &&
                capacity.fte.from !== 'likely' &&
                ` ${formatOne(likely.points.expected)} if those who have not answered are there as usual.`}
            </Text>
          </div>
        ) : (
          <Text c="dimmed">{whyNotExpected(capacity)}</Text>
        )}
        <NativeSelect
          label="Average"
          className={styles.method ?? ''}
          value={choiceKey(capacity.average)}
          onChange={event => onChoice(choiceOf(event.currentTarget.value))}
          data={capacity.methods.map(method => ({
            value: choiceKey(method),
            label: `${choiceWords(method)}: ${formatOne(method.expected)}`,
          }))}
        />
      </div>
      <Text size="sm">
        <Anchor component={Link} to={`/${slug}/forecast`} inherit underline="always">
          When will the backlog be done?
        </Anchor>
      </Text>
      {provisional.length > 0 && (
        <Text size="sm" c="dimmed">
          {provisional.map(({ title }) => title).join(' and ')}{' '}
          {provisional.length === 1 ? 'is' : 'are'} not closed yet: the average uses the figures so
          far.
        </Text>
      )}
    </div>
  )
}
