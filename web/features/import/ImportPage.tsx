import { PageTitle } from '../../components/PageTitle.tsx'

export function ImportPage() {
  return <PageTitle title="Import" />
}
