import { PageTitle } from '../../components/PageTitle.tsx'

export function ActionsPage() {
  return <PageTitle title="Actions" />
}
