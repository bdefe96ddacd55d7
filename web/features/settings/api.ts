import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MappingEdit, MappingPreview } from '#contract/mapping.ts'
import type { NewPerson, People, Person, PersonEdit } from '#contract/person.ts'
import type { Sync } from '#contract/sync.ts'
import type { Team } from '#contract/team.ts'
import { request, teamPath } from '../../lib/api.ts'
import { peopleQuery, syncQuery, teamQuery, teamSettingsQuery } from '../../lib/queries.ts'

/** Gives or, with null, removes the token. It is sent once and never comes back. */
export function useSaveToken(slug: string) {
  const client = useQueryClient()
  return async (token: string | null): Promise<void> => {
    const path = teamPath(slug, '/github/token')
    const saved =
      token === null
        ? await request<Team>('DELETE', path)
        : await request<Team>('PUT', path, { token })
    client.setQueryData(teamSettingsQuery(slug).queryKey, saved)
    void forgetFields(client, slug)
  }
}

export function useStartSync(slug: string) {
  const client = useQueryClient()
  return async (): Promise<void> => {
    const started = await request<Sync>('POST', teamPath(slug, '/sync'))
    client.setQueryData(syncQuery(slug).queryKey, started)
  }
}

const fieldsPath = (choice: MappingEdit) => {
  const query = new URLSearchParams(
    Object.entries(choice).map(([use, fieldId]) => [use, fieldId ?? '']),
  ).toString()
  return `/github/fields${query && `?${query}`}`
}

/** What the board's fields are taken for, or would be by a choice; asks GitHub each time. */
export const useFields = (slug: string, choice: MappingEdit, isEnabled: boolean) =>
  useQuery({
    ...teamQuery<MappingPreview>(slug, fieldsPath(choice), []),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })

/** Saves a choice of fields; the board is then read by it. */
export function useSaveFields(slug: string) {
  const client = useQueryClient()
  return async (choice: MappingEdit): Promise<void> => {
    const saved = await request<MappingPreview>('PATCH', teamPath(slug, '/github/fields'), choice)
    client.setQueryData(teamQuery(slug, fieldsPath({}), []).queryKey, saved)
    void client.invalidateQueries({ queryKey: syncQuery(slug).queryKey })
  }
}

/** Asks GitHub again what is there: after another project or token. */
export const forgetFields = (client: QueryClient, slug: string) =>
  client.invalidateQueries({
    predicate: ({ queryKey: [kind, team, path] }) =>
      kind === 'team' && team === slug && String(path).startsWith('/github/fields'),
  })

export function useSavePerson(slug: string) {
  const client = useQueryClient()
  const { queryKey } = peopleQuery(slug)
  return async (person: Person, edit: Omit<PersonEdit, 'version'>): Promise<Person> => {
    const saved = await request<Person>('PATCH', teamPath(slug, `/people/${person.id}`), {
      version: person.version,
      ...edit,
    })
    client.setQueryData<People>(
      queryKey,
      before =>
        before && { people: before.people.map(other => (other.id === saved.id ? saved : other)) },
    )
    return saved
  }
}

export function useAddPerson(slug: string) {
  const client = useQueryClient()
  return async (person: NewPerson): Promise<Person> => {
    const made = await request<Person>('POST', teamPath(slug, '/people'), person)
    await client.invalidateQueries({ queryKey: peopleQuery(slug).queryKey })
    return made
  }
}

/** Deletes a person for good, as last seen here. */
export function useForgetPerson(slug: string) {
  const client = useQueryClient()
  return async ({ id, version }: Person): Promise<void> => {
    await request('DELETE', teamPath(slug, `/people/${id}?version=${version}`))
    await client.invalidateQueries({ queryKey: peopleQuery(slug).queryKey })
  }
}
