import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Topic } from '#contract/live.ts'
import type {
  CardEdit,
  CardGroupEdit,
  Grouping,
  NewRetro,
  Retro,
  RetroEdit,
  RetroStep,
  RetroTimer,
} from '#contract/retro.ts'
import { request, requestDated, teamPath } from '../../lib/api.ts'
import { noteServerTime } from '../../lib/server-clock.ts'

export const retroPath = (slug: string, sprintId: string, part = '') =>
  teamPath(slug, `/sprints/${sprintId}/retro${part}`)

export const retroQuery = (slug: string, sprintId: string) =>
  queryOptions({
    queryKey: ['team', slug, `/sprints/${sprintId}/retro`],
    queryFn: async () => {
      const { data, at } = await requestDated<Retro>(retroPath(slug, sprintId))
      noteServerTime(at, Date.now())
      return data
    },
    meta: { topics: ['retro', 'people', 'sprints'] satisfies Topic[] },
  })

export const useRetro = (slug: string, sprintId: string) => useQuery(retroQuery(slug, sprintId))

/** Everything that a person can do to a board, but for writing cards before the reveal. */
export type Move =
  | { kind: 'open'; retro: NewRetro }
  | { kind: 'settings'; edit: RetroEdit }
  | { kind: 'phase'; step: RetroStep }
  | { kind: 'lead'; personId: string | null }
  | { kind: 'timer'; timer: RetroTimer }
  | { kind: 'topic'; id: string | null }
  | { kind: 'ready'; isReady: boolean }
  | { kind: 'rate'; rating: number }
  | { kind: 'card'; id: string; edit: CardEdit }
  | { kind: 'remove-card'; id: string }
  | { kind: 'put'; id: string; grouping: Grouping }
  | { kind: 'group'; id: string; edit: CardGroupEdit }
  | { kind: 'vote'; id: string; dots: number }

export function sendMove(slug: string, sprintId: string, move: Move): Promise<unknown> {
  const retro = (part = '') => retroPath(slug, sprintId, part)
  switch (move.kind) {
    case 'open':
      return request('POST', retro(), move.retro)
    case 'settings':
      return request('PATCH', retro(), move.edit)
    case 'phase':
      return request('POST', retro('/phase'), move.step)
    case 'lead':
      return request('PUT', retro('/facilitator'), { personId: move.personId })
    case 'timer':
      return request('PUT', retro('/timer'), move.timer)
    case 'topic':
      return request('PUT', retro('/topic'), { id: move.id })
    case 'ready':
      return request('PUT', retro('/ready'), { isReady: move.isReady })
    case 'rate':
      return request('PUT', retro('/rating'), { rating: move.rating })
    case 'card':
      return request('PATCH', teamPath(slug, `/cards/${move.id}`), move.edit)
    case 'remove-card':
      return request('DELETE', teamPath(slug, `/cards/${move.id}`))
    case 'put':
      return request('PUT', teamPath(slug, `/cards/${move.id}/group`), move.grouping)
    case 'group':
      return request('PATCH', teamPath(slug, `/groups/${move.id}`), move.edit)
    case 'vote':
      return request('PUT', retro(`/votes/${encodeURIComponent(move.id)}`), { dots: move.dots })
  }
}
