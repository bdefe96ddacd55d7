import { OfSprint } from '../../components/OfSprint.tsx'
import { PlanningView } from './PlanningView.tsx'

/** Who is there, what that is worth, and what the sprint takes on. */
export function PlanningPage() {
  return (
    <OfSprint title={number => `Plan sprint ${number}`}>
      {({ slug, sprint }) => <PlanningView key={sprint.id} slug={slug} sprint={sprint} />}
    </OfSprint>
  )
}
