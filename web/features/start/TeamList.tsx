import { Badge, Text, Title } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Team } from '#contract/team.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { useIsAdministrator } from '../../lib/session.ts'
import styles from './start.module.css'
import { useTextArrival } from './use-text-arrival.ts'
import { Ways } from './Ways.tsx'

function boardOf({ github, isDemo }: Team): string {
  if (github) return github.title ?? `Project ${github.number} of ${github.owner}`
  return isDemo
    ? 'An invented team, to look around'
    : 'No board; sprints from minutes, CSV or typed'
}

/** Several teams live on one Knots. */
export function TeamList({ teams }: { teams: Team[] }) {
  const isAdministrator = useIsAdministrator()
  const arrival = useTextArrival()
  return (
    <div {...arrival}>
      <PageTitle title="Teams" />
      <ul className={styles.teams}>
        {teams.map(team => (
          <li key={team.id} className={styles.team}>
            <div>
              <Link to={`/${team.slug}`} className={styles.cover}>
                {team.name}
              </Link>
              {team.isDemo && (
                <Badge variant="default" size="sm" radius="sm" ml={8}>
                  Demo
                </Badge>
              )}
              <Text size="sm" c="dimmed">
                {boardOf(team)}
              </Text>
            </div>
            <IconChevronRight size={18} aria-hidden="true" className={styles.chevron} />
          </li>
        ))}
      </ul>
      {isAdministrator && (
        <>
          <Title order={2} mt="xl" mb="sm">
            Add a team
          </Title>
          <Ways hasDemo={teams.some(team => team.isDemo)} />
        </>
      )}
    </div>
  )
}
