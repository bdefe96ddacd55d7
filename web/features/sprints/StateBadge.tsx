import type { Sprint } from '#contract/sprint.ts'
import { useToday } from '../../lib/clock.ts'
import { useTeam } from '../../lib/queries.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import styles from './sprints.module.css'

/** What people say of a sprint: planned, under way, over and not closed, closed. */
function wordOf(sprint: Sprint, today: string | null): { word: string; kind: string } {
  if (sprint.state === 'closed') return { word: 'Closed', kind: 'closed' }
  if (sprint.state === 'planned') return { word: 'Planned', kind: 'planned' }
  if (today !== null && sprint.lastDay < today) return { word: 'To close', kind: 'due' }
  return { word: 'In progress', kind: 'active' }
}

export function StateBadge({ sprint }: { sprint: Sprint }) {
  const team = useTeam(useTeamSlug())
  const { word, kind } = wordOf(sprint, useToday(team.data?.timeZone))
  return (
    <span className={styles.state} data-kind={kind}>
      {word}
    </span>
  )
}
