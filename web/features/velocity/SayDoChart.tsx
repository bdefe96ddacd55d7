import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import styles from '../../components/chart/chart.module.css'
import type { Legend } from '../../components/chart/picture-legend.ts'
import { YAxis } from '../../components/chart/YAxis.tsx'
import { formatOne, plural } from '../../lib/format.ts'
import { FteBars } from './FteBars.tsx'
import plot from './plot.module.css'
import { SprintAxis } from './SprintAxis.tsx'
import { SprintsChart } from './SprintsChart.tsx'
import type { Slot } from './slots.ts'
import { frame, type SprintScale } from './sprint-scale.ts'
import { formatShare, sayDoRows, sayDoWords } from './sprint-words.ts'
import { SprintTip } from './VelocityTip.tsx'
import { sayDoTable } from './velocity-table.ts'

const shareLegend: Legend[] = [
  { label: 'Done of what was committed', mark: 'dot', color: '--chart-second' },
  { label: 'As much as was committed', mark: 'dashed', color: '--chart-guide' },
]
const fteLegend: Legend[] = [
  { label: 'Announced FTE', mark: 'bar', color: '--chart-main-soft' },
  { label: 'Real FTE', mark: 'bar', color: '--chart-main' },
]

function scalesOf(slots: Slot[], hasShares: boolean, height: number) {
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

type Scales = ReturnType<typeof scalesOf>
type Part = { slots: Slot[]; scale: SprintScale; scales: Scales }

function Shares({ slots, scale, scales: { share } }: Part) {
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

function Axis({ scales, hasShares, right }: { scales: Scales; hasShares: boolean; right: number }) {
  const { share, fte, split } = scales
  const ticks = fte.ticks(3)
  return (
    <>
      {hasShares && (
        <>
          <text className={styles.tick} x={0} y={9}>
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
      <text className={styles.tick} x={0} y={hasShares ? split + frame.gap - 12 : 9}>
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

/** How much of what was committed was done, and how many people were announced and there. */
export function SayDoChart({ slots, all }: { slots: Slot[]; all: Slot[] }) {
  const hasShares = slots.some(({ shares }) => shares?.sayDo != null)
  const height = hasShares ? 320 : 180
  const scales = scalesOf(slots, hasShares, height)
  return (
    <SprintsChart
      title={hasShares ? 'Said and done' : 'Announced and real FTE'}
      subtitle={plural(slots.length, 'sprint')}
      legend={[...(hasShares ? shareLegend : []), ...fteLegend]}
      table={sayDoTable(all)}
      notes={
        hasShares
          ? 'Points of committed items that were done, of the points committed. 100 % is no aim: who commits to little always gets there.'
          : ''
      }
      height={height}
      slots={slots}
      label={hasShares ? 'Said and done, by sprint' : 'FTE by sprint'}
      axis={right => <Axis scales={scales} hasShares={hasShares} right={right} />}
      draw={scale => (
        <>
          {hasShares && <Shares slots={slots} scale={scale} scales={scales} />}
          <FteBars slots={slots} scale={scale} y={scales.fte} />
          <line
            className={styles.base}
            x1={frame.left}
            x2={scale.right}
            y1={scales.bottom}
            y2={scales.bottom}
          />
          <SprintAxis slots={slots} scale={scale} top={scales.bottom} />
        </>
      )}
      words={sayDoWords}
      tip={slot => <SprintTip slot={slot} rows={sayDoRows(slot)} />}
    />
  )
}
