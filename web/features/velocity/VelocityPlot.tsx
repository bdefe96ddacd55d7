import type { Velocity } from '#contract/velocity.ts'
import styles from '../../components/chart/chart.module.css'
import { YAxis } from '../../components/chart/YAxis.tsx'
import { formatOne } from '../../lib/format.ts'
import { PointBars } from './PointBars.tsx'
import { Speeds } from './Speeds.tsx'
import { SprintAxis } from './SprintAxis.tsx'
import { frame, type Geometry, type Slot } from './velocity-geometry.ts'

type Props = {
  slots: Slot[]
  geometry: Geometry
  next: Velocity['next']
  width: number
  height: number
  hasVelocity: boolean
  active: number | null
}

export function VelocityPlot({ slots, geometry, next, width, height, hasVelocity, active }: Props) {
  const { speed, point, right, split } = geometry
  const bottom = height - frame.axis
  const hovered = active === null ? undefined : slots[active]
  const speedTicks = speed.ticks(4)
  const isWhole = speedTicks.every(Number.isInteger)
  return (
    <svg width={width} height={height} aria-hidden="true">
      {hovered && (
        <rect
          data-active
          className={styles.today}
          x={geometry.start(hovered.sprint)}
          y={frame.top - 10}
          width={geometry.step}
          height={height - frame.top + 10}
          rx={6}
        />
      )}
      {hasVelocity && (
        <>
          <text className={styles.tick} x={0} y={9}>
            Velocity, points per FTE
          </text>
          <YAxis
            ticks={speedTicks}
            y={speed}
            left={frame.left}
            right={right}
            {...(isWhole ? {} : { format: formatOne })}
          />
          <Speeds slots={slots} geometry={geometry} />
        </>
      )}
      <text className={styles.tick} x={0} y={hasVelocity ? split + frame.gap - 12 : 9}>
        Points
      </text>
      <YAxis ticks={point.ticks(4)} y={point} left={frame.left} right={right} />
      <PointBars slots={slots} geometry={geometry} next={next} />
      <line className={styles.base} x1={frame.left} x2={right} y1={bottom} y2={bottom} />
      <SprintAxis slots={slots} geometry={geometry} top={bottom} />
    </svg>
  )
}
