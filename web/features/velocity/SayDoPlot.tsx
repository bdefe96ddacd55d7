import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import styles from '../../components/chart/chart.module.css'
import { YAxis } from '../../components/chart/YAxis.tsx'
import { formatOne } from '../../lib/format.ts'
import plot from './plot.module.css'
import type { Slot } from './slots.ts'
import { frame, type SprintScale } from './sprint-scale.ts'
import { formatShare } from './sprint-words.ts'

/** Scales of the two plots above each other: shares, and FTE below. */
export function sayDoScales(slots: Slot[], hasShares: boolean, height: number) {
  const bottom = height - frame.axis
  const split = frame.top + (hasShares ? 0.46 * (bottom - frame.top - frame.gap) : 0)
  const said = slots.map(({ shares }) => shares?.sayDo ?? 0)
  const ftes = slots.flatMap(({ sprint: { fte } }) => [fte.planned ?? 0, fte.actual ?? 0])
  const share = scaleLinear()
    .domain([0, Math.max(1, ...said)])
    .nice(4)
    .range([split, frame.top])
  const fte = scaleLinear()
    .domain([0, Math.max(1, ...ftes)])
    .nice(4)
    .range([bottom, hasShares ? split + frame.gap : frame.top])
  return { share, fte, split, bottom }
}

type Scales = ReturnType<typeof sayDoScales>
type Part = { slots: Slot[]; scale: SprintScale; scales: Scales }

/** How much was done of what was committed, sprint by sprint. */
export function Shares({ slots, scale, scales: { share } }: Part) {
  const known = slots.filter(({ shares }) => shares?.sayDo != null)
  const y = ({ shares }: Slot) => share(shares?.sayDo ?? 0)
  const path = line<Slot>()
    .x(({ sprint }) => scale.centre(sprint))
    .y(y)(known)
  return (
    <g>
      <line
        className={plot.expected}
        x1={frame.left}
        x2={scale.right}
        y1={share(1)}
        y2={share(1)}
      />
      <path className={plot.joined} d={path ?? ''} />
      {known.map(slot => (
        <circle
          key={slot.sprint.id}
          className={plot.shareDot}
          cx={scale.centre(slot.sprint)}
          cy={y(slot)}
          r={4}
        />
      ))}
    </g>
  )
}

/** Values and names of both plots. */
export function SayDoAxis({
  scales,
  hasShares,
  right,
}: {
  scales: Scales
  hasShares: boolean
  right: number
}) {
  const { share, fte, split } = scales
  const ticks = fte.ticks(3)
  return (
    <>
      {hasShares && (
        <>
          <text className={styles.tick} x={0} y={16}>
            Done of what was committed
          </text>
          <YAxis
            ticks={share.ticks(3)}
            y={share}
            left={frame.left}
            right={right}
            format={formatShare}
          />
        </>
      )}
      <text className={styles.tick} x={0} y={hasShares ? split + frame.gap - 12 : 16}>
        FTE
      </text>
      <YAxis
        ticks={ticks}
        y={fte}
        left={frame.left}
        right={right}
        {...(ticks.every(Number.isInteger) ? {} : { format: formatOne })}
      />
    </>
  )
}
