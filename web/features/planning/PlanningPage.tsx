import { Button } from '@mantine/core'
import { IconSailboat } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useSprints } from '../../lib/queries.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { PlanningView } from './PlanningView.tsx'

/** Who is there, what that is worth, and what the sprint takes on. */
export function PlanningPage() {
  const slug = useTeamSlug()
  const { number = '' } = useParams()
  const sprints = useSprints(slug)
  const sprint = sprints.data?.sprints.find(one => String(one.number) === number)
  if (sprint) return <PlanningView key={sprint.id} slug={slug} sprint={sprint} />
  if (sprints.data)
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
  return (
    <>
      <PageTitle title={`Plan sprint ${number}`} />
      {sprints.error ? (
        <Problem
          title="The sprints could not be read"
          error={sprints.error}
          onRetry={() => sprints.refetch()}
        />
      ) : (
        <Loading />
      )}
    </>
  )
}
