import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { isComplete, useForecast } from '../../lib/forecast.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { Answer } from './Answer.tsx'
import { AnswerLoading } from './AnswerLoading.tsx'
import { ForecastForm } from './ForecastForm.tsx'
import styles from './forecast.module.css'
import { useQuestion } from './use-question.ts'

/** How long for so much work, and how much work by then: always with how sure that is. */
export function ForecastPage() {
  const slug = useTeamSlug()
  const { question, ask } = useQuestion()
  const forecast = useForecast(slug, question)
  const isAsked = isComplete(question)
  return (
    <>
      <PageTitle
        title="Forecast"
        below="From the velocities the team really had and the people who will be there."
      />
      <div className={styles.stack}>
        <Panel title="What do you want to know?">
          <ForecastForm slug={slug} question={question} onAsk={ask} />
        </Panel>
        {!isAsked && (
          <Panel>
            <p>Say the rest of the question above, and the answer stands here.</p>
          </Panel>
        )}
        {isAsked && forecast.error && (
          <Problem
            title="There is no forecast"
            error={forecast.error}
            onRetry={() => forecast.refetch()}
          />
        )}
        {isAsked &&
          !forecast.error &&
          (forecast.data ? (
            <Answer slug={slug} {...forecast.data} isOld={forecast.isPlaceholderData} />
          ) : (
            <AnswerLoading />
          ))}
      </div>
    </>
  )
}
