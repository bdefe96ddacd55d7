import { Anchor, Button } from '@mantine/core'
import { IconCards } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { WhoAmI } from '../../components/WhoAmI.tsx'
import { useMe } from '../../lib/me.ts'
import { useSprints } from '../../lib/queries.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { usePoker } from './api.ts'
import { Game } from './Game.tsx'
import { StartGame } from './StartGame.tsx'

function Table({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const { data, error, refetch } = usePoker(slug, sprint.id)
  const me = useMe(slug)
  if (!data)
    return error ? (
      <Problem title="The poker could not be read" error={error} onRetry={() => refetch()} />
    ) : (
      <Loading height={420} label="Loading the poker" />
    )
  return data.game ? (
    <Game slug={slug} sprint={sprint} game={data.game} cards={data.cards} me={me ?? null} />
  ) : (
    <StartGame slug={slug} sprint={sprint} />
  )
}

/** Estimates made together: everybody lays a card, all are shown at once, the extremes speak. */
export function PokerPage() {
  const slug = useTeamSlug()
  const { number = '' } = useParams()
  const sprints = useSprints(slug)
  const me = useMe(slug)
  const sprint = sprints.data?.sprints.find(one => String(one.number) === number)
  return (
    <>
      <PageTitle
        title="Planning poker"
        below={
          <Anchor component={Link} to={`/${slug}/sprints/${number}/plan`} inherit>
            back to planning sprint {number}
          </Anchor>
        }
        actions={sprint && <WhoAmI slug={slug} me={me} />}
      />
      {sprint && <Table slug={slug} sprint={sprint} />}
      {sprints.error && (
        <Problem
          title="The sprints could not be read"
          error={sprints.error}
          onRetry={() => sprints.refetch()}
        />
      )}
      {sprints.isPending && <Loading height={420} />}
      {sprints.data && !sprint && (
        <Empty
          icon={<IconCards size={24} />}
          title={`This team has no sprint ${number}`}
          actions={
            <Button component={Link} to={`/${slug}/sprints`}>
              All sprints
            </Button>
          }
        />
      )}
    </>
  )
}
