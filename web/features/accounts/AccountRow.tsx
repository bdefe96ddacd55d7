import { ActionIcon, Anchor, Badge, Menu, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useNow } from '../../lib/clock.ts'
import { formatAgo } from '../../lib/format.ts'
import { roleNames } from '../../lib/role-names.ts'
import styles from './accounts.module.css'
import type { KnownAccount, Step } from './api.ts'

type Props = { account: KnownAccount; isMe: boolean; onStep: (step: Step) => void }

function Marks({ account, isMe }: Pick<Props, 'account' | 'isMe'>) {
  const marks = [
    isMe && 'you',
    account.isAdministrator && 'administrator',
    account.isBlocked && 'blocked',
  ]
  return marks
    .filter(mark => mark !== false)
    .map(mark => (
      <Badge key={mark} variant="default" size="sm" radius="sm" tt="none">
        {mark}
      </Badge>
    ))
}

function Teams({ teams }: Pick<KnownAccount, 'teams'>) {
  if (teams.length === 0) return <span>in no team</span>
  return teams.map(({ slug, name, role }, index) => (
    <span key={slug}>
      {index > 0 && ', '}
      <Anchor component={Link} to={`/${slug}/settings#members`} inherit underline="always">
        {name}
      </Anchor>{' '}
      ({roleNames[role].toLowerCase()})
    </span>
  ))
}

/** An account. Nobody takes their own rights away by mistake: that is for another administrator. */
export function AccountRow({ account, isMe, onStep }: Props) {
  const now = useNow()
  const { name, login, mail, from, isAdministrator, isBlocked, teams, signedInAt } = account
  const who = [login, mail, from].filter(word => word !== null).join(' · ')
  const edit = (change: { isAdministrator: boolean } | { isBlocked: boolean }) => () =>
    onStep({ kind: 'edit', account, edit: change })
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.name}>
          {name} <Marks account={account} isMe={isMe} />
        </span>
        <Text size="sm" c="dimmed">
          {who}, signed in {formatAgo(signedInAt, now)}
        </Text>
        <Text size="sm" c="dimmed">
          <Teams teams={teams} />
        </Text>
      </div>
      {!isMe && (
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More of ${name}`}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={edit({ isAdministrator: !isAdministrator })}>
              {isAdministrator ? 'Administrator no more' : 'Make administrator'}
            </Menu.Item>
            <Menu.Item onClick={edit({ isBlocked: !isBlocked })}>
              {isBlocked ? 'Let in again' : 'Block'}
            </Menu.Item>
            <Menu.Item onClick={() => onStep({ kind: 'delete', account })}>Delete</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}
