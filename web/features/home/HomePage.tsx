import { PageTitle } from '../../components/PageTitle.tsx'

export function HomePage() {
  return <PageTitle title="Home" />
}
