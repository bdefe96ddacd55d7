import { useQuery } from '@tanstack/react-query'
import type { Retro } from '#contract/retro.ts'
import type { Report } from '#contract/review.ts'
import { teamPath } from '../../lib/api.ts'
import { teamQuery } from '../../lib/queries.ts'

export const useReport = (slug: string, id: string) =>
  useQuery(
    teamQuery<Report>(slug, `/sprints/${id}/report`, [
      'review',
      'sprints',
      'board',
      'availability',
      'people',
      'team',
    ]),
  )

/** Only those who are in the team read it. */
export const useRetro = (slug: string, id: string, isMember: boolean) =>
  useQuery({
    ...teamQuery<Retro>(slug, `/sprints/${id}/retro`, ['retro', 'people']),
    enabled: isMember,
  })

/** The burn-down as the server draws it; it prints as it is. */
export const burndownPath = (slug: string, id: string, theme: 'light' | 'dark', width: number) =>
  teamPath(slug, `/sprints/${id}/burndown.svg?theme=${theme}&width=${width}`)
