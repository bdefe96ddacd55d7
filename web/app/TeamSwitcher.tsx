import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useTeam, useTeams } from '../lib/queries.ts'
import styles from './layout.module.css'

export function TeamSwitcher({ slug }: { slug: string }) {
  const team = useTeam(slug)
  const teams = useTeams()
  const name = team.data?.name ?? slug
  return (
    <Menu position="bottom-start" width={260} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={styles.team} aria-label={`Team ${name}, switch team`}>
          <span className={styles.teamName}>{name}</span>
          <IconSelector size={16} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {teams.data?.teams.map(other => (
          <Menu.Item
            key={other.id}
            component={Link}
            to={`/${other.slug}`}
            rightSection={other.slug === slug ? <IconCheck size={16} /> : null}
            {...(other.slug === slug ? { 'aria-current': 'true' as const } : {})}
          >
            {other.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/?all" leftSection={<IconPlus size={16} />}>
          All teams, new team
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
