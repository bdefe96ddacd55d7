import type { SprintShares } from '#contract/review.ts'
import { Panel } from '../../components/Panel.tsx'
import { dash } from '../../lib/format.ts'
import styles from './shares.module.css'

type Measure = 'sayDo' | 'unplanned' | 'carriedOver'

const measures: { key: Measure; label: string; meaning: string }[] = [
  { key: 'sayDo', label: 'Say / do', meaning: 'committed points that were done' },
  { key: 'unplanned', label: 'Unplanned', meaning: 'points in scope that came in later' },
  { key: 'carriedOver', label: 'Carried over', meaning: 'points in scope that were not done' },
]

const shareWords = (share: number | null) => (share === null ? dash : `${Math.round(share * 100)}`)

/** How the last sprints went, as shares in percent: bars for the eye, a table for the ear. */
export function SharesPanel({ shares }: { shares: SprintShares[] }) {
  const known = measures.filter(({ key }) => shares.some(one => one[key] !== null))
  if (known.length === 0) return null
  const most = Math.max(1, ...shares.flatMap(one => known.map(({ key }) => one[key] ?? 0)))
  return (
    <Panel title="Over the last sprints">
      <table className={styles.shares}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              Percent in sprint
            </th>
            {shares.map(({ sprintId, number, title }) => (
              <th key={sprintId} scope="col" title={title}>
                {number}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {known.map(({ key, label, meaning }) => (
            <tr key={key}>
              <th scope="row">
                {label}
                <small>{meaning}</small>
              </th>
              {shares.map(one => (
                <td key={one.sprintId}>
                  {one[key] !== null && (
                    <span
                      className={styles.bar}
                      style={{ blockSize: `${(one[key] / most) * 2.75}rem` }}
                      aria-hidden="true"
                    />
                  )}
                  {shareWords(one[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
