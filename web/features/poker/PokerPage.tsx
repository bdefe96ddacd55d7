import { Anchor } from '@mantine/core'
import { IconCards } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { OfSprint } from '../../components/OfSprint.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { WhoAmI } from '../../components/WhoAmI.tsx'
import { useMay } from '../../lib/access.ts'
import { useMe } from '../../lib/me.ts'
import { usePoker } from './api.ts'
import { Game } from './Game.tsx'
import { StartGame } from './StartGame.tsx'

type Props = { slug: string; sprint: Sprint }

function Table({ slug, sprint, me }: Props & { me: string | null }) {
  const may = useMay()
  const { data, error, refetch } = usePoker(slug, sprint.id)
  if (!data)
    return error ? (
      <Problem title="The poker could not be read" error={error} onRetry={() => refetch()} />
    ) : (
      <Loading height={420} label="Loading the poker" />
    )
  if (!data.game && !may.write)
    return (
      <Empty icon={<IconCards size={24} />} title="No poker is being played">
        When members of the team estimate, you can watch here.
      </Empty>
    )
  return data.game ? (
    <Game slug={slug} sprint={sprint} game={data.game} cards={data.cards} me={me} />
  ) : (
    <StartGame slug={slug} sprint={sprint} />
  )
}

function PokerView({ slug, sprint }: Props) {
  const me = useMe(slug)
  return (
    <>
      <PageTitle
        title="Planning poker"
        below={
          <Anchor component={Link} to={`/${slug}/sprints/${sprint.number}/plan`} inherit>
            back to planning sprint {sprint.number}
          </Anchor>
        }
        actions={<WhoAmI slug={slug} me={me} />}
      />
      <Table slug={slug} sprint={sprint} me={me ?? null} />
    </>
  )
}

/** Estimates made together: everybody lays a card, all are shown at once, the extremes speak. */
export function PokerPage() {
  return (
    <OfSprint title={() => 'Planning poker'}>
      {({ slug, sprint }) => <PokerView key={sprint.id} slug={slug} sprint={sprint} />}
    </OfSprint>
  )
}
