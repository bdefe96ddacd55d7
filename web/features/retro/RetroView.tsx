import { Box } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { Sprint } from '#contract/sprint.ts'
import { BigScreen } from '../../components/BigScreen.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { SprintAbove } from '../../components/SprintAbove.tsx'
import { SprintTabs } from '../../components/SprintTabs.tsx'
import { WhoAmI } from '../../components/WhoAmI.tsx'
import { useMay } from '../../lib/access.ts'
import { formatSpan } from '../../lib/format.ts'
import { useMe } from '../../lib/me.ts'
import { useTeam } from '../../lib/queries.ts'
import { useRetro } from './api.ts'
import { Finished } from './Finished.tsx'
import { Meeting } from './Meeting.tsx'
import { OpenRetro } from './OpenRetro.tsx'

type Props = { slug: string; sprint: Sprint }

function Content({ slug, sprint }: Props) {
  const me = useMe(slug) ?? null
  const team = useTeam(slug).data
  const { data, error, refetch } = useRetro(slug, sprint.id)
  if (!data || !team)
    return error ? (
      <Problem
        title="The retrospective could not be read"
        error={error}
        onRetry={() => refetch()}
      />
    ) : (
      <Loading height={480} label="Loading the retrospective" />
    )
  if (data.board)
    return <Meeting slug={slug} sprint={sprint} retro={data} board={data.board} me={me} />
  if (data.cards.length > 0) return <Finished slug={slug} sprint={sprint} retro={data} />
  return <OpenRetro slug={slug} sprint={sprint} defaults={team.retro} me={me} />
}

function MembersOnly() {
  return (
    <Empty icon={<IconLock size={24} />} title="This is among the members of the team">
      What is said in a retrospective stays there. A scrum master can make you a member.
    </Empty>
  )
}

export function RetroView({ slug, sprint }: Props) {
  const me = useMe(slug)
  const may = useMay()
  return (
    <>
      <PageTitle
        title={`Retrospective of sprint ${sprint.number}`}
        above={<SprintAbove slug={slug} sprint={sprint} />}
        below={formatSpan(sprint.firstDay, sprint.lastDay)}
        actions={
          <>
            <WhoAmI slug={slug} me={me} />
            <Box visibleFrom="sm">
              <BigScreen />
            </Box>
          </>
        }
      />
      <SprintTabs slug={slug} sprint={sprint} />
      {may.write ? <Content slug={slug} sprint={sprint} /> : <MembersOnly />}
    </>
  )
}
