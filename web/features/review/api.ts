import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Board } from '#contract/item.ts'
import type { Topic } from '#contract/live.ts'
import type {
  AdjustmentEdit,
  Amend,
  CarryNoteEdit,
  Learned,
  NewAdjustment,
  OutsideDecision,
  OutsideEdit,
  Report,
  SprintHistory,
} from '#contract/review.ts'
import { request, teamPath } from '../../lib/api.ts'
import { sprintsQuery, teamQuery } from '../../lib/queries.ts'

const topics: Topic[] = ['review', 'sprints', 'board', 'availability', 'people', 'team']

const reportQuery = (slug: string, id: string) =>
  teamQuery<Report>(slug, `/sprints/${id}/report`, topics)

export const useReport = (slug: string, id: string) => useQuery(reportQuery(slug, id))

export const useHistory = (slug: string, id: string) =>
  useQuery(teamQuery<SprintHistory>(slug, `/sprints/${id}/history`, topics))

/** What the board says now of a closed sprint; of others there is nothing to ask. */
export const useLearned = (slug: string, id: string, isClosed: boolean) =>
  useQuery({
    ...teamQuery<Learned>(slug, `/sprints/${id}/learned`, topics),
    enabled: isClosed,
  })

export type ReviewStep =
  | { kind: 'outside'; itemId: string; body: OutsideEdit }
  | { kind: 'adjust'; body: NewAdjustment }
  | { kind: 'edit-adjustment'; id: string; body: AdjustmentEdit }
  | { kind: 'remove-adjustment'; id: string; version: number; reason: string | undefined }
  | { kind: 'note'; itemId: string; body: CarryNoteEdit }
  | { kind: 'amend'; body: Amend }

function send(slug: string, id: string, step: ReviewStep): Promise<Report> {
  const path = (rest: string) => teamPath(slug, rest)
  switch (step.kind) {
    case 'outside':
      return request('PUT', path(`/sprints/${id}/outside/${step.itemId}`), step.body)
    case 'adjust':
      return request('POST', path(`/sprints/${id}/adjustments`), step.body)
    case 'edit-adjustment':
      return request('PATCH', path(`/adjustments/${step.id}`), step.body)
    case 'remove-adjustment': {
      const reason = step.reason ? `&reason=${encodeURIComponent(step.reason)}` : ''
      return request('DELETE', path(`/adjustments/${step.id}?version=${step.version}${reason}`))
    }
    case 'note':
      return request('PUT', path(`/sprints/${id}/items/${step.itemId}/note`), step.body)
    case 'amend':
      return request('POST', path(`/sprints/${id}/amend`), step.body)
  }
}

function decided(report: Report, itemId: string, decision: OutsideDecision | null): Report {
  const outside = report.outside.map(one =>
    one.item.id === itemId ? { ...one, decision, decidedBy: null, decidedAt: null } : one,
  )
  return { ...report, outside }
}

/** One thing that the team decides. A decision shows at once, what follows from it with the answer. */
export function useReviewStep(slug: string, id: string) {
  const client = useQueryClient()
  const { queryKey } = reportQuery(slug, id)
  return useMutation({
    mutationFn: (step: ReviewStep) => send(slug, id, step),
    onMutate: step => {
      if (step.kind !== 'outside') return
      const { itemId, body } = step
      client.setQueryData<Report>(
        queryKey,
        before => before && decided(before, itemId, body.decision),
      )
    },
    onSuccess: report => client.setQueryData(queryKey, report),
    onError: () => void client.invalidateQueries({ queryKey }),
    onSettled: () => {
      for (const part of ['history', 'learned'])
        void client.invalidateQueries({ queryKey: ['team', slug, `/sprints/${id}/${part}`] })
      void client.invalidateQueries({ queryKey: sprintsQuery(slug).queryKey })
    },
  })
}

/** Ids of the items that are in the sprint on the board now: who closes it offers those to the next one. */
export const useStillIn = (slug: string, id: string) =>
  useQuery({
    ...teamQuery<Board>(slug, `/items?sprintId=${encodeURIComponent(id)}&limit=500`, ['board']),
    select: ({ items }) => new Set(items.filter(({ archived }) => !archived).map(item => item.id)),
  })
