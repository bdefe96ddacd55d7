import { Link } from 'react-router'
import type { Sprint } from '#contract/sprint.ts'
import { formatPoints, formatSpan } from '../../lib/format.ts'
import { Hits } from './Hits.tsx'
import { Pick, type Picking } from './Pick.tsx'
import { Remarks } from './Remarks.tsx'
import { Speed } from './Speed.tsx'
import { SprintMenu } from './SprintMenu.tsx'
import { StateBadge } from './StateBadge.tsx'
import { hitsIn } from './search.ts'
import styles from './sprints.module.css'
import { type Save, TotalCell } from './TotalCell.tsx'

type Props = {
  slug: string
  sprint: Sprint
  query: string
  picking: Picking
  save: Save
  onEdit: (sprint: Sprint) => void
}

/** A title that only repeats the number says nothing. */
export const ownTitle = ({ number, title }: Sprint) =>
  /^(sprint|iteration)?\s*#?\d*$/i.test(title) || title === `Sprint ${number}` ? null : title

/** What was completed in the sprint, where something else counts too. */
export function CompletedOf({ sprint }: { sprint: Sprint }) {
  const { completed, counted } = sprint.points
  if (completed === null || counted === null || completed === counted) return null
  return <small className={styles.parts}>{formatPoints(completed)} completed</small>
}

export function SprintRow({ slug, sprint, query, picking, save, onEdit }: Props) {
  const title = ownTitle(sprint)
  const hits = query === '' ? [] : (hitsIn(sprint, query) ?? [])
  return (
    <tr data-excluded={sprint.excluded ? true : undefined}>
      <td className={styles.pick}>
        <Pick number={sprint.number} {...picking} />
      </td>
      <th scope="row">
        <Link to={`/${slug}/sprints/${sprint.number}`} className={styles.name}>
          Sprint {sprint.number}
        </Link>
        {title && <span className={styles.title}>{title}</span>}
        <span className={styles.days}>{formatSpan(sprint.firstDay, sprint.lastDay)}</span>
      </th>
      <td>
        <StateBadge sprint={sprint} />
      </td>
      <td className={styles.number}>
        <TotalCell sprint={sprint} total="committed" save={save} />
      </td>
      <td className={styles.number}>
        <TotalCell sprint={sprint} total="counted" save={save} />
        <CompletedOf sprint={sprint} />
      </td>
      <td className={styles.number}>
        <TotalCell sprint={sprint} total="plannedFte" save={save} />
      </td>
      <td className={styles.number}>
        <TotalCell sprint={sprint} total="actualFte" save={save} />
      </td>
      <td className={styles.number}>
        <Speed sprint={sprint} kind="expected" />
      </td>
      <td className={styles.number}>
        <Speed sprint={sprint} kind="actual" />
      </td>
      <td className={styles.comment}>
        {hits.length > 0 ? (
          <Hits hits={hits} />
        ) : (
          <Remarks sprint={sprint} invites onEdit={() => onEdit(sprint)} />
        )}
      </td>
      <td>
        <SprintMenu slug={slug} sprint={sprint} save={save} onEdit={() => onEdit(sprint)} />
      </td>
    </tr>
  )
}
