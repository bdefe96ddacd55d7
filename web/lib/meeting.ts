import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Topic } from '#contract/live.ts'
import type { CurrentMeeting, Meeting, MeetingStepKey, Meetings } from '#contract/meeting.ts'
import { request, requestDated, teamPath } from './api.ts'
import { teamQuery } from './queries.ts'
import { noteServerTime } from './server-clock.ts'

const topics = ['meeting', 'people', 'sprints', 'team'] satisfies Topic[]

export const currentMeetingQuery = (slug: string) =>
  queryOptions({
    queryKey: ['team', slug, '/meeting'],
    queryFn: async () => {
      const { data, at } = await requestDated<CurrentMeeting>(teamPath(slug, '/meeting'))
      noteServerTime(at, Date.now())
      return data
    },
    meta: { topics },
  })

export const meetingQuery = (slug: string, id: string) =>
  teamQuery<Meeting>(slug, `/meetings/${id}`, topics)
export const meetingsQuery = (slug: string) => teamQuery<Meetings>(slug, '/meetings', topics)

export const useCurrentMeeting = (slug: string) => useQuery(currentMeetingQuery(slug))

/** Shows a meeting as an answer brought it, wherever it is shown. */
export function useTakeMeeting(slug: string) {
  const client = useQueryClient()
  return (meeting: Meeting) => {
    client.setQueryData(meetingQuery(slug, meeting.id).queryKey, meeting)
    client.setQueryData(currentMeetingQuery(slug).queryKey, before => {
      if (!before) return before
      if (meeting.endedAt === null) return { ...before, meeting }
      return before.meeting?.id === meeting.id ? { ...before, meeting: null } : before
    })
    void client.invalidateQueries({ queryKey: meetingsQuery(slug).queryKey })
  }
}

/** Starts the meeting, or comes into the one that is being held. Throws ApiError. */
export function useStartMeeting(slug: string) {
  const take = useTakeMeeting(slug)
  return async (): Promise<Meeting> => {
    const meeting = await request<Meeting>('POST', teamPath(slug, '/meetings'), {})
    take(meeting)
    return meeting
  }
}

export const stepNames: Record<MeetingStepKey, string> = {
  'follow-ups': 'Follow-ups',
  review: 'Review',
  close: 'Close',
  retrospective: 'Retrospective',
  goals: 'Goals',
  refinement: 'Refinement',
  planning: 'Planning',
  commit: 'Commit',
}

type OfSprints = Pick<Meeting, 'reviewSprint' | 'planSprint'>

/** Where a step is done. Without the sprint it is about, the list of sprints. */
export function stepPath(slug: string, step: MeetingStepKey, sprints: OfSprints): string {
  const of = (sprint: OfSprints['reviewSprint'], page: string) =>
    sprint ? `/${slug}/sprints/${sprint.number}/${page}` : `/${slug}/sprints`
  switch (step) {
    case 'follow-ups':
      return `/${slug}/actions`
    case 'review':
    case 'close':
      return of(sprints.reviewSprint, 'review')
    case 'retrospective':
      return of(sprints.reviewSprint, 'retro')
    case 'goals':
      return `/${slug}/goals`
    case 'refinement':
      return `/${slug}/refinement`
    case 'planning':
    case 'commit':
      return of(sprints.planSprint, 'plan')
  }
}

export const currentStep = ({ steps }: Pick<Meeting, 'steps'>) =>
  steps.find(({ state }) => state === 'current') ?? null
