import { Outlet } from 'react-router'
import styles from './layout.module.css'
import { Mark } from './Mark.tsx'

/** The frame of pages that belong to no team. */
export function BarePage() {
  return (
    <div className={styles.bare}>
      <header className={styles.bareBrand}>
        <Mark size={30} />
        Knots
      </header>
      <main>
        <Outlet />
      </main>
    </div>
  )
}
