import { useNavigate } from 'react-router'
import type { RefinementItem } from '#contract/refinement.ts'
import { useAskGithub } from '../../components/ask-github.tsx'
import { request, teamPath } from '../../lib/api.ts'
import { useToday } from '../../lib/clock.ts'
import { sprintToPlan } from '../../lib/current-sprint.ts'
import { titleOf } from '../../lib/item-words.ts'
import { newId } from '../../lib/new-id.ts'
import { useSprints, useTeam } from '../../lib/queries.ts'
import { tellFailure } from '../../lib/tell-failure.ts'
import { useWrites } from '../../lib/writes.ts'

export type Acts = {
  /** Null: there is no sprint to play poker for. */
  estimate: ((item: RefinementItem) => void) | null
  /** Null: no status of the board means backlog. */
  toBacklog: ((item: RefinementItem) => void) | null
  drop: (item: RefinementItem) => void
}

/** What a team decides on an item: each is a change on GitHub by a person's click, but poker. */
export function useActs(slug: string, backlogStatus: string | null) {
  const navigate = useNavigate()
  const github = useAskGithub(slug, useWrites(slug))
  const sprints = useSprints(slug).data?.sprints
  const today = useToday(useTeam(slug).data?.timeZone)
  const sprint = sprints && today ? sprintToPlan(sprints, today) : null
  const acts: Acts = {
    estimate:
      sprint &&
      (item =>
        void request('POST', teamPath(slug, `/sprints/${sprint.id}/poker`), {
          itemIds: [item.id],
        }).then(
          () => navigate(`/${slug}/sprints/${sprint.number}/poker`),
          tellFailure(`“${titleOf(item)}” was not put up for poker`),
        )),
    toBacklog:
      backlogStatus === null
        ? null
        : item =>
            void github.request({
              write: { id: newId(), itemId: item.id, field: 'status', to: backlogStatus },
              words: `“${titleOf(item)}” to ${backlogStatus}`,
            }),
    drop: item =>
      void github.request({
        write: { id: newId(), itemId: item.id, field: 'state', to: 'not-planned' },
        words: `“${titleOf(item)}” closed as not planned`,
      }),
  }
  return { ...github, acts }
}
