import { Badge } from '@mantine/core'
import { Link, NavLink } from 'react-router'
import { useMay } from '../lib/access.ts'
import { useTeam } from '../lib/queries.ts'
import { useAccount } from '../lib/session.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { useDestinations } from './destinations.tsx'
import styles from './layout.module.css'
import { Mark } from './Mark.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { NewAction } from './NewAction.tsx'
import { SyncStatus } from './SyncStatus.tsx'
import { TeamSwitcher } from './TeamSwitcher.tsx'

export function TopBar({ slug }: { slug: string }) {
  const team = useTeam(slug)
  const may = useMay()
  const account = useAccount()
  const pages = useDestinations(slug).filter(page => page.main)
  return (
    <header className={styles.bar}>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      <div className={styles.inner}>
        <Link to={`/${slug}`} className={styles.brand} aria-label="Knots, home of the team">
          <Mark size={26} />
        </Link>
        <TeamSwitcher slug={slug} />
        {team.data?.isDemo && (
          <Badge
            variant="default"
            size="sm"
            radius="sm"
            flex="none"
            {...(account ? { visibleFrom: 'xs' } : {})}
          >
            Demo
          </Badge>
        )}
        <nav className={styles.links} aria-label="Pages">
          {pages.map(page => (
            <NavLink key={page.key} to={page.to} end={page.exact} className={styles.link ?? ''}>
              {page.label}
            </NavLink>
          ))}
        </nav>
        <div className={styles.space} />
        <SyncStatus slug={slug} />
        {may.write && <NewAction slug={slug} />}
        <MoreMenu slug={slug} />
        <AccountMenu slug={slug} />
      </div>
    </header>
  )
}
