import chart from '../../components/chart/chart.module.css'
import { formatOne } from '../../lib/format.ts'
import styles from './plot.module.css'
import { dotRadius } from './velocity-geometry.ts'

type Props = { most: number; step: number; right: number }

/** What the size of a dot says, at the top right. */
export function SizeKey({ most, step, right }: Props) {
  if (most <= 0) return null
  const sizes = [most, most / 2]
  return (
    <g>
      {sizes.map((fte, index) => {
        const end = right - index * 56
        return (
          <g key={fte}>
            <text className={chart.tick} x={end} y={16} textAnchor="end">
              {formatOne(fte)}
            </text>
            <circle className={styles.key} cx={end - 36} cy={12} r={dotRadius(fte, most, step)} />
          </g>
        )
      })}
      <text className={chart.tick} x={right - 112} y={16} textAnchor="end">
        FTE
      </text>
    </g>
  )
}
