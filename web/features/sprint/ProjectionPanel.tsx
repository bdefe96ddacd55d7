import { Button, Collapse, Skeleton, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useId } from 'react'
import type { Projection } from '#contract/forecast.ts'
import type { Sprint } from '#contract/sprint.ts'
import { Figure } from '../../components/Figure.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RangeBar } from '../../components/RangeBar.tsx'
import { formatPoints, plural } from '../../lib/format.ts'
import { rangeWords } from '../../lib/range-words.ts'
import { PastProjections } from './PastProjections.tsx'
import styles from './projection.module.css'
import { useProjection } from './projection-api.ts'

type Known = Projection & { points: NonNullable<Projection['points']> }

const isKnown = (projection: Projection): projection is Known => projection.points !== null

const sumOf = ({ completed, remaining }: Projection) =>
  completed === null || remaining === null ? null : completed + remaining

/** "Probably 31 of 42 points (24 to 38)" */
function probably(projection: Known): string {
  const { low, expected, high } = projection.points
  const scope = sumOf(projection)
  const of = scope === null ? '' : ` of ${formatPoints(scope)}`
  const range =
    low === null || high === null || low === high
      ? ''
      : ` (${Math.round(low)} to ${Math.round(high)})`
  return `Probably ${Math.round(expected)}${of} points${range}`
}

const timeWords = ({ fraction }: Projection) =>
  fraction >= 1 ? 'Its time is over.' : `${Math.round(100 * fraction)} % of its time has passed.`

function Probable({ slug, projection }: { slug: string; projection: Known }) {
  const [open, { toggle }] = useDisclosure(false)
  const id = useId()
  const { points, cover, past, completed, formula } = projection
  const scope = sumOf(projection)
  // nothing is left, or nothing can come any more: a range of one point says nothing
  const hasRange = points.low === null || points.low !== points.high
  return (
    <>
      <div className={styles.words}>
        <Figure
          label="Done by the end of the sprint"
          value={probably(projection)}
          size="sm"
          note={`${formatPoints(completed)} so far. ${timeWords(projection)}`}
          formula={formula}
        />
        {past.length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            className={styles.why ?? ''}
            aria-expanded={open}
            aria-controls={id}
            onClick={toggle}
          >
            {open ? 'Hide the past sprints' : `From ${plural(past.length, 'past sprint')}`}
          </Button>
        )}
      </div>
      {hasRange && (
        <div className={styles.range}>
          <RangeBar
            points={points}
            mark={scope === null ? null : { points: scope, label: 'in scope' }}
          />
          <Text size="sm" c="dimmed">
            {rangeWords({ points, cover, why: null })}
          </Text>
        </div>
      )}
      <Collapse expanded={open} id={id} className={styles.past ?? ''}>
        <PastProjections slug={slug} projection={projection} />
      </Collapse>
    </>
  )
}

/** What will probably be done by the end of a sprint under way. Its room is there before it is. */
export function ProjectionPanel({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const { data: projection, error, refetch } = useProjection(slug, sprint.id)
  return (
    <section className={styles.panel} aria-label="By the end of the sprint">
      {projection ? (
        isKnown(projection) ? (
          <Probable slug={slug} projection={projection} />
        ) : (
          <Text c="dimmed" className={styles.none ?? ''}>
            What will be done by the end cannot be said yet. {projection.why}
          </Text>
        )
      ) : error ? (
        <Problem
          title="What will probably be done could not be read"
          error={error}
          onRetry={() => refetch()}
        />
      ) : (
        <Skeleton height={48} radius="md" aria-label="Loading what will probably be done" />
      )}
    </section>
  )
}
