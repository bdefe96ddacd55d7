import { Text } from '@mantine/core'
import type { Velocity } from '#contract/velocity.ts'
import { Figure } from '../../components/Figure.tsx'
import { RangeBar } from '../../components/RangeBar.tsx'
import { formatOne, formatPoints, plural } from '../../lib/format.ts'
import { choiceWords } from '../../lib/method-words.ts'
import { rangeWords } from '../../lib/range-words.ts'
import styles from './velocity.module.css'

type Next = NonNullable<Velocity['next']>

/** On what the FTE of the next sprint rests. */
function fromWords({ sprints }: Velocity, { sprintId }: Next): string | undefined {
  const sprint = sprints.find(({ id }) => id === sprintId)
  if (!sprint) return undefined
  const { answered, total } = sprint.people
  if (answered > 0) return `as answered by ${answered} of ${total}`
  return sprint.fte.planned === null ? 'as usual: nobody has answered yet' : 'as written down'
}

/** Of the past ranges, how many held what came out. */
function Score({ score, cover }: { score: Velocity['score']; cover: number | null }) {
  const { held, ranges } = score
  if (ranges === 0) return null
  const meant = cover === null ? 80 : Math.round(cover * 100)
  return (
    <Figure
      label="Past ranges"
      value={`${held} of ${ranges}`}
      unit="held"
      note={`meant to hold ${meant} of 100`}
      formula={{
        figure: 'Past ranges that held',
        formula: 'sprints whose counted points lay within the range given before them',
        filled: `${held} of ${ranges}`,
        notes: [
          'Each range was made from what was known before that sprint only.',
          `With so few ranges, some more or fewer than ${meant} of 100 are chance.`,
        ],
      }}
    />
  )
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
          {completedWords(sprint?.points.completed)} {rangeWords(next)}
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
        <div className={styles.none}>
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
            note={fromWords(velocity, next)}
          />
        )}
        <Score score={velocity.score} cover={next?.cover ?? null} />
      </div>
    </section>
  )
}
