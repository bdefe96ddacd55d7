import { lazy, Suspense } from 'react'
import { Boundary } from '../components/Boundary.tsx'
import { useMay } from '../lib/access.ts'
import { useCurrentMeeting } from '../lib/meeting.ts'

const StepBar = lazy(async () => ({
  default: (await import('../features/meeting/StepBar.tsx')).StepBar,
}))

/** The steps of the meeting while one is held; fetched only then. */
export function HeldMeeting({ slug }: { slug: string }) {
  const meeting = useCurrentMeeting(slug).data?.meeting
  const may = useMay()
  if (!meeting || !may.write) return null
  return (
    <Boundary fallback={null}>
      <Suspense fallback={null}>
        <StepBar key={meeting.id} slug={slug} meeting={meeting} />
      </Suspense>
    </Boundary>
  )
}
