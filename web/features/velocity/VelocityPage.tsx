import { PageTitle } from '../../components/PageTitle.tsx'

export function VelocityPage() {
  return <PageTitle title="Velocity" />
}
