import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { MappingPreview } from '#contract/mapping.ts'
import type { Sync } from '#contract/sync.ts'
import type { Team } from '#contract/team.ts'
import { ApiError, request, teamPath } from '../../lib/api.ts'
import { parseProjectAddress } from '../../lib/project-address.ts'
import { teamsQuery } from '../../lib/queries.ts'
import { makeTeam, nameError, type TeamDraft } from './api.ts'

export type ConnectDraft = TeamDraft & { project: string; token: string }
export type Connected = { team: Team; preview: MappingPreview }
export type ConnectErrors = Partial<Record<'project' | 'token' | 'name' | 'form', string>>

/** What can be told before anything is sent. */
export function missingOf(draft: ConnectDraft): ConnectErrors {
  return {
    ...(parseProjectAddress(draft.project)
      ? {}
      : {
          project:
            'Paste the address of the project, such as https://github.com/orgs/acme/projects/30, or write acme/30.',
        }),
    ...(draft.name.trim() === '' ? { name: 'Give the team a name.' } : {}),
  }
}

const tokenCodes = ['github-token', 'github-scope', 'github-forbidden', 'no-token']
const projectCodes = ['github-not-found', 'not-found', 'no-project']

/** Puts a refusal beside the field it is about. */
export function errorsOf(error: unknown): ConnectErrors {
  if (!(error instanceof Error)) return {}
  const name = nameError(error)
  if (name !== undefined) return { name }
  const code = error instanceof ApiError ? error.code : ''
  if (tokenCodes.includes(code)) return { token: error.message }
  if (projectCodes.includes(code)) return { project: error.message }
  return { form: error.message }
}

const noToken = new ApiError(400, {
  code: 'no-token',
  message: 'Paste a token: this server has none of its own.',
})

/**
 * Makes the team, gives it the token, looks at the project's fields and starts the first read. What
 * was made stays when a later step is refused, so trying again goes on from there.
 */
export function useConnect() {
  const client = useQueryClient()
  const made = useRef<Team>(null)
  return useMutation({
    mutationFn: async ({ name, timeZone, project, token }: ConnectDraft): Promise<Connected> => {
      const github = parseProjectAddress(project)
      if (!github) throw new Error('The address of the project is not understood.')
      const settings = { name, timeZone, github }
      let team = made.current
        ? await request<Team>('PATCH', teamPath(made.current.slug), {
            version: made.current.version,
            ...settings,
          })
        : await makeTeam(settings)
      made.current = team
      if (token !== '')
        team = await request<Team>('PUT', teamPath(team.slug, '/github/token'), { token })
      made.current = team
      if (!team.hasToken) throw noToken
      const preview = await request<MappingPreview>('GET', teamPath(team.slug, '/github/fields'))
      await request<Sync>('POST', teamPath(team.slug, '/sync'))
      return { team, preview }
    },
    onSettled: () => client.invalidateQueries({ queryKey: teamsQuery.queryKey }),
  })
}
