import { ActionIcon, Menu } from '@mantine/core'
import {
  IconHistory,
  IconLogout,
  IconUserCircle,
  IconUserCog,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { request } from '../lib/api.ts'
import { useMeInTeam } from '../lib/me.ts'
import { usePeople } from '../lib/queries.ts'
import { roleNames } from '../lib/role-names.ts'
import { sessionQuery, useAccount } from '../lib/session.ts'
import { tellFailure } from '../lib/tell-failure.ts'
import styles from './layout.module.css'

function InTeam({ slug }: { slug: string }) {
  const me = useMeInTeam(slug)
  const people = usePeople(slug).data?.people
  if (!me) return null
  const name = people?.find(({ id }) => id === me.personId)?.name
  const role = roleNames[me.role].toLowerCase()
  return <span>{name ? `You are ${name} in this team, ${role}` : `In this team: ${role}`}</span>
}

/** Who is signed in, what belongs to them, and the way out. Nothing where nobody signs in. */
export function AccountMenu({ slug }: { slug?: string }) {
  const account = useAccount()
  const client = useQueryClient()
  const navigate = useNavigate()
  if (account === null) return null
  const signOut = async () => {
    try {
      await request('DELETE', '/api/session')
    } catch (error) {
      return tellFailure('You are still signed in')(error)
    }
    client.setQueryData(sessionQuery.queryKey, known => known && { ...known, account: null })
    await navigate('/sign-in', { replace: true })
  }
  return (
    <Menu position="bottom-end" width={260} withinPortal={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--knots-muted)"
          size="lg"
          aria-label={`Signed in as ${account.name}`}
        >
          <IconUserCircle size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who} role="presentation">
          <strong>{account.name}</strong>
          {slug !== undefined && <InTeam slug={slug} />}
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCog size={17} />}>
          Account
        </Menu.Item>
        {account.isAdministrator && (
          <>
            <Menu.Item component={Link} to="/accounts" leftSection={<IconUsersGroup size={17} />}>
              Accounts of everybody
            </Menu.Item>
            <Menu.Item component={Link} to="/audit" leftSection={<IconHistory size={17} />}>
              Record of changes
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={17} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
