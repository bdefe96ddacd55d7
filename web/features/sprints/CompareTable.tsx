import { VisuallyHidden } from '@mantine/core'
import { Fragment } from 'react'
import { Link } from 'react-router'
import { formatSpan } from '../../lib/format.ts'
import styles from './compare.module.css'
import { type Compared, cellOf, compareRows } from './compare-rows.ts'
import { ownTitle } from './SprintRow.tsx'

function Head({ slug, compared: { sprint } }: { slug: string; compared: Compared }) {
  const title = ownTitle(sprint)
  return (
    <th scope="col">
      <Link to={`/${slug}/sprints/${sprint.number}`} className={styles.name}>
        Sprint {sprint.number}
      </Link>
      {title && <span className={styles.title}>{title}</span>}
      <span className={styles.days}>{formatSpan(sprint.firstDay, sprint.lastDay)}</span>
      {sprint.state !== 'closed' && <span className={styles.days}>not closed yet</span>}
    </th>
  )
}

/** Figures side by side; the small ones are the differences to the first sprint. */
export function CompareTable({ slug, all }: { slug: string; all: Compared[] }) {
  const [first] = all
  if (!first) return null
  return (
    <table className={styles.table} aria-label="Sprints compared">
      <thead>
        <tr>
          <td />
          {all.map(compared => (
            <Head key={compared.sprint.id} slug={slug} compared={compared} />
          ))}
        </tr>
      </thead>
      {compareRows.map(({ group, rows }) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={all.length + 1} className={styles.group}>
              {group}
            </th>
          </tr>
          {rows.map(row => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {all.map(compared => {
                const { text, difference } = cellOf(row, compared, first)
                return (
                  <td key={compared.sprint.id}>
                    {text}
                    {difference !== null && (
                      <Fragment>
                        <VisuallyHidden>, </VisuallyHidden>
                        <small>{difference}</small>
                        <VisuallyHidden> to sprint {first.sprint.number}</VisuallyHidden>
                      </Fragment>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}
