import { lazy, type ReactNode, Suspense } from 'react'
import type { SharedPage as Shared } from '#contract/share.ts'
import { Loading } from '../components/Loading.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { SharePage } from '../features/share/SharePage.tsx'
import { formatSpan } from '../lib/format.ts'

const SharedSprint = lazy(async () => ({
  default: (await import('../features/sprint/SharedSprint.tsx')).SharedSprint,
}))
const SharedReport = lazy(async () => ({
  default: (await import('../features/report/SharedReport.tsx')).SharedReport,
}))
const SharedVelocity = lazy(async () => ({
  default: (await import('../features/velocity/SharedVelocity.tsx')).SharedVelocity,
}))
const SharedGoals = lazy(async () => ({
  default: (await import('../features/goals/SharedGoals.tsx')).SharedGoals,
}))

function titleOf({ page, sprint }: Shared): string {
  if (page === 'velocity') return 'Velocity'
  if (page === 'goals') return 'Goals'
  return page === 'report' ? `Report of ${sprint?.title}` : (sprint?.title ?? 'Sprint')
}

const hasTargets = ({ sprintGoals }: Shared) =>
  sprintGoals !== null && sprintGoals.targets.length + sprintGoals.reviews.length > 0

function Content({ shared }: { shared: Shared }): ReactNode {
  const { page, team, sprint, burndown, report, velocity, goals } = shared
  if (page === 'sprint' && sprint)
    return <SharedSprint slug={team.slug} sprint={sprint} hasTargets={hasTargets(shared)} />
  if (page === 'report' && report)
    return <SharedReport slug={team.slug} {...{ report, burndown, timeZone: team.timeZone }} />
  if (page === 'velocity' && velocity)
    return <SharedVelocity slug={team.slug} velocity={velocity} />
  if (page === 'goals' && goals) return <SharedGoals slug={team.slug} goals={goals.goals} />
  return null
}

/** A page of a team as it is handed to others, made of the same parts. */
export function SharedPage() {
  return (
    <SharePage>
      {shared => (
        <>
          <PageTitle
            title={titleOf(shared)}
            below={
              shared.sprint
                ? `${shared.team.name} · ${formatSpan(shared.sprint.firstDay, shared.sprint.lastDay)}`
                : shared.team.name
            }
          />
          <Suspense fallback={<Loading height={640} />}>
            <Content shared={shared} />
          </Suspense>
        </>
      )}
    </SharePage>
  )
}
