import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Reminder } from '#contract/reminder.ts'
import { request, teamPath } from '../../lib/api.ts'
import { teamQuery } from '../../lib/queries.ts'

const reminderQuery = (slug: string) => teamQuery<Reminder>(slug, '/reminder', ['team'])

export const useReminder = (slug: string) => useQuery(reminderQuery(slug))

export function useSaveReminder(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (url: string) => request<Reminder>('PUT', teamPath(slug, '/reminder'), { url }),
    onSuccess: saved => client.setQueryData(reminderQuery(slug).queryKey, saved),
  })
}

export const usePostReminder = (slug: string) =>
  useMutation({
    mutationFn: (text: string) =>
      request<void>('POST', teamPath(slug, '/reminder/posts'), { text }),
  })
