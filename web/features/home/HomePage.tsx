import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useCurrentMeeting } from '../../lib/meeting.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { useHome } from './api.ts'
import { CurrentSprint } from './CurrentSprint.tsx'
import { HomeLoading } from './HomeLoading.tsx'
import { MeetingOffer } from './MeetingOffer.tsx'
import { NextSteps } from './NextSteps.tsx'

/** The current sprint at a glance, or what to do until there is one. */
export function HomePage() {
  const slug = useTeamSlug()
  const home = useHome(slug)
  const meeting = useCurrentMeeting(slug)
  if (!home.data)
    return home.error ? (
      <>
        <PageTitle title="Home" />
        <Problem
          title="The sprint could not be read"
          error={home.error}
          onRetry={() => home.refetch()}
        />
      </>
    ) : (
      <HomeLoading />
    )
  // Both at once: what is offered above must not push down what is being read.
  if (meeting.isPending) return <HomeLoading />
  return (
    <>
      <MeetingOffer slug={slug} now={meeting.data} />
      {home.data.sprint ? (
        <CurrentSprint slug={slug} home={home.data} sprint={home.data.sprint} />
      ) : (
        <NextSteps slug={slug} has={home.data.has} />
      )}
    </>
  )
}
