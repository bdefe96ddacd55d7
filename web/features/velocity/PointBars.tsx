import type { Sprint } from '#contract/sprint.ts'
import type { Velocity } from '#contract/velocity.ts'
import styles from './plot.module.css'
import type { Slot } from './slots.ts'
import type { Geometry } from './velocity-geometry.ts'

type Props = { slots: Slot[]; geometry: Geometry; next: Velocity['next'] }
type BarProps = {
  kind: 'committed' | 'completed' | 'counted'
  points: number | null
  x: number
  width: number
  geometry: Geometry
}

function Bar({ kind, points, x, width, geometry: { point } }: BarProps) {
  if (points === null || points <= 0) return null
  return (
    <rect
      className={styles[kind]}
      data-bar={kind}
      x={x}
      y={point(points)}
      width={width}
      height={point(0) - point(points)}
      rx={Math.min(kind === 'committed' ? 4 : 3, width / 4)}
    />
  )
}

/** Committed stands behind; in front of it what was completed and what counted, or the one of both that is known. */
function Bars({ sprint, geometry }: { sprint: Sprint; geometry: Geometry }) {
  const wide = Math.min(64, geometry.bandwidth)
  const left = geometry.centre(sprint) - wide / 2
  const { committed, completed, counted } = sprint.points
  const isOne = completed === null || counted === null
  const narrow = wide * (isOne ? 0.52 : 0.36)
  const edge = wide * (isOne ? 0.24 : 0.11)
  const bar = { width: narrow, geometry }
  return (
    <g data-excluded={sprint.excluded !== null} className={styles.bars}>
      <Bar kind="committed" points={committed} x={left} width={wide} geometry={geometry} />
      <Bar kind="completed" points={completed} x={left + edge} {...bar} />
      <Bar kind="counted" points={counted} x={left + wide - edge - narrow} {...bar} />
    </g>
  )
}

/** What the next sprint is expected to bring, with its range. */
function Expectation({ next, slots, geometry }: Props) {
  const sprint = slots.find(slot => slot.sprint.id === next?.sprintId)?.sprint
  if (!next || !sprint) return null
  const { point, centre, bandwidth } = geometry
  const { low, expected, high } = next.points
  const middle = centre(sprint)
  const cap = Math.min(8, bandwidth / 3)
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
