import { Link, Outlet } from 'react-router'
import { AccountMenu } from './AccountMenu.tsx'
import styles from './layout.module.css'
import { Mark } from './Mark.tsx'

/** The frame of pages that belong to no team. */
export function BarePage() {
  return (
    <div className={styles.bare}>
      <header className={styles.bareBrand}>
        <Link to="/" className={styles.bareHome}>
          <Mark size={30} />
          Knots
        </Link>
        <AccountMenu />
      </header>
      <main>
        <Outlet />
      </main>
    </div>
  )
}
