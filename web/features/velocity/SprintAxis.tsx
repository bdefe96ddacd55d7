import styles from '../../components/chart/chart.module.css'
import { formatDay } from '../../lib/format.ts'
import type { Geometry, Slot } from './velocity-geometry.ts'

type Props = { slots: Slot[]; geometry: Geometry; top: number }

/** Number of each sprint and, where there is room, its last day; in brackets when left out. */
export function SprintAxis({ slots, geometry, top }: Props) {
  const { step, centre } = geometry
  const every = step < 25 ? 2 : 1
  return (
    <g>
      {slots.map(({ sprint }, index) => {
        if ((slots.length - 1 - index) % every !== 0) return null
        const number = sprint.excluded ? `(${sprint.number})` : sprint.number
        return (
          <g key={sprint.id}>
            <text
              className={sprint.state === 'active' ? styles.tickStrong : styles.tick}
              x={centre(sprint)}
              y={top + 17}
              textAnchor="middle"
            >
              {number}
            </text>
            {step >= 52 && (
              <text className={styles.tick} x={centre(sprint)} y={top + 33} textAnchor="middle">
                {formatDay(sprint.lastDay)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
