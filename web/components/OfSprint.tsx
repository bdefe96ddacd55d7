import { Button } from '@mantine/core'
import { IconSailboat } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { useSprints } from '../lib/queries.ts'
import { useTeamSlug } from '../lib/slug.ts'
import { Empty } from './Empty.tsx'
import { Loading } from './Loading.tsx'
import { PageTitle } from './PageTitle.tsx'
import { Problem } from './Problem.tsx'

type Found = { slug: string; sprint: Sprint; previous: Sprint | null; next: Sprint | null }

type Props = {
  /** What the page is called until the sprint is there. */
  title: (number: string) => string
  /** Stands in for the page until then. */
  loading?: ReactNode
  children: (found: Found) => ReactNode
}

/** A page of the sprint whose number stands in the address; says so where there is none. */
export function OfSprint({ title, loading = <Loading />, children }: Props) {
  const slug = useTeamSlug()
  const { number = '' } = useParams()
  const sprints = useSprints(slug)
  const all = sprints.data?.sprints
  const index = all?.findIndex(sprint => String(sprint.number) === number) ?? -1
  const sprint = all?.[index]
  if (sprint)
    return children({
      slug,
      sprint,
      previous: all[index - 1] ?? null,
      next: all[index + 1] ?? null,
    })
  if (all)
    return (
      <>
        <PageTitle title="No such sprint" />
        <Empty
          icon={<IconSailboat size={24} />}
          title={`This team has no sprint ${number}`}
          actions={
            <Button component={Link} to={`/${slug}/sprints`}>
              All sprints
            </Button>
          }
        />
      </>
    )
  if (!sprints.error) return loading
  return (
    <>
      <PageTitle title={title(number)} />
      <Problem
        title="The sprints could not be read"
        error={sprints.error}
        onRetry={() => sprints.refetch()}
      />
    </>
  )
}
