import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Goal } from '#contract/goal.ts'
import { useMay } from '../../lib/access.ts'
import { formatPoints } from '../../lib/format.ts'
import styles from './goals.module.css'

/** What tells which items serve a goal. */
export function Marks({ goal: { label, parent } }: { goal: Goal }) {
  const may = useMay()
  if (label === null && parent === null && !may.write) return null
  if (label === null && parent === null)
    return (
      <p className={styles.marks}>
        Nothing tells yet which items serve it: give it a label or a parent issue.
      </p>
    )
  return (
    <p className={styles.marks}>
      {label !== null && (
        <span>
          Label <span className={styles.label}>{label}</span>
        </span>
      )}
      {parent !== null && <span>Parts of {parent}</span>}
    </p>
  )
}

function SprintLink({ to, children }: { to: string | null; children: ReactNode }) {
  if (to === null) return <span>{children}</span>
  return (
    <Link to={to} className={styles.sprint}>
      {children}
    </Link>
  )
}

/** The sprints that worked on it, with the points that were counted. */
export function WorkedOn({ slug, goal: { sprints } }: { slug: string; goal: Goal }) {
  const may = useMay()
  if (sprints.length === 0) return null
  return (
    <p className={styles.sprints}>
      <span>Worked on in sprint</span>
      {sprints.map(({ id, number, points }) => (
        <SprintLink key={id} to={may.go ? `/${slug}/sprints/${number}` : null}>
          {number}
          {points !== null && points > 0 && (
            <span className={styles.points}> {formatPoints(points)} pt</span>
          )}
        </SprintLink>
      ))}
    </p>
  )
}
