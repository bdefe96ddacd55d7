import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NewWrite, Writes } from '#contract/write.ts'
import { request, teamPath } from './api.ts'
import { teamQuery } from './queries.ts'

const writesQuery = (slug: string) => teamQuery<Writes>(slug, '/writes', ['writes', 'board'])

export const useWrites = (slug: string) => useQuery(writesQuery(slug))

type Ask = { kind: 'write'; writes: NewWrite[] } | { kind: 'undo' | 'cancel'; id: string }

function send(slug: string, ask: Ask): Promise<Writes> {
  const path = teamPath(slug, '/writes')
  switch (ask.kind) {
    case 'write':
      return request('POST', path, { writes: ask.writes })
    case 'undo':
      return request('POST', `${path}/${ask.id}/undo`)
    case 'cancel':
      return request('DELETE', `${path}/${ask.id}`)
  }
}

/** Asks Knots to change the board. What waits for GitHub is shown at once, as waiting. */
export function useAskWrites(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ask: Ask) => send(slug, ask),
    onSuccess: writes => client.setQueryData(writesQuery(slug).queryKey, writes),
  })
}
