import type { Burndown } from '#contract/burndown.ts'
import { formatPoints } from '../../lib/format.ts'
import styles from './burn.module.css'
import { areaPath, type burnGeometry, linePath, type Point, stepPath } from './burn-geometry.ts'

type Props = {
  burndown: Burndown
  kind: 'down' | 'up'
  geometry: ReturnType<typeof burnGeometry>
  active: number | null
}

type Series = 'main' | 'second'

function Dots({ points, series, from }: { points: Point[]; series: Series; from: number }) {
  const last = points.length - 1
  return points.map((point, index) =>
    index < from ? null : (
      <circle
        key={point.x}
        className={index === last ? styles.dotNow : styles.dot}
        data-series={series}
        cx={point.x}
        cy={point.y}
        r={index === last ? 6 : 3.5}
      />
    ),
  )
}

function Now({ point, words, right }: { point: Point | undefined; words: string; right: number }) {
  if (!point) return null
  const beside = point.x + 80 < right
  return (
    <text
      className={styles.nowLabel}
      x={beside ? point.x + 12 : point.x - 4}
      y={beside ? point.y : point.y - 14}
      dy="0.32em"
      textAnchor={beside ? 'start' : 'end'}
    >
      {words}
    </text>
  )
}

/** The lines of either chart, with the latest value written beside its point. */
export function BurnLines({ burndown, kind, geometry }: Props) {
  const { at, bottom, right } = geometry
  const { committed, days } = burndown
  const latest = days.findLast(({ remaining }) => remaining !== null)
  const from = committed === null ? 0 : 1
  if (kind === 'up') {
    const completed = at(day => day.completed, 0)
    const scope = at(day => day.scope, committed)
    return (
      <g>
        <path className={styles.main} d={stepPath(scope)} />
        <path className={styles.secondArea} d={areaPath(completed, bottom)} />
        <path className={styles.second} d={linePath(completed)} />
        <Dots points={completed} series="second" from={1} />
        <Now
          point={completed.at(-1)}
          words={`${formatPoints(latest?.completed)} done`}
          right={right}
        />
        <Now point={scope.at(-1)} words={`${formatPoints(latest?.scope)} in all`} right={right} />
      </g>
    )
  }
  const remaining = at(day => day.remaining, committed)
  return (
    <g>
      <path className={styles.guide} d={linePath(at(day => day.guideline, committed))} />
      <path className={styles.mainArea} d={areaPath(remaining, bottom)} />
      <path className={styles.main} d={linePath(remaining)} />
      <Dots points={remaining} series="main" from={from} />
      <Now
        point={remaining.at(-1)}
        words={`${formatPoints(latest?.remaining)} left`}
        right={right}
      />
    </g>
  )
}
