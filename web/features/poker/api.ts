import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Board } from '#contract/item.ts'
import type { NewPokerRounds, Poker, PokerReferences, PokerStep } from '#contract/poker.ts'
import type { ViewItems } from '#contract/view.ts'
import { request, teamPath } from '../../lib/api.ts'
import { teamQuery } from '../../lib/queries.ts'

const pokerQuery = (slug: string, sprintId: string) =>
  teamQuery<Poker>(slug, `/sprints/${sprintId}/poker`, ['poker', 'people', 'team'])

export const usePoker = (slug: string, sprintId: string) => useQuery(pokerQuery(slug, sprintId))

export const useReferences = (slug: string) =>
  useQuery(teamQuery<PokerReferences>(slug, '/poker/references', ['board', 'team']))

export const useSprintBoard = (slug: string, sprintId: string) =>
  useQuery(teamQuery<Board>(slug, `/items?sprintId=${sprintId}&limit=500`, ['board']))

export const useBacklog = (slug: string) =>
  useQuery(teamQuery<ViewItems>(slug, '/views/backlog/items?limit=500', ['board']))

export type Move =
  | { kind: 'add'; rounds: NewPokerRounds }
  | { kind: 'end' }
  | { kind: 'lead'; personId: string }
  | { kind: 'vote'; roundId: string; label: string | null }
  | { kind: 'step'; roundId: string; step: PokerStep }
  | { kind: 'estimate'; roundId: string; points: number }

function send(slug: string, sprintId: string, move: Move): Promise<Poker> {
  const game = teamPath(slug, `/sprints/${sprintId}/poker`)
  const round = (id: string, part: string) => teamPath(slug, `/poker/rounds/${id}/${part}`)
  switch (move.kind) {
    case 'add':
      return request('POST', game, move.rounds)
    case 'end':
      return request('DELETE', game)
    case 'lead':
      return request('PUT', `${game}/facilitator`, { personId: move.personId })
    case 'vote':
      return request('PUT', round(move.roundId, 'vote'), { label: move.label })
    case 'step':
      return request('POST', round(move.roundId, move.step))
    case 'estimate':
      return request('PUT', round(move.roundId, 'estimate'), { points: move.points })
  }
}

/** Every move is answered by the whole game, which is shown at once. */
export function useMove(slug: string, sprintId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (move: Move) => send(slug, sprintId, move),
    onSuccess: poker => client.setQueryData(pokerQuery(slug, sprintId).queryKey, poker),
  })
}
