import { Navigate, useSearchParams } from 'react-router'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useTeams } from '../../lib/queries.ts'
import { useIsAdministrator } from '../../lib/session.ts'
import { BringExport } from './BringExport.tsx'
import { BringMinutes } from './BringMinutes.tsx'
import { ConnectGithub } from './ConnectGithub.tsx'
import { FirstRun } from './FirstRun.tsx'
import { NoTeam } from './NoTeam.tsx'
import { TeamList } from './TeamList.tsx'

/** Where everybody arrives: the ways to start, the only team, or the list of teams. */
export function StartPage() {
  const [params] = useSearchParams()
  const teams = useTeams()
  const isAdministrator = useIsAdministrator()
  if (teams.isPending) return <Loading height={420} label="Loading the teams" />
  if (teams.error && !teams.data)
    return (
      <Problem
        title="The teams could not be read"
        error={teams.error}
        onRetry={() => teams.refetch()}
      />
    )
  const way = isAdministrator ? params.get('with') : null
  if (way === 'github') return <ConnectGithub />
  if (way === 'minutes') return <BringMinutes />
  if (way === 'export') return <BringExport />
  const [first, ...others] = teams.data.teams
  if (!first) return isAdministrator ? <FirstRun /> : <NoTeam />
  if (others.length === 0 && !params.has('all')) return <Navigate to={`/${first.slug}`} replace />
  return <TeamList teams={teams.data.teams} />
}
