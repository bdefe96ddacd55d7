import { PageTitle } from '../../components/PageTitle.tsx'

export function SprintsPage() {
  return <PageTitle title="Sprints" />
}
