import styles from '../../components/chart/chart.module.css'
import { formatDay } from '../../lib/format.ts'
import type { Slot } from './slots.ts'
import type { SprintScale } from './sprint-scale.ts'

type Props = { slots: Slot[]; scale: SprintScale; top: number }

const yearOf = (slot: Slot | undefined) => slot?.sprint.lastDay.slice(0, 4)

/** Number of each sprint, in brackets when left out; below it its last day or, where that has no room, the years. */
export function SprintAxis({ slots, scale: { step, centre }, top }: Props) {
  const every = step < 25 ? 2 : 1
  return (
    <g>
      {slots.map((slot, index) => {
        const { sprint } = slot
        const isNamed = (slots.length - 1 - index) % every === 0
        const below =
          step >= 52
            ? formatDay(sprint.lastDay)
            : yearOf(slot) !== yearOf(slots[index - 1])
              ? yearOf(slot)
              : null
        return (
          <g key={sprint.id}>
            {isNamed && (
              <text
                className={sprint.state === 'active' ? styles.tickStrong : styles.tick}
                x={centre(sprint)}
                y={top + 17}
                textAnchor="middle"
              >
                {sprint.excluded ? `(${sprint.number})` : sprint.number}
              </text>
            )}
            {below && (
              <text className={styles.tick} x={centre(sprint)} y={top + 33} textAnchor="middle">
                {below}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
