import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Refinement, TriageNoteEdit, WaitEdit } from '#contract/refinement.ts'
import { request, teamPath } from '../../lib/api.ts'
import { teamQuery } from '../../lib/queries.ts'

const refinementQuery = (slug: string) =>
  teamQuery<Refinement>(slug, '/refinement', ['refinement', 'board', 'writes', 'meeting'])

export const useRefinement = (slug: string) => useQuery(refinementQuery(slug))

/** Writes notes and what items wait for, and shows the answer at once. All throw ApiError. */
export function useRefinementEdit(slug: string) {
  const client = useQueryClient()
  const send = async (method: 'PUT' | 'DELETE', path: string, body?: unknown) => {
    const answer = await request<Refinement>(method, teamPath(slug, path), body)
    client.setQueryData(refinementQuery(slug).queryKey, answer)
  }
  const item = (id: string) => `/items/${encodeURIComponent(id)}`
  return {
    note: (id: string, edit: TriageNoteEdit) => send('PUT', `${item(id)}/triage-note`, edit),
    wait: (id: string, edit: WaitEdit) => send('PUT', `${item(id)}/wait`, edit),
    endWait: (id: string, version: number) => send('DELETE', `${item(id)}/wait?version=${version}`),
  }
}
