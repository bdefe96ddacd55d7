import type { Forecast } from '#contract/forecast.ts'
import type { Question } from './forecast.ts'
import { formatDayWithYear, formatPoints, plural } from './format.ts'

type InSprints = NonNullable<Forecast['sprints']>[number]

/** How sure the sentence in front is; the others stand below it. */
export const leading = 85

/** What is asked for, with its verb: "the backlog is", "40 points are". */
function subjectOf(question: Question): string {
  if (question.ask === 'label') return `all that bears “${question.label ?? ''}” is`
  if (question.ask !== 'points') return 'the backlog is'
  return `${plural(question.points ?? 0, 'point')} ${question.points === 1 ? 'is' : 'are'}`
}

const byDay = (day: string | null) => (day === null ? '' : `, by ${formatDayWithYear(day)}`)

/** "done after 7 sprints, by 14 Oct 2026" */
export function doneWords({ sprints, lastDay }: InSprints): string {
  if (sprints === null) return 'not done within the years looked at'
  return sprints === 0 ? 'done already' : `done after ${plural(sprints, 'sprint')}${byDay(lastDay)}`
}

/** Until when points are asked for: "by 14 Oct 2026", "in 3 sprints". */
export function untilWords(question: Question): string {
  if (question.ask === 'day') return question.day ? `by ${formatDayWithYear(question.day)}` : ''
  return question.ask === 'sprints' ? `in ${plural(question.sprints ?? 0, 'sprint')}` : ''
}

/** The answer in one sentence, or why there is none. */
export function answerWords(forecast: Forecast, question: Question): string {
  const { why, work, sprints, points } = forecast
  if (why !== null) return why
  if (work?.items === 0)
    return question.ask === 'label'
      ? `No open item bears “${question.label ?? ''}”.`
      : 'Nothing is left to do: no open item is known.'
  const inSprints = sprints?.find(({ percent }) => percent === leading)
  if (inSprints && inSprints.sprints !== null)
    return `${leading} % sure: ${subjectOf(question)} ${doneWords(inSprints)}.`
  const known = sprints?.findLast(one => one.sprints !== null)
  if (inSprints && known)
    return `${known.percent} % sure: ${subjectOf(question)} ${doneWords(known)}. More than that cannot be said: too many runs do not end within the years looked at.`
  if (inSprints)
    return `Even half of the runs do not end within the years looked at: ${subjectOf(question)} not done at this pace.`
  const atLeast = points?.find(({ percent }) => percent === leading)
  return atLeast
    ? `${leading} % sure: at least ${formatPoints(Math.floor(atLeast.points))} points ${untilWords(question)}.`
    : 'There is no answer to that.'
}
