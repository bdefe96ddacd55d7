import { Loading } from '../../components/Loading.tsx'
import { OfSprint } from '../../components/OfSprint.tsx'
import { ReportView } from './ReportView.tsx'

/** A sprint on one or two pages of paper, to be handed round. */
export function ReportPage() {
  return (
    <OfSprint
      title={number => `Report of sprint ${number}`}
      loading={<Loading height={900} label="Loading the report" />}
    >
      {found => <ReportView key={found.sprint.id} {...found} />}
    </OfSprint>
  )
}
