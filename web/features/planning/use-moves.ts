import { useEffect, useMemo, useRef } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { useAskGithub } from '../../components/ask-github.tsx'
import { newId } from '../../lib/new-id.ts'
import type { useWrites } from '../../lib/writes.ts'
import type { Planned } from './planned-items.ts'

/** What moves items and sets points, on GitHub. */
export function useMoves(
  slug: string,
  sprint: Sprint,
  writes: Pick<ReturnType<typeof useWrites>, 'data' | 'refetch'>,
) {
  const github = useAskGithub(slug, writes)
  const latest = useRef(github.request)
  useEffect(() => {
    latest.current = github.request
  })
  const acts = useMemo(
    () => ({
      move: (item: Planned, isIn: boolean) =>
        void latest.current({
          write: { id: newId(), itemId: item.id, field: 'sprint', to: isIn ? null : sprint.id },
          words: isIn
            ? `“${item.title}” out of the sprint`
            : `“${item.title}” to sprint ${sprint.number}`,
        }),
      setPoints: (item: Planned, points: number | null) =>
        void latest.current({
          write: { id: newId(), itemId: item.id, field: 'points', to: points },
          words: `“${item.title}”: ${points === null ? 'no estimate' : `${points} points`}`,
        }),
    }),
    [sprint.id, sprint.number],
  )
  return { ...github, acts }
}
