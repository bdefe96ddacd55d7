import { useSearchParams } from 'react-router'
import { type Question, questionOf, questionParams } from '../../lib/forecast.ts'

/** The question stands in the address, so that it can be sent to others. */
export function useQuestion() {
  const [params, setParams] = useSearchParams()
  return {
    question: questionOf(params),
    ask: (question: Question) => setParams(questionParams(question), { replace: true }),
  }
}
