import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useIsAdministrator, useSession } from '../lib/session.ts'
import { Empty } from './Empty.tsx'
import { Loading } from './Loading.tsx'

/** Says so to everybody else. */
export function AdministratorsOnly({ children }: { children: ReactNode }) {
  const session = useSession()
  const isAdministrator = useIsAdministrator()
  if (!session) return <Loading height={360} />
  if (session.account === null || isAdministrator) return children
  return (
    <Empty
      icon={<IconLock size={24} />}
      title="This is for administrators"
      actions={
        <Button component={Link} to="/">
          Go to the teams
        </Button>
      }
    >
      Whoever administers this Knots can make you one too.
    </Empty>
  )
}
