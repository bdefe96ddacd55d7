import type { Velocity } from '#contract/velocity.ts'
import styles from '../../components/chart/chart.module.css'
import { YAxis } from '../../components/chart/YAxis.tsx'
import { formatOne } from '../../lib/format.ts'
import { NoteMarks } from './NoteMarks.tsx'
import { PointBars } from './PointBars.tsx'
import { Speeds } from './Speeds.tsx'
import { SprintAxis } from './SprintAxis.tsx'
import type { Slot } from './slots.ts'
import { frame, type SprintScale } from './sprint-scale.ts'
import type { velocityScales } from './velocity-geometry.ts'

type Scales = ReturnType<typeof velocityScales>

type AxisProps = { scales: Scales; right: number; hasVelocity: boolean }

/** Values and names of both plots. */
export function VelocityAxis({ scales, right, hasVelocity }: AxisProps) {
  const { speed, point, split } = scales
  const speedTicks = speed.ticks(4)
  const isWhole = speedTicks.every(Number.isInteger)
  return (
    <>
      {hasVelocity && (
        <>
          <text className={styles.tick} x={0} y={16}>
            Velocity, points per FTE
          </text>
          <YAxis
            ticks={speedTicks}
            y={speed}
            left={frame.left}
            right={right}
            {...(isWhole ? {} : { format: formatOne })}
          />
        </>
      )}
      <text className={styles.tick} x={0} y={hasVelocity ? split + frame.gap - 12 : 16}>
        Points
      </text>
      <YAxis ticks={point.ticks(4)} y={point} left={frame.left} right={right} />
    </>
  )
}

type Props = {
  slots: Slot[]
  scale: SprintScale
  scales: Scales
  next: Velocity['next']
  hasVelocity: boolean
}

export function VelocityPlot({ slots, scale, scales, next, hasVelocity }: Props) {
  const geometry = { ...scale, ...scales }
  const { bottom } = scales
  return (
    <>
      {hasVelocity && <Speeds slots={slots} geometry={geometry} />}
      <PointBars slots={slots} geometry={geometry} next={next} />
      <line className={styles.base} x1={frame.left} x2={scale.right} y1={bottom} y2={bottom} />
      <SprintAxis slots={slots} scale={scale} top={bottom} />
      <NoteMarks slots={slots} scale={scale} top={bottom + frame.axis} />
    </>
  )
}
