import type { Sprint } from '#contract/sprint.ts'
import { DraftCell } from '../../components/DraftCell.tsx'
import { useMay } from '../../lib/access.ts'
import { formatOne, formatPoints } from '../../lib/format.ts'
import type { Change } from './api.ts'
import styles from './sprints.module.css'
import {
  canType,
  formatTotal,
  lacksFte,
  parseTotal,
  type Total,
  totalNames,
  totalOf,
} from './totals.ts'

export type Save = (sprint: Pick<Sprint, 'id' | 'version'>, change: Change) => Promise<Sprint>

type Props = { sprint: Sprint; total: Total; save: Save }

/** A total of a sprint: typed where people keep it by hand, else as it was worked out. */
export function TotalCell({ sprint, total, save }: Props) {
  const may = useMay()
  const value = totalOf(sprint, total)
  if (!canType(sprint, total) || !may.write)
    return (
      <span className={styles.worked}>
        {total === 'committed' || total === 'counted' ? formatPoints(value) : formatOne(value)}
      </span>
    )
  return (
    <DraftCell
      label={`${totalNames[total]} of sprint ${sprint.number}`}
      value={value}
      format={value => formatTotal(value, total)}
      parse={parseTotal}
      invites={total === 'actualFte' && lacksFte(sprint)}
      pick={current => totalOf(current as Sprint, total)}
      save={(wanted, current) =>
        save((current as Sprint | undefined) ?? sprint, { typed: { [total]: wanted } })
      }
    />
  )
}
