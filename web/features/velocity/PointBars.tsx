import type { Sprint } from '#contract/sprint.ts'
import type { Velocity } from '#contract/velocity.ts'
import styles from './plot.module.css'
import type { Geometry, Slot } from './velocity-geometry.ts'

type Props = { slots: Slot[]; geometry: Geometry; next: Velocity['next'] }

/** Committed stands behind, completed in front of it, and on top what else was counted. */
function Bars({ sprint, geometry }: { sprint: Sprint; geometry: Geometry }) {
  const { x, point, centre } = geometry
  const wide = Math.min(64, x.bandwidth())
  const narrow = wide * 0.52
  const { committed, completed, counted } = sprint.points
  const base = point(0)
  const done = completed ?? counted
  const besides = counted !== null && done !== null && counted > done ? counted : null
  return (
    <g data-excluded={sprint.excluded !== null} className={styles.bars}>
      {committed !== null && (
        <rect
          className={styles.committed}
          x={centre(sprint) - wide / 2}
          y={point(committed)}
          width={wide}
          height={base - point(committed)}
          rx={Math.min(4, wide / 4)}
        />
      )}
      {done !== null && done > 0 && (
        <rect
          className={styles.completed}
          x={centre(sprint) - narrow / 2}
          y={point(done)}
          width={narrow}
          height={base - point(done)}
          rx={Math.min(3, narrow / 4)}
        />
      )}
      {besides !== null && done !== null && (
        <rect
          className={styles.besides}
          x={centre(sprint) - narrow / 2}
          y={point(besides)}
          width={narrow}
          height={Math.max(1, point(done) - point(besides) - 1)}
          rx={Math.min(2, narrow / 4)}
        />
      )}
    </g>
  )
}

/** What the next sprint is expected to bring, with its range. */
function Expectation({ next, slots, geometry }: Props) {
  const sprint = slots.find(slot => slot.sprint.id === next?.sprintId)?.sprint
  if (!next || !sprint) return null
  const { point, centre, x } = geometry
  const { low, expected, high } = next.points
  const middle = centre(sprint)
  const cap = Math.min(8, x.bandwidth() / 3)
  const whisker =
    low === null || high === null
      ? null
      : `M${middle - cap},${point(high)}H${middle + cap}M${middle},${point(high)}V${point(low)}M${middle - cap},${point(low)}H${middle + cap}`
  return (
    <g>
      {whisker && <path className={styles.halo} d={whisker} />}
      {whisker && <path className={styles.whisker} d={whisker} />}
      <circle className={styles.likely} cx={middle} cy={point(expected)} r={5} />
    </g>
  )
}

export function PointBars(props: Props) {
  return (
    <g>
      {props.slots.map(({ sprint }) => (
        <Bars key={sprint.id} sprint={sprint} geometry={props.geometry} />
      ))}
      <Expectation {...props} />
    </g>
  )
}
