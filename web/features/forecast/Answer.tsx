import { Button, Text } from '@mantine/core'
import { IconAnchor } from '@tabler/icons-react'
import { lazy } from 'react'
import { Link } from 'react-router'
import type { Forecast } from '#contract/forecast.ts'
import { Empty } from '../../components/Empty.tsx'
import { LazyChart } from '../../components/LazyChart.tsx'
import { Panel } from '../../components/Panel.tsx'
import type { Question } from '../../lib/forecast.ts'
import { answerWords } from '../../lib/forecast-words.ts'
import { Basis } from './Basis.tsx'
import { Chances } from './Chances.tsx'
import styles from './forecast.module.css'

const RunsChart = lazy(async () => ({ default: (await import('./RunsChart.tsx')).RunsChart }))

type Props = {
  slug: string
  question: Question
  forecast: Forecast
  /** This answers the question of before, while the answer to this one is on its way. */
  isOld: boolean
}

function Refused({ slug, why }: { slug: string; why: string }) {
  return (
    <Panel>
      <Empty
        icon={<IconAnchor size={24} />}
        title="There is no forecast"
        actions={
          <Button component={Link} to={`/${slug}/sprints`} variant="default">
            Look at the sprints
          </Button>
        }
      >
        {why}
      </Empty>
    </Panel>
  )
}

export function Answer({ slug, question, forecast, isOld }: Props) {
  const { why, shares, basis } = forecast
  return (
    <div className={styles.stack} aria-busy={isOld}>
      {why === null ? (
        <section className={styles.answer} aria-label="Answer">
          <p className={styles.sentence} aria-live="polite">
            {answerWords(forecast, question)}
          </p>
          <Chances forecast={forecast} question={question} />
          <Text size="sm" c="dimmed">
            85 % sure means: in 85 of 100 runs through the coming sprints it came out so or better.
            Nothing here is a promise, and it moves with every closed sprint.
          </Text>
        </section>
      ) : (
        <Refused slug={slug} why={why} />
      )}
      {why === null && shares?.some(({ sprints }) => sprints > 0) && (
        <Panel>
          <LazyChart height={330}>
            <RunsChart shares={shares} runs={basis.runs} />
          </LazyChart>
        </Panel>
      )}
      <Basis slug={slug} forecast={forecast} />
    </div>
  )
}
