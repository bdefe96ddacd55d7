import { NavLink } from 'react-router'
import { useMay } from '../lib/access.ts'
import styles from './SprintTabs.module.css'

const pages = [
  { path: '/plan', label: 'Plan' },
  { path: '', label: 'Sprint' },
  { path: '/review', label: 'Review' },
  { path: '/retro', label: 'Retrospective' },
  { path: '/report', label: 'Report' },
]

type Props = { slug: string; sprint: { number: number } }

/** The pages of one sprint, from planning it to handing its report round. */
export function SprintTabs({ slug, sprint: { number } }: Props) {
  const may = useMay()
  // What is said in a retrospective stays among the members.
  const shown = pages.filter(({ path }) => may.write || path !== '/retro')
  return (
    <nav className={styles.tabs} aria-label={`Pages of sprint ${number}`}>
      {shown.map(({ path, label }) => (
        <NavLink
          key={label}
          to={`/${slug}/sprints/${number}${path}`}
          end
          className={styles.tab ?? ''}
        >
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
