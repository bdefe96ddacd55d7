import { Text } from '@mantine/core'
import type { Velocity } from '#contract/velocity.ts'
import { Figure } from '../../components/Figure.tsx'
import { RangeBar } from '../../components/RangeBar.tsx'
import { formatOne, formatPoints, plural } from '../../lib/format.ts'
import { choiceWords } from '../../lib/method-words.ts'
import { rangeWords } from '../../lib/range-words.ts'
import styles from './velocity.module.css'

type Next = NonNullable<Velocity['next']>

function scoreWords({ held, ranges }: Velocity['score'], cover: number | null): string | null {
  if (ranges === 0) return null
  const isShort = cover !== null && held < cover * ranges
  const meant = isShort ? ` (meant to hold ${Math.round(cover * 10)} of 10)` : ''
  return `So far ${held} of ${plural(ranges, 'range')} held what came out${meant}.`
}

const completedWords = (points: number | null | undefined) =>
  points ? `${formatPoints(points)} completed so far.` : null

function Expected({ velocity, next }: { velocity: Velocity; next: Next }) {
  const sprint = velocity.sprints.find(({ id }) => id === next.sprintId)
  const committed = sprint?.points.committed ?? null
  return (
    <>
      <div className={styles.expected}>
        <Figure
          label={`Expected points of sprint ${next.number}`}
          value={formatOne(next.points.expected)}
          formula={next.formula}
          size="xl"
        />
      </div>
      <div className={styles.range}>
        <RangeBar
          points={next.points}
          mark={committed === null ? null : { points: committed, label: 'committed' }}
        />
        <Text c="dimmed" size="sm">
          {completedWords(sprint?.points.completed)} {rangeWords(next)}{' '}
          {scoreWords(velocity.score, next.cover)}
        </Text>
      </div>
    </>
  )
}

/** What the next sprint may hold, and the average velocity behind it. */
export function NextSprint({ velocity }: { velocity: Velocity }) {
  const { average, next } = velocity
  return (
    <section className={styles.next} aria-label="Next sprint">
      {next ? (
        <Expected velocity={velocity} next={next} />
      ) : (
        <div className={styles.expected}>
          <Text c="dimmed">
            Expected points need a coming sprint with availability. Add one, and ask people for
            their percentages.
          </Text>
        </div>
      )}
      <div className={styles.average}>
        <Figure
          label="Average velocity"
          value={formatOne(average.value)}
          {...(average.value === null ? {} : { unit: 'points per FTE' })}
          note={`${choiceWords(average)} (${plural(average.sprints, 'sprint')})`}
          formula={average.formula}
          reason={
            average.value === null ? 'No finished sprint with an FTE before that day.' : undefined
          }
        />
        {next && (
          <Figure
            label={`FTE of sprint ${next.number}`}
            value={formatOne(next.fte)}
            note="as answered"
          />
        )}
      </div>
    </section>
  )
}
