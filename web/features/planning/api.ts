import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Capacity } from '#contract/capacity.ts'
import type { NewTeamEvent, TeamEvent, TeamEvents } from '#contract/team-event.ts'
import { request, teamPath } from '../../lib/api.ts'
import { useSaveAvailability } from '../../lib/availability.ts'
import type { Choice } from '../../lib/method-words.ts'
import { teamQuery } from '../../lib/queries.ts'

const capacityPath = (id: string, choice: Choice | null) =>
  `/sprints/${id}/capacity${choice ? `?method=${choice.method}&last=${choice.last ?? 'all'}` : ''}`

/** What the sprint can hold, by the average chosen here or else by the team's. */
export const useCapacity = (slug: string, id: string, choice: Choice | null) =>
  useQuery({
    ...teamQuery<Capacity>(slug, capacityPath(id, choice), [
      'availability',
      'people',
      'sprints',
      'board',
      'team',
    ]),
    placeholderData: keepPreviousData,
  })

export type SavePercent = (personId: string, plannedPercent: number | null) => Promise<void>

/** Saves one cell and shows it with the new totals at once; what hangs on them is asked for again. */
export function useSavePercent(slug: string, id: string): SavePercent {
  const client = useQueryClient()
  const save = useSaveAvailability(slug, id)
  return async (personId, plannedPercent) => {
    await save(personId, { plannedPercent })
    void client.invalidateQueries({ queryKey: ['team', slug, capacityPath(id, null)] })
  }
}

const eventsQuery = (slug: string) => teamQuery<TeamEvents>(slug, '/team-events', ['team-events'])

export const useTeamEvents = (slug: string) => useQuery(eventsQuery(slug))

/** What follows from an event: the list itself and every suggestion. */
function useEventsChanged(slug: string) {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['team', slug] })
}

export function useAddEvent(slug: string) {
  const onSuccess = useEventsChanged(slug)
  return useMutation({
    mutationFn: (event: NewTeamEvent) =>
      request<TeamEvent>('POST', teamPath(slug, '/team-events'), event),
    onSuccess,
  })
}

export function useRemoveEvent(slug: string) {
  const onSuccess = useEventsChanged(slug)
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', teamPath(slug, `/team-events/${id}`)),
    onSuccess,
  })
}
