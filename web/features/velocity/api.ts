import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AverageLast, AverageMethod } from '#contract/team.ts'
import type { TeamEvents } from '#contract/team-event.ts'
import type { Velocity } from '#contract/velocity.ts'
import { teamQuery } from '../../lib/queries.ts'

/** What the page is asked for; null stands for what the team chose, and for today. */
export type View = {
  asOf: string | null
  method: AverageMethod | null
  last: AverageLast
}

function pathOf({ asOf, method, last }: View): string {
  const query = new URLSearchParams()
  if (asOf) query.set('asOf', asOf)
  if (method) {
    query.set('method', method)
    query.set('last', last === null ? 'all' : String(last))
  }
  return `/velocity${query.size > 0 ? `?${query}` : ''}`
}

export const useVelocity = (slug: string, view: View) =>
  useQuery({
    ...teamQuery<Velocity>(slug, pathOf(view), [
      'sprints',
      'board',
      'availability',
      'people',
      'review',
      'team',
    ]),
    placeholderData: keepPreviousData,
  })

/** Conferences, review weeks, visits: what may explain a dip. */
export const useTeamEvents = (slug: string) =>
  useQuery(teamQuery<TeamEvents>(slug, '/team-events', ['team-events']))
