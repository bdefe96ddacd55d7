import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { ShareButton } from '../../components/ShareButton.tsx'
import { useTeamSlug } from '../../lib/slug.ts'
import { useVelocity } from './api.ts'
import { Controls } from './Controls.tsx'
import { NoVelocity } from './NoVelocity.tsx'
import { useView } from './use-view.ts'
import { VelocityLoading } from './VelocityLoading.tsx'
import { VelocityView } from './VelocityView.tsx'

/** How fast the team has been, and what the next sprint may hold. */
export function VelocityPage() {
  const slug = useTeamSlug()
  const { view, period, setPeriod, setAsOf, setChoice } = useView()
  const velocity = useVelocity(slug, view)
  const isEmpty = velocity.data?.sprints.length === 0
  return (
    <>
      <PageTitle
        title="Velocity"
        below="Points that were finished for each full-time equivalent of people."
        actions={
          velocity.data && !isEmpty ? (
            <>
              <Controls
                slug={slug}
                velocity={velocity.data}
                asOf={view.asOf}
                onAsOf={setAsOf}
                onChoice={setChoice}
              />
              <ShareButton slug={slug} page="velocity" />
            </>
          ) : null
        }
      />
      {velocity.error && (
        <Problem
          title="Velocity could not be read"
          error={velocity.error}
          onRetry={() => velocity.refetch()}
        />
      )}
      {velocity.data ? (
        isEmpty ? (
          <NoVelocity slug={slug} />
        ) : (
          <VelocityView
            slug={slug}
            velocity={velocity.data}
            isOld={velocity.isPlaceholderData}
            onChoice={setChoice}
            period={period}
            onPeriod={setPeriod}
          />
        )
      ) : (
        !velocity.error && <VelocityLoading />
      )}
    </>
  )
}
