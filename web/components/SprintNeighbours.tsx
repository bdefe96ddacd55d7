import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link, useNavigate } from 'react-router'
import { useKeys } from '../lib/keys.ts'

type Neighbour = { number: number; title: string } | null

type Props = {
  slug: string
  previous: Neighbour
  next: Neighbour
  /** The same page of the neighbours: "/review"; left out, their own. */
  page?: string
}

function Arrow({ address, to, isNext }: { address: string; to: Neighbour; isNext: boolean }) {
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
        to={address}
        variant="default"
        size={36}
        aria-label={`${label}, ${to.title}`}
      >
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  )
}

/** To the sprints before and after, by key too. */
export function SprintNeighbours({ slug, previous, next, page = '' }: Props) {
  const navigate = useNavigate()
  const addressOf = (to: Neighbour) => `/${slug}/sprints/${to?.number}${page}`
  useKeys(key => {
    const to = key === '[' ? previous : key === ']' ? next : null
    if (to) navigate(addressOf(to))
  })
  return (
    <>
      <Arrow address={addressOf(previous)} to={previous} isNext={false} />
      <Arrow address={addressOf(next)} to={next} isNext />
    </>
  )
}
