import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ImportResult } from '#contract/import.ts'
import { ApiError, request, teamPath } from '../../lib/api.ts'
import { maxTextBytes, tooLong } from '../../lib/read-text-file.ts'
import { type ImportDraft, kindOf, requestOf } from './draft.ts'

const paths = { minutes: '/import/minutes', csv: '/import/sprints' }

async function send(slug: string, draft: ImportDraft, dryRun: boolean): Promise<ImportResult> {
  if (draft.text.length > maxTextBytes)
    throw new ApiError(413, {
      code: 'minutes-too-large',
      message: tooLong('This text', draft.text.length),
    })
  const path = teamPath(slug, paths[kindOf(draft)])
  return request<ImportResult>('POST', path, requestOf(draft, dryRun))
}

/** What importing the draft would do. Nothing is saved. Not asked while it is being imported. */
export const usePreview = (slug: string, draft: ImportDraft, isApplied: boolean) =>
  useQuery({
    queryKey: ['team', slug, 'import', draft.id],
    queryFn: () => send(slug, draft, true),
    enabled: draft.text.trim() !== '' && !isApplied,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
    meta: { topics: ['sprints', 'people', 'actions', 'team'] },
  })

/** Imports the draft; every page of the team may look different then. */
export function useApply(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: ImportDraft) => send(slug, draft, false),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [kind, team, path] }) =>
          kind === 'team' && team === slug && path !== 'import',
      }),
  })
}
