import { IconUsersGroup } from '@tabler/icons-react'
import { Empty } from '../../components/Empty.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { useAccount } from '../../lib/session.ts'

/** Signed in, and in no team yet. */
export function NoTeam() {
  const account = useAccount()
  const name = account?.login ?? account?.mail
  return (
    <>
      <PageTitle title="Teams" />
      <Empty icon={<IconUsersGroup size={24} />} title="You are in no team yet">
        A scrum master adds you in the settings of the team
        {name ? <span>, as {name}</span> : ''}. Then it stands here.
      </Empty>
    </>
  )
}
