import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link, useNavigate } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { SprintAbove } from '../../components/SprintAbove.tsx'
import { Steps } from '../../components/steps/Steps.tsx'
import { formatInstant, formatSpan, plural } from '../../lib/format.ts'
import { useKeys } from '../../lib/keys.ts'

type Props = { slug: string; sprint: Sprint; previous: Sprint | null; next: Sprint | null }

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
      above={<SprintAbove slug={slug} sprint={sprint} />}
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
