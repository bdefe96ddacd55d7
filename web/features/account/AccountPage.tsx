import { Button, Stack } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { Link, Navigate } from 'react-router'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { PrivacyLink } from '../../components/PrivacyLink.tsx'
import { signInPath, useSession } from '../../lib/session.ts'
import { Browsers } from './Browsers.tsx'
import { Tokens } from './Tokens.tsx'
import { WhoIAm } from './WhoIAm.tsx'

function Nobody() {
  return (
    <Empty
      icon={<IconUserCircle size={24} />}
      title="There are no accounts here"
      actions={
        <Button component={Link} to="/">
          Go to the teams
        </Button>
      }
    >
      Nobody signs in to this Knots: everybody who reaches it is trusted.
    </Empty>
  )
}

/** All that belongs to whoever is signed in, and to no team. */
export function AccountPage() {
  const session = useSession()
  return (
    <>
      <PageTitle title="Account" />
      {!session && <Loading height={420} label="Loading the account" />}
      {session?.mode === 'trusted' && <Nobody />}
      {session?.mode === 'signed-in' && session.account === null && (
        <Navigate to={signInPath('/account')} replace />
      )}
      {session?.account && (
        <Stack gap="lg">
          <WhoIAm account={session.account} endsAt={session.endsAt} />
          <Browsers />
          <Tokens />
          <Panel title="Privacy">
            <PrivacyLink />
          </Panel>
        </Stack>
      )}
    </>
  )
}
