import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { pointsPerSprint } from '#domain/average.ts'
import { Figure } from '../../components/Figure.tsx'
import { useMay } from '../../lib/access.ts'
import { dash, formatOne, formatPoints, plural } from '../../lib/format.ts'
import { countWithFte, enough } from './enough.ts'
import styles from './velocity.module.css'

type Props = { slug: string; sprints: Sprint[] }

/** Until enough sprints have an FTE: the plain mean of points, called what it is. */
export function PointsPerSprint({ slug, sprints }: Props) {
  const counted = sprints.flatMap(({ state, excluded, points }) =>
    state === 'closed' && !excluded && points.counted !== null ? [points.counted] : [],
  )
  const may = useMay()
  const mean = pointsPerSprint(counted)
  return (
    <section className={styles.next} aria-label="Points per sprint">
      <div className={styles.expected}>
        <Figure
          label="Points per sprint"
          value={mean === null ? dash : formatOne(mean)}
          {...(mean === null ? {} : { unit: 'points' })}
          size="xl"
          formula={{
            figure: 'Points per sprint',
            formula: 'sum of counted points / number of finished sprints',
            filled: `(${counted.map(formatPoints).join(' + ')}) / ${counted.length} = ${formatOne(mean)}`,
            notes: ['Not a velocity: it does not know how many people were there.'],
          }}
          reason={mean === null ? 'No sprint is finished yet.' : undefined}
        />
      </div>
      <div className={styles.range}>
        <Text>
          This is not velocity yet. {plural(countWithFte(sprints), 'finished sprint')} with an FTE;{' '}
          {plural(enough, 'sprint')} are needed.
        </Text>
        {may.write && (
          <Text c="dimmed" size="sm">
            The FTE of any past sprint can be typed on{' '}
            <Anchor component={Link} to={`/${slug}/sprints`} inherit underline="always">
              Sprints
            </Anchor>
            .
          </Text>
        )}
      </div>
    </section>
  )
}
