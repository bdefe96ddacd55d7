import { OfSprint } from '../../components/OfSprint.tsx'
import { SprintLoading } from './SprintLoading.tsx'
import { SprintView } from './SprintView.tsx'

/** One sprint: its figures, its days, its items, its words. */
export function SprintPage() {
  return (
    <OfSprint title={number => `Sprint ${number}`} loading={<SprintLoading />}>
      {found => <SprintView key={found.sprint.id} {...found} />}
    </OfSprint>
  )
}
