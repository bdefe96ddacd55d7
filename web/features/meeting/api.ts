import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Topic } from '#contract/live.ts'
import type {
  Attendance,
  Meeting,
  MeetingMove,
  MinuteLine,
  NewMinuteLine,
} from '#contract/meeting.ts'
import { ApiError, request, requestText, teamPath } from '../../lib/api.ts'
import { meetingQuery, meetingsQuery, useTakeMeeting } from '../../lib/meeting.ts'

export const useMeeting = (slug: string, id: string) => useQuery(meetingQuery(slug, id))
export const useMeetings = (slug: string) => useQuery(meetingsQuery(slug))

export const minutesPath = (slug: string, id: string) => teamPath(slug, `/meetings/${id}/minutes`)

const minutesTopics = [
  'meeting',
  'sprints',
  'review',
  'retro',
  'actions',
  'availability',
  'goals',
  'refinement',
  'board',
  'people',
  'team',
  'team-events',
] satisfies Topic[]

/** All that the meeting leaves, in Markdown; written anew whenever something of it changes. */
export const useMeetingMinutes = (slug: string, id: string) =>
  useQuery(
    queryOptions({
      queryKey: ['team', slug, `/meetings/${id}/minutes`],
      queryFn: () => requestText(minutesPath(slug, id)),
      staleTime: 0,
      meta: { topics: minutesTopics },
    }),
  )

const isMeeting = (row: unknown): row is Meeting =>
  typeof row === 'object' && row !== null && 'steps' in row

/** What is done to a meeting as a whole; the answer is shown at once. All throw ApiError. */
export function useMeetingActs(slug: string) {
  const take = useTakeMeeting(slug)
  const send = async (method: 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown) => {
    const meeting = await request<Meeting>(method, teamPath(slug, `/meetings/${path}`), body)
    take(meeting)
    return meeting
  }
  return {
    /** The meeting after the step; where somebody else went on meanwhile, as that left it. */
    move: async (
      id: string,
      move: MeetingMove,
    ): Promise<{ meeting: Meeting; wasFirst: boolean }> => {
      try {
        return { meeting: await send('POST', `${id}/move`, move), wasFirst: true }
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 409 || !isMeeting(error.current))
          throw error
        take(error.current)
        return { meeting: error.current, wasFirst: false }
      }
    },
    end: (id: string) => send('POST', `${id}/end`),
    attend: (id: string, attendance: Attendance) => send('PUT', `${id}/attendance`, attendance),
    /** Who leads is said outright: where something else of the meeting changed meanwhile, it is said again. */
    lead: async ({ id, version }: Meeting, leaderId: string | null) => {
      try {
        return await send('PATCH', id, { version, leaderId })
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 409 || !isMeeting(error.current))
          throw error
        return send('PATCH', id, { version: error.current.version, leaderId })
      }
    },
  }
}

/** Writes paragraphs. All throw ApiError. */
export function useLines(slug: string, meetingId: string) {
  const client = useQueryClient()
  const { queryKey } = meetingQuery(slug, meetingId)
  const again = () => client.invalidateQueries({ queryKey })
  return {
    add: async (line: NewMinuteLine) => {
      const path = teamPath(slug, `/meetings/${meetingId}/lines`)
      const added = await request<MinuteLine>('POST', path, line)
      client.setQueryData(queryKey, before =>
        before && !before.lines.some(({ id }) => id === added.id)
          ? { ...before, lines: [...before.lines, added].sort((a, b) => a.position - b.position) }
          : before,
      )
      await again()
    },
    save: async (line: Pick<MinuteLine, 'id' | 'version'>, text: string) => {
      const { id, version } = line
      await request<null>('PATCH', teamPath(slug, `/minute-lines/${id}`), { version, text })
      await again()
    },
  }
}
