import { Loading } from '../../components/Loading.tsx'
import { OfSprint } from '../../components/OfSprint.tsx'
import { ReviewView } from './ReviewView.tsx'

/** What happened in a sprint, what of it counts, and its close. */
export function ReviewPage() {
  return (
    <OfSprint
      title={number => `Review of sprint ${number}`}
      loading={<Loading height={560} label="Loading the review" />}
    >
      {found => <ReviewView key={found.sprint.id} {...found} />}
    </OfSprint>
  )
}
