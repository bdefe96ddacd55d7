import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Forecast } from '#contract/forecast.ts'
import type { Topic } from '#contract/live.ts'
import { isDay } from '#domain/calendar.ts'
import { request, teamPath } from './api.ts'

/** What is asked: when so much is done, or how much is done by then. Null: not said yet. */
export type Question =
  | { ask: 'backlog'; growth: boolean }
  | { ask: 'label'; label: string | null; growth: boolean }
  | { ask: 'points'; points: number | null; growth: boolean }
  | { ask: 'sprints'; sprints: number | null }
  | { ask: 'day'; day: string | null }

export type Ask = Question['ask']

/** The rest of a question that says enough, as the address of the page and of the answer have it. */
export function questionParams(question: Question): URLSearchParams {
  const params = new URLSearchParams()
  if (question.ask === 'backlog') params.set('backlog', 'true')
  if (question.ask === 'label') params.set('label', question.label ?? '')
  if (question.ask === 'points') params.set('points', String(question.points ?? ''))
  if (question.ask === 'sprints') params.set('sprints', String(question.sprints ?? ''))
  if (question.ask === 'day') params.set('day', question.day ?? '')
  if ('growth' in question && question.growth) params.set('growth', 'true')
  return params
}

export const isComplete = (question: Question): boolean =>
  [...questionParams(question).values()].every(value => value !== '')

function numberIn(text: string, least: number, most: number): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return value >= least && value <= most ? value : null
}

/** Points of a question as the server takes them, or null. */
export const pointsOf = (text: string) => numberIn(text.replace(',', '.'), 0, 100_000)

/** A whole number of sprints, at most a year or two of them, or null. */
export function sprintsOf(text: string): number | null {
  const value = numberIn(text, 1, 52)
  return value !== null && Number.isInteger(value) ? value : null
}

/** A day of the calendar, or null. */
const dayIn = (text: string) => (isDay(text) ? text : null)

/** The question of an address; the backlog where it has none. */
export function questionOf(params: URLSearchParams): Question {
  const growth = params.get('growth') === 'true'
  const { label, points, sprints, day } = Object.fromEntries(params)
  if (label !== undefined) return { ask: 'label', label: label.trim() || null, growth }
  if (points !== undefined) return { ask: 'points', points: pointsOf(points), growth }
  if (sprints !== undefined) return { ask: 'sprints', sprints: sprintsOf(sprints) }
  if (day !== undefined) return { ask: 'day', day: dayIn(day) }
  return { ask: 'backlog', growth }
}

/** The answer with its question: the one shown may be that of before. Nothing is asked that does not say enough. */
export function useForecast(slug: string, question: Question) {
  const path = `/forecast?${questionParams(question)}`
  return useQuery({
    queryKey: ['team', slug, path],
    queryFn: async () => ({
      question,
      forecast: await request<Forecast>('GET', teamPath(slug, path)),
    }),
    enabled: isComplete(question),
    placeholderData: keepPreviousData,
    meta: {
      topics: ['sprints', 'board', 'availability', 'people', 'review', 'team'] satisfies Topic[],
    },
  })
}
