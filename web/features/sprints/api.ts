import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Renumbering } from '#contract/renumber.ts'
import type { NewSprint, Sprint, SprintEdit, Sprints } from '#contract/sprint.ts'
import type { Velocity } from '#contract/velocity.ts'
import { ApiError, request, teamPath } from '../../lib/api.ts'
import { sprintsQuery, teamQuery } from '../../lib/queries.ts'

export type Change = Omit<SprintEdit, 'version'>

/** A refusal carries what people edit of a sprint; figures were typed too, so the whole is fetched. */
async function withWholeSprint(slug: string, id: string, error: unknown): Promise<unknown> {
  if (!(error instanceof ApiError) || error.status !== 409 || !error.current) return error
  const current = await request<Sprint>('GET', teamPath(slug, `/sprints/${id}`))
  const { message, code, issues } = error
  return new ApiError(409, { message, code, issues, current })
}

/** Saves a change of a sprint and shows the answer at once. Throws ApiError. */
export function useSaveSprint(slug: string) {
  const client = useQueryClient()
  const { queryKey } = sprintsQuery(slug)
  return async (sprint: Pick<Sprint, 'id' | 'version'>, change: Change): Promise<Sprint> => {
    const saved = await request<Sprint>('PATCH', teamPath(slug, `/sprints/${sprint.id}`), {
      version: sprint.version,
      ...change,
    }).catch(async error => {
      throw await withWholeSprint(slug, sprint.id, error)
    })
    client.setQueryData<Sprints>(
      queryKey,
      before =>
        before && { sprints: before.sprints.map(other => (other.id === saved.id ? saved : other)) },
    )
    void client.invalidateQueries({ queryKey: ['team', slug] })
    return saved
  }
}

export function useAddSprint(slug: string) {
  const client = useQueryClient()
  return async (sprint: NewSprint): Promise<Sprint> => {
    const made = await request<Sprint>('POST', teamPath(slug, '/sprints'), sprint)
    await client.invalidateQueries({ queryKey: ['team', slug] })
    return made
  }
}

const countAgain = (slug: string, dryRun: boolean) =>
  request<Renumbering>('POST', teamPath(slug, '/sprints/renumber'), { dryRun })

/** Which numbers would change if the sprints were counted again in order of their days. */
export const useNewNumbers = (slug: string) =>
  useQuery({
    queryKey: ['team', slug, 'renumber'],
    queryFn: () => countAgain(slug, true),
    gcTime: 0,
    meta: { topics: ['sprints'] },
  })

export function useRenumber(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => countAgain(slug, false),
    onSuccess: () => client.invalidateQueries({ queryKey: ['team', slug] }),
  })
}

/** Shares of each closed sprint: what of it was done, came in later, was left. */
export const useShares = (slug: string) =>
  useQuery({
    ...teamQuery<Velocity>(slug, '/velocity', [
      'sprints',
      'board',
      'availability',
      'people',
      'review',
      'team',
    ]),
    select: ({ shares }) => shares,
  })
