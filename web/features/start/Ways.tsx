import { IconBrandGithub, IconClipboardText } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { DemoWay } from './DemoWay.tsx'
import styles from './start.module.css'

type WayProps = { to: string; icon: ReactNode; title: string; needs: string; children: ReactNode }

function Way({ to, icon, title, needs, children }: WayProps) {
  return (
    <li className={styles.way}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <h2 className={styles.wayTitle}>
        <Link to={to} className={styles.cover}>
          {title}
        </Link>
      </h2>
      <p className={styles.wayText}>{children}</p>
      <p className={styles.needs}>{needs}</p>
    </li>
  )
}

/** The ways to make a team; there is one demo team at most. */
export function Ways({ hasDemo }: { hasDemo: boolean }) {
  return (
    <ul className={styles.ways}>
      <Way
        to="/?with=github"
        icon={<IconBrandGithub size={22} />}
        title="Connect a GitHub project"
        needs="You need the address of the project and a token that may read it."
      >
        Sprints, items and story points come from the board, past iterations included.
      </Way>
      <Way
        to="/?with=minutes"
        icon={<IconClipboardText size={22} />}
        title="Import minutes or CSV"
        needs="You need the page as Markdown or plain text, or a table as CSV."
      >
        Velocity from the record you kept by hand, in a minute. Paste it anywhere on this page.
      </Way>
      {!hasDemo && <DemoWay />}
      <li className={styles.other}>
        Moving from another Knots? <Link to="/?with=export">Bring in the export of a team</Link>,
        with all its figures.
      </li>
    </ul>
  )
}
