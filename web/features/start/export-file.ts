import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TeamImport } from '#contract/team-export.ts'
import { ApiError, request } from '../../lib/api.ts'
import { teamsQuery } from '../../lib/queries.ts'

const path = '/api/teams/import'
const mostBytes = 100 * 1024 * 1024

const refusal = (message: string) => new ApiError(400, { code: 'no-export', message })

/** What a chosen file holds, as JSON; throws a sentence where it is none. */
async function readDocument(file: File): Promise<unknown> {
  if (file.size > mostBytes)
    throw refusal(`“${file.name}” is larger than 100 MB, which is more than Knots takes.`)
  const text = await file.text()
  try {
    return JSON.parse(text)
  } catch {
    throw refusal(
      `“${file.name}” is no export of Knots, or it was cut off. Choose the file that “Everything as JSON” gave.`,
    )
  }
}

export type LookedAt = { document: unknown; found: TeamImport }

/** Asks what is in a file and whether it can come in; nothing is written. */
export const useLookAtExport = () =>
  useMutation({
    mutationFn: async (file: File): Promise<LookedAt> => {
      const document = await readDocument(file)
      return { document, found: await request<TeamImport>('POST', `${path}?dryRun=true`, document) }
    },
  })

export function useBringExport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (document: unknown) => request<TeamImport>('POST', path, document),
    onSuccess: () => client.invalidateQueries({ queryKey: teamsQuery.queryKey }),
  })
}
