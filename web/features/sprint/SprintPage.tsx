import { Button } from '@mantine/core'
import { IconSailboat } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { Empty } from '../../components/Empty.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useSprints } from '../../lib/queries.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { SprintLoading } from './SprintLoading.tsx'
import { SprintView } from './SprintView.tsx'

function NoSuchSprint({ slug, number }: { slug: string; number: string }) {
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
}

/** One sprint: its figures, its days, its items, its words. */
export function SprintPage() {
  const slug = useTeamSlug()
  const { number = '' } = useParams()
  const sprints = useSprints(slug)
  if (!sprints.data)
    return sprints.error ? (
      <>
        <PageTitle title={`Sprint ${number}`} />
        <Problem
          title="The sprints could not be read"
          error={sprints.error}
          onRetry={() => sprints.refetch()}
        />
      </>
    ) : (
      <SprintLoading />
    )
  const all = sprints.data.sprints
  const index = all.findIndex(sprint => String(sprint.number) === number)
  const sprint = all[index]
  if (!sprint) return <NoSuchSprint slug={slug} number={number} />
  return (
    <SprintView
      key={sprint.id}
      slug={slug}
      sprint={sprint}
      previous={all[index - 1] ?? null}
      next={all[index + 1] ?? null}
    />
  )
}
