import { formatPoints } from '../../lib/format.ts'
import styles from './chart.module.css'

type Props = {
  ticks: number[]
  y: (value: number) => number
  left: number
  right: number
  format?: (value: number) => string
}

/** Grid lines with their values. */
export function YAxis({ ticks, y, left, right, format = formatPoints }: Props) {
  return (
    <g>
      {ticks.map(tick => (
        <g key={tick}>
          <line className={styles.grid} x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text className={styles.tick} x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
    </g>
  )
}
