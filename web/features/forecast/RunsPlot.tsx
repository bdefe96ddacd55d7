import { scaleBand, scaleLinear } from 'd3-scale'
import chart from '../../components/chart/chart.module.css'
import { YAxis } from '../../components/chart/YAxis.tsx'
import styles from './forecast.module.css'
import type { Share } from './runs.ts'

const frame = { left: 46, right: 12, top: 12, axis: 42 }
const asPercent = (share: number) => `${Math.round(share * 100)} %`

export function runsGeometry(rows: Share[], width: number, height: number) {
  const x = scaleBand<number>()
    .domain(rows.map(({ sprints }) => sprints))
    .range([frame.left, width - frame.right])
    .padding(0.25)
  const y = scaleLinear()
    .domain([0, 1])
    .range([height - frame.axis, frame.top])
  const step = rows.length === 1 ? width - frame.left - frame.right : x.step()
  const centre = (sprints: number) => (x(sprints) ?? 0) + x.bandwidth() / 2
  return { x, y, step, centre, start: (sprints: number) => centre(sprints) - step / 2 }
}

type Props = {
  rows: Share[]
  geometry: ReturnType<typeof runsGeometry>
  width: number
  height: number
  active: Share | undefined
}

/** A level for each number of sprints, one stair above the other. */
function stairs(rows: Share[], { y, start, step }: Props['geometry']): string {
  const [first] = rows
  if (!first) return ''
  return rows.reduce(
    (path, { sprints, cumulative }) => `${path}V${y(cumulative)}H${start(sprints) + step}`,
    `M${start(first.sprints)},${y(0)}`,
  )
}

/** Labels that have room, the last one always. */
const isNamed = (index: number, count: number, step: number) =>
  (count - 1 - index) % Math.max(1, Math.ceil(24 / step)) === 0

export function RunsPlot({ rows, geometry, width, height, active }: Props) {
  const { x, y, step, centre, start } = geometry
  const bottom = height - frame.axis
  const wide = Math.min(56, x.bandwidth())
  return (
    <svg width={width} height={height} aria-hidden="true">
      {active && (
        <rect
          data-active
          className={chart.today}
          x={start(active.sprints)}
          y={frame.top - 6}
          width={step}
          height={height - frame.top + 6}
          rx={6}
        />
      )}
      <YAxis
        ticks={[0, 0.5, 0.85, 0.95]}
        y={y}
        left={frame.left}
        right={width - frame.right}
        format={asPercent}
      />
      {rows.map(({ sprints, share }) => (
        <rect
          key={sprints}
          className={styles.share}
          x={centre(sprints) - wide / 2}
          y={y(share)}
          width={wide}
          height={bottom - y(share)}
          rx={Math.min(3, wide / 4)}
        />
      ))}
      <path className={styles.stairs} d={stairs(rows, geometry)} />
      <line
        className={chart.base}
        x1={frame.left}
        x2={width - frame.right}
        y1={bottom}
        y2={bottom}
      />
      {rows.map(({ sprints }, index) =>
        isNamed(index, rows.length, step) ? (
          <text
            key={sprints}
            className={chart.tick}
            x={centre(sprints)}
            y={bottom + 17}
            textAnchor="middle"
          >
            {sprints}
          </text>
        ) : null,
      )}
      <text className={chart.tick} x={width - frame.right} y={bottom + 36} textAnchor="end">
        Sprints from now
      </text>
    </svg>
  )
}
