import { Badge, Group } from '@mantine/core'
import type { Sprint } from '#contract/sprint.ts'
import { useToday } from '../lib/clock.ts'
import { useTeam } from '../lib/queries.ts'

function stateWords({ state, lastDay }: Sprint, today: string | null): string {
  if (state === 'closed') return 'Closed'
  if (state === 'planned') return 'Planned'
  return today !== null && lastDay < today ? 'Over, not closed yet' : 'In progress'
}

/** Above a sprint's title: its number where the title is another one, its state, and if it counts. */
export function SprintAbove({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const team = useTeam(slug)
  const today = useToday(team.data?.timeZone)
  return (
    <Group gap={6}>
      {sprint.title !== `Sprint ${sprint.number}` && <span>Sprint {sprint.number}</span>}
      <Badge
        variant={sprint.state === 'active' ? 'light' : 'default'}
        size="sm"
        radius="sm"
        tt="none"
      >
        {stateWords(sprint, today)}
      </Badge>
      {sprint.excluded && (
        <Badge variant="default" size="sm" radius="sm" tt="none">
          Left out of averages
        </Badge>
      )}
    </Group>
  )
}
