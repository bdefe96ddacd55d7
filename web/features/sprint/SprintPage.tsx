import { PageTitle } from '../../components/PageTitle.tsx'

export function SprintPage() {
  return <PageTitle title="Sprint" />
}
