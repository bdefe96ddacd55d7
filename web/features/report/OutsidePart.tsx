import type { Adjustment, OutsideDecision, OutsideItem } from '#contract/review.ts'
import { formatPoints, formatSigned } from '../../lib/format.ts'
import { placeOf, titleOf } from '../../lib/item-words.ts'
import styles from './tables.module.css'

type Props = { outside: OutsideItem[]; adjustments: Adjustment[] }

const decisions: Record<OutsideDecision, string> = { accepted: 'counted', refused: 'not counted' }

/** What was done besides, and whether the team counts it. */
export function OutsidePart({ outside, adjustments }: Props) {
  return (
    <table className={styles.items}>
      <thead>
        <tr>
          <th scope="col">Work that was not in the sprint</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {outside.map(({ item, points, decision }) => (
          <tr key={item.id}>
            <td>
              {titleOf(item)} <span className={styles.place}>{placeOf(item)}</span>
              <span className={styles.place}>
                {decision === null ? 'not decided' : decisions[decision]}
              </span>
            </td>
            <td>{item.points === null ? 'no estimate' : formatPoints(points)}</td>
          </tr>
        ))}
        {adjustments.map(({ id, points, reason }) => (
          <tr key={id}>
            <td>
              {reason} <span className={styles.place}>adjustment</span>
            </td>
            <td>{formatSigned(points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
