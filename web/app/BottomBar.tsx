import { NavLink } from 'react-router'
import { useDestinations } from './destinations.tsx'
import styles from './layout.module.css'

/** The pages within reach of a thumb; shown on narrow screens only. */
export function BottomBar({ slug }: { slug: string }) {
  const pages = useDestinations(slug).filter(page => page.main)
  return (
    <nav className={styles.bottom} aria-label="Pages, below">
      {pages.map(({ key, to, exact, label, Icon }) => (
        <NavLink key={key} to={to} end={exact} className={styles.tab ?? ''}>
          <Icon size={22} stroke={1.6} />
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
