import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Availability, AvailabilityAnswer, AvailabilityEdit } from '#contract/availability.ts'
import { request, teamPath } from './api.ts'
import { sprintsQuery, teamQuery } from './queries.ts'

const availabilityQuery = (slug: string, id: string) =>
  teamQuery<Availability>(slug, `/sprints/${id}/availability`, [
    'availability',
    'people',
    'sprints',
    'team',
    'team-events',
  ])

export const useAvailability = (slug: string, id: string) => useQuery(availabilityQuery(slug, id))

/** Saves what somebody said of one person and shows it with the new totals at once. */
export function useSaveAvailability(slug: string, id: string) {
  const client = useQueryClient()
  const { queryKey } = availabilityQuery(slug, id)
  return async (personId: string, edit: AvailabilityEdit): Promise<void> => {
    const path = teamPath(slug, `/sprints/${id}/availability/${personId}`)
    const { row, fte } = await request<AvailabilityAnswer>('PUT', path, edit)
    client.setQueryData<Availability>(
      queryKey,
      before =>
        before && {
          ...before,
          fte,
          people: before.people.map(one => (one.personId === personId ? row : one)),
        },
    )
    void client.invalidateQueries({ queryKey: sprintsQuery(slug).queryKey })
  }
}
