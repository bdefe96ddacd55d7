import { PageTitle } from '../../components/PageTitle.tsx'

export function StartPage() {
  return <PageTitle title="Start" />
}
