import { Link } from 'react-router'
import { formatSpan } from '../../lib/format.ts'
import { useSaveSprint } from './api.ts'
import cards from './cards.module.css'
import { Hits } from './Hits.tsx'
import { Pick } from './Pick.tsx'
import { Remarks } from './Remarks.tsx'
import { Speed } from './Speed.tsx'
import { SprintMenu } from './SprintMenu.tsx'
import { CompletedOf, ownTitle } from './SprintRow.tsx'
import type { ListProps } from './SprintTable.tsx'
import { StateBadge } from './StateBadge.tsx'
import { hitsIn } from './search.ts'
import styles from './sprints.module.css'
import { TotalCell } from './TotalCell.tsx'

/** The same record on a narrow screen: a card for each sprint. */
export function SprintCards({ slug, sprints, query, picking, onEdit }: ListProps) {
  const save = useSaveSprint(slug)
  return (
    <ul className={cards.cards} aria-label="Sprints, newest first">
      {sprints.map(sprint => {
        const title = ownTitle(sprint)
        const hits = query === '' ? [] : (hitsIn(sprint, query) ?? [])
        return (
          <li key={sprint.id} className={cards.card}>
            <div className={cards.cardHead}>
              <Pick number={sprint.number} {...picking} />
              <h2 className={cards.cardTitle}>
                <Link to={`/${slug}/sprints/${sprint.number}`} className={styles.name}>
                  Sprint {sprint.number}
                </Link>
              </h2>
              <StateBadge sprint={sprint} />
              <SprintMenu slug={slug} sprint={sprint} save={save} onEdit={() => onEdit(sprint)} />
            </div>
            {title && <p className={styles.title}>{title}</p>}
            <p className={styles.days}>{formatSpan(sprint.firstDay, sprint.lastDay)}</p>
            <table className={cards.cardFigures}>
              <thead>
                <tr>
                  <td />
                  <th scope="col">Planned</th>
                  <th scope="col">Actual</th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <th scope="row">Points</th>
                  <td>
                    <TotalCell sprint={sprint} total="committed" save={save} />
                  </td>
                  <td>
                    <TotalCell sprint={sprint} total="counted" save={save} />
                    <CompletedOf sprint={sprint} />
                  </td>
                </tr>
                <tr>
                  <th scope="row">FTE</th>
                  <td>
                    <TotalCell sprint={sprint} total="plannedFte" save={save} />
                  </td>
                  <td>
                    <TotalCell sprint={sprint} total="actualFte" save={save} />
                  </td>
                </tr>
                <tr>
                  <th scope="row">Velocity</th>
                  <td>
                    <Speed sprint={sprint} kind="expected" />
                  </td>
                  <td>
                    <Speed sprint={sprint} kind="actual" />
                  </td>
                </tr>
              </tbody>
            </table>
            {hits.length > 0 ? (
              <Hits hits={hits} />
            ) : (
              <Remarks sprint={sprint} onEdit={() => onEdit(sprint)} />
            )}
          </li>
        )
      })}
    </ul>
  )
}
