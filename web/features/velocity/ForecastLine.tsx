import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { Panel } from '../../components/Panel.tsx'
import { useForecast } from '../../lib/forecast.ts'
import { answerWords } from '../../lib/forecast-words.ts'
import styles from './velocity.module.css'

/** When the backlog is done, in a sentence; the page behind it answers more. */
export function ForecastLine({ slug }: { slug: string }) {
  const { data, error } = useForecast(slug, { ask: 'backlog', growth: false })
  return (
    <Panel
      title="Forecast"
      actions={
        <Anchor component={Link} to={`/${slug}/forecast`} size="sm" underline="always">
          Ask for more
        </Anchor>
      }
    >
      <p className={styles.line}>
        {data ? (
          answerWords(data.forecast, data.question)
        ) : error ? (
          <Text span c="dimmed">
            It could not be read. {error.message}
          </Text>
        ) : null}
      </p>
    </Panel>
  )
}
