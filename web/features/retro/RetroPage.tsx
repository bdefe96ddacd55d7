import { OfSprint } from '../../components/OfSprint.tsx'
import { RetroView } from './RetroView.tsx'

/** What slowed us, what helped, what lies ahead, and what will be different from now on. */
export function RetroPage() {
  return (
    <OfSprint title={number => `Retrospective of sprint ${number}`}>
      {({ slug, sprint }) => <RetroView key={sprint.id} slug={slug} sprint={sprint} />}
    </OfSprint>
  )
}
