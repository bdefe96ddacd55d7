import { ActionIcon, Badge, Group, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link, useNavigate } from 'react-router'
import type { Sprint, SprintState } from '#contract/sprint.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { formatInstant, formatSpan, plural } from '../../lib/format.ts'
import { useKeys } from '../../lib/keys.ts'
import { Steps } from './Steps.tsx'

type Props = { slug: string; sprint: Sprint; previous: Sprint | null; next: Sprint | null }

const stateWords: Record<SprintState, string> = {
  planned: 'Planned',
  active: 'Under way',
  closed: 'Closed',
}

function Neighbour({ slug, to, isNext }: { slug: string; to: Sprint | null; isNext: boolean }) {
  const Icon = isNext ? IconChevronRight : IconChevronLeft
  const label = isNext ? 'Next sprint' : 'Previous sprint'
  if (!to)
    return (
      <ActionIcon variant="default" size={36} disabled aria-label={`No ${label.toLowerCase()}`}>
        <Icon size={18} />
      </ActionIcon>
    )
  return (
    <Tooltip withinPortal={false} label={`${label}: ${to.title} (${isNext ? ']' : '['})`}>
      <ActionIcon
        component={Link}
        to={`/${slug}/sprints/${to.number}`}
        variant="default"
        size={36}
        aria-label={`${label}, ${to.title}`}
      >
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  )
}

const closedWords = ({ closedAt }: Sprint) =>
  closedAt ? `closed ${formatInstant(closedAt)}` : null

export function SprintHead({ slug, sprint, previous, next }: Props) {
  const navigate = useNavigate()
  useKeys(key => {
    const to = key === '[' ? previous : key === ']' ? next : null
    if (to) navigate(`/${slug}/sprints/${to.number}`)
  })
  const words = [
    formatSpan(sprint.firstDay, sprint.lastDay),
    plural(sprint.workingDays, 'working day'),
    closedWords(sprint),
  ]
  return (
    <PageTitle
      title={sprint.title}
      above={
        <Group gap={6}>
          {sprint.title !== `Sprint ${sprint.number}` && `Sprint ${sprint.number}`}
          <Badge
            variant={sprint.state === 'active' ? 'light' : 'default'}
            size="sm"
            radius="sm"
            tt="none"
          >
            {stateWords[sprint.state]}
          </Badge>
          {sprint.excluded && (
            <Badge variant="default" size="sm" radius="sm" tt="none">
              Left out of averages
            </Badge>
          )}
        </Group>
      }
      below={words.filter(word => word !== null).join(' · ')}
      actions={
        <>
          <Steps slug={slug} sprint={sprint} />
          <Neighbour slug={slug} to={previous} isNext={false} />
          <Neighbour slug={slug} to={next} isNext />
        </>
      }
    />
  )
}
